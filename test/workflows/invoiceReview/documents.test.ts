import { invoicePdf, type TestFile } from '../../support/testDocuments';
import { row, useReviewFixture } from './reviewFixture';

const fixture = useReviewFixture();

const HTML = Buffer.from('<!doctype html><script>fetch("/rest/credentials")</script>');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');

/** Files of strangers, with the type that they are served as, and whether they are shown. */
const FILES: Array<[what: string, file: (pdf: Buffer) => TestFile, type: string, shown: 'inline' | 'attachment']> = [
	['a PDF', (pdf) => ({ name: 'a.pdf', bytes: pdf }), 'application/pdf', 'inline'],
	['a PDF that calls itself HTML', (pdf) => ({ name: 'a.html', bytes: pdf, mimeType: 'text/html' }), 'application/pdf', 'inline'],
	['HTML', () => ({ name: 'a.html', bytes: HTML, mimeType: 'text/html' }), 'application/octet-stream', 'attachment'],
	['HTML that calls itself a PDF', () => ({ name: 'a.pdf', bytes: HTML, mimeType: 'application/pdf' }), 'application/octet-stream', 'attachment'],
	['HTML that calls itself an image', () => ({ name: 'a.png', bytes: HTML, mimeType: 'image/png' }), 'application/octet-stream', 'attachment'],
	['HTML with a PDF behind it', (pdf) => ({ name: 'a.pdf', bytes: Buffer.concat([HTML, pdf]), mimeType: 'application/pdf' }), 'application/octet-stream', 'attachment'],
	['an SVG', () => ({ name: 'a.svg', bytes: SVG, mimeType: 'image/svg+xml' }), 'application/octet-stream', 'attachment'],
	['an SVG that calls itself a PNG', () => ({ name: 'a.png', bytes: SVG, mimeType: 'image/png' }), 'application/octet-stream', 'attachment'],
	['XML', () => ({ name: 'a.xml', bytes: Buffer.from('<?xml version="1.0"?><a/>'), mimeType: 'text/xml' }), 'application/octet-stream', 'attachment'],
	['a script', () => ({ name: 'a.js', bytes: Buffer.from('alert(1)'), mimeType: 'text/javascript' }), 'application/octet-stream', 'attachment'],
	['a PNG', () => ({ name: 'a.png', bytes: Buffer.from('\x89PNG\r\n\x1a\n1234', 'latin1') }), 'image/png', 'inline'],
	['a JPEG', () => ({ name: 'a.jpg', bytes: Buffer.from('\xff\xd8\xff\xe01234', 'latin1') }), 'image/jpeg', 'inline'],
	['a WebP', () => ({ name: 'a.webp', bytes: Buffer.from('RIFF\x01\x02\x03\x04WEBPVP8 ', 'latin1') }), 'image/webp', 'inline'],
	['a GIF', () => ({ name: 'a.gif', bytes: Buffer.from('GIF89a1234') }), 'image/gif', 'inline'],
	['a RIFF that is no WebP', () => ({ name: 'a.webp', bytes: Buffer.from('RIFF1234WAVEfmt '), mimeType: 'image/webp' }), 'application/octet-stream', 'attachment'],
	['nothing', () => ({ name: 'a.pdf', bytes: Buffer.alloc(0), mimeType: 'application/pdf' }), 'application/octet-stream', 'attachment'],
];

describe('documents of strangers', () => {
	const served = async (file: TestFile) => {
		const asked = await fixture().ask([await fixture().item(row(), { data: file })]);
		const [{ documents: [{ url }] }] = (await asked.page()).rows;
		return await asked.get(url);
	};

	it.each(FILES)('%s is served as what it is', async (_what, file, type, shown) => {
		const given = file((await invoicePdf('INV-1')).bytes);
		const { headers, bytes, status } = await served(given);
		expect(status).toBe(200);
		expect(bytes).toEqual(given.bytes);
		expect(headers).toMatchObject({
			'content-type': type,
			'content-disposition': expect.stringMatching(new RegExp(`^${shown}; filename="`)),
			'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
			'cross-origin-resource-policy': 'same-origin',
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'cache-control': 'no-store',
		});
	});

	it.each(['a\r\nSet-Cookie: a=b.pdf', 'a"; filename="b.html.pdf', '../../etc/passwd.pdf', '..\\..\\a.pdf', 'Rechnung Müller €.pdf', '\u202Efdp.exe.pdf', '\ud800.pdf', `${'a'.repeat(500)}.pdf`, '.htaccess', "a';b=%22.pdf"])(
		'the name %j is a name in the header, and nothing else',
		async (name) => {
			const { headers, status } = await served({ name, bytes: (await invoicePdf('INV-1')).bytes, mimeType: 'application/pdf' });
			expect(status).toBe(200);
			expect(headers['set-cookie']).toBeUndefined();
			expect(String(headers['content-disposition'])).toMatch(/^inline; filename="[\x20\x21\x23-\x5b\x5d-\x7e]{1,150}"; filename\*=UTF-8''[\w.~%!-]+$/);
			expect(String(headers['content-disposition'])).not.toMatch(/[/\\]|%2F|%5C|%0[AD]|%E2%80%AE|"\.|''\./i);
		},
	);

	it('are not in the page, and only those of chosen fields are served', async () => {
		const pdf = await invoicePdf('INV-1');
		const asked = await fixture().ask([await fixture().item(row(), { data: pdf, secret: pdf })], { parameters: { binaryFields: 'data' } });
		const [{ documents }] = (await asked.page()).rows;
		expect(documents).toHaveLength(1);
	});
});
