import fc from 'fast-check';

import { attempt } from '../../../../nodes/shared/eInvoice/problem';
import { decodeXml } from '../../../../nodes/shared/eInvoice/xml/decode';
import { XML_LIMITS } from '../../../../nodes/shared/eInvoice/xml/element';
import { readXml } from '../../../../nodes/shared/eInvoice/xml/readXml';
import { readEInvoice } from '../../../../nodes/shared/eInvoice/readEInvoice';

const codeOf = async (xml: string) => {
	const read = await attempt(async () => await Promise.resolve(readXml(xml)));
	return read.ok ? 'read' : read.problem.code;
};

it('gives elements with their namespaces, attributes and text', () => {
	const root = readXml('<?xml version="1.0"?>\n<!-- first --><a xmlns="urn:one" xmlns:p="urn:two" id=\'1\'>x<p:b c="d &amp; e"/>&lt;<![CDATA[<y>]]>&#x20AC;<b xmlns="">z</b></a>\n');

	expect(root).toMatchObject({
		name: 'a',
		namespace: 'urn:one',
		text: 'x<<y>€',
		children: [{ name: 'b', namespace: 'urn:two' }, { name: 'b', namespace: '', text: 'z' }],
	});
	expect([...(root.attributes ?? [])]).toEqual([['id', '1']]);
	expect([...(root.children[0].attributes ?? [])]).toEqual([['c', 'd & e']]);
});

it('takes line ends as one character, whichever there are', () => {
	expect(readXml('<a>one\r\ntwo\rthree</a>').text).toBe('one\ntwo\nthree');
});

it('keeps a namespace that an element declares to that element', () => {
	const root = readXml('<a xmlns="urn:one"><b xmlns="urn:two"><c/></b><d/></a>');

	expect(root.children.map(({ namespace }) => namespace)).toEqual(['urn:two', 'urn:one']);
	expect(root.children[0].children[0].namespace).toBe('urn:two');
});

it.each([
	['a document type', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
	['a document type after the declaration', '<?xml version="1.0"?><!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><a/>'],
	['an entity', '<a>&file;</a>'],
	['an entity in an attribute', '<a b="&file;"/>'],
	['the entities that grow', `<!DOCTYPE a [<!ENTITY x0 "x">${Array.from({ length: 30 }, (_, index) => `<!ENTITY x${index + 1} "&x${index};&x${index};">`).join('')}]><a>&x30;</a>`],
])('refuses %s as unsafe', async (_, xml) => {
	expect(await codeOf(xml)).toBe('XML_UNSAFE');
});

it.each([
	['nothing', ''],
	['blanks', ' \n '],
	['no XML', 'invoice 4711'],
	['an element without its end', '<a><b></b>'],
	['another end', '<a></b>'],
	['an end alone', '</a>'],
	['two roots', '<a/><b/>'],
	['text behind the root', '<a/>b'],
	['a prefix of no namespace', '<p:a/>'],
	['an attribute twice', '<a b="1" b="2"/>'],
	['an attribute without its quotes', '<a b=1/>'],
	['a < in an attribute', '<a b="<"/>'],
	['attributes without a gap', '<a b="1"c="2"/>'],
	['a comment without an end', '<a><!-- b </a>'],
	['a character reference to none', '<a>&#0;</a>'],
	['half a character', '<a>&#xD800;</a>'],
	['a control character', '<a>\u0001</a>'],
	['an & alone', '<a>b & c</a>'],
	['a tag that breaks off', '<a'],
	['too many attributes', `<a ${Array.from({ length: 100 }, (_, index) => `a${index}="1"`).join(' ')}/>`],
])('refuses %s as malformed', async (_, xml) => {
	expect(await codeOf(xml)).toBe('XML_MALFORMED');
});

it('refuses what is nested too deep, and reads what is just not', async () => {
	const nested = (depth: number) => '<a>'.repeat(depth) + '</a>'.repeat(depth);

	expect(await codeOf(nested(XML_LIMITS.depth))).toBe('read');
	expect(await codeOf(nested(XML_LIMITS.depth + 1))).toBe('XML_TOO_LARGE');
	expect(await codeOf('<a>'.repeat(100_000))).toBe('XML_TOO_LARGE');
});

it('refuses more elements than anybody needs', async () => {
	expect(await codeOf(`<a>${'<b/>'.repeat(XML_LIMITS.parts)}</a>`)).toBe('XML_TOO_LARGE');
});

it('refuses a file that is too large before it looks into it', () => {
	expect(readEInvoice(Buffer.alloc(XML_LIMITS.bytes + 1))).toMatchObject({ ok: false, problem: { code: 'XML_TOO_LARGE' } });
});

it('ends for whatever bytes there are', () => {
	const pieces = fc.constantFrom('<a', '</a>', '>', '/>', ' b="', '"', '&', ';', '<!--', '-->', '<![CDATA[', ']]>', '<?', '?>', 'xmlns:p="u"', 'p:', '#x41', '\ufeff', 'é', '\n');
	fc.assert(
		fc.property(fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 })), { maxLength: 40 }), (parts) => {
			expect(readEInvoice(Buffer.from(parts.join('')))).toMatchObject({ ok: false });
		}),
	);
	fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => expect(readEInvoice(Buffer.from(bytes)).ok).toBe(false)));
});

describe('the encoding', () => {
	const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>Müller € 5</a>`;

	it.each([
		['UTF-8', Buffer.from(declared('UTF-8'))],
		['UTF-8 that is declared as Latin-1', Buffer.from(declared('ISO-8859-1'))],
		['UTF-8 that is declared as UTF-16', Buffer.from(declared('UTF-16'))],
		['UTF-8 with a mark', Buffer.from(`\ufeff${declared('UTF-8')}`)],
		['UTF-16 with a mark', Buffer.from(`\ufeff${declared('UTF-16')}`, 'utf16le')],
		['UTF-16 without a mark', Buffer.from(declared('UTF-8'), 'utf16le')],
		['UTF-16, the other way round', Buffer.from(declared('UTF-16'), 'utf16le').swap16()],
		['Windows-1252', Buffer.from(declared('windows-1252').replace('€', '\u0080'), 'latin1')],
		['Windows-1252 that is declared as UTF-8', Buffer.from(declared('UTF-8').replace('€', '\u0080'), 'latin1')],
		['Windows-1252 that is declared as Latin-1', Buffer.from(declared('ISO-8859-1').replace('€', '\u0080'), 'latin1')],
		['Windows-1252 that is declared as nonsense', Buffer.from(declared('klingon').replace('€', '\u0080'), 'latin1')],
	])('%s is told by the bytes', (_, bytes) => {
		expect(readXml(decodeXml(bytes)).text).toBe('Müller € 5');
	});

	it('of a file in UTF-32 is refused by name', () => {
		expect(readEInvoice(Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]))).toMatchObject({ ok: false, problem: { message: expect.stringContaining('UTF-32') as string } });
	});
});
