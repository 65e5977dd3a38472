import { parse } from 'node-html-parser';
import type { IDataObject } from 'n8n-workflow';

import { invoicePdf, type TestFile } from '../../support/testDocuments';
import { decisionOf, row, useReviewFixture, type Asked } from './reviewFixture';

const fixture = useReviewFixture();

const SCRIPTS = [
	'<script>alert(1)</script>',
	'</script><script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	"' onfocus='alert(1)' autofocus='",
	'</textarea><svg onload=alert(1)>',
	'</template><iframe src=javascript:alert(1)>',
	'</noscript><script>alert(1)</script>',
	'<!--<script>',
	'{{constructor.constructor("alert(1)")()}}',
	'javascript:alert(1)',
	'\u2028alert(1)\u2029',
];

/** Everything in the page that could run or load something, but for what the node itself puts there. */
function foreignParts(html: string, nonce: string): string[] {
	const page = parse(html, { blockTextElements: { script: true, style: true } });
	return page.querySelectorAll('*').flatMap((element) => {
		const attributes = Object.entries(element.attributes);
		const isOwn = element.getAttribute('nonce') === nonce;
		const runs = ['SCRIPT', 'STYLE'].includes(element.tagName) && !isOwn;
		const loads = ['OBJECT', 'EMBED', 'BASE', 'SVG', 'FRAME', 'APPLET'].includes(element.tagName);
		const handlers = attributes.filter(([name, value]) => /^on/i.test(name) || name === 'style' || /^(src|href|action|formaction|srcdoc)$/i.test(name) && !/^(\?[\w=&%.+~*-]*(#[\w=&]*)?|data:,|#[\w-]*)$/.test(value));
		return runs || loads || handlers.length > 0 ? [element.outerHTML.slice(0, 200)] : [];
	});
}

async function page(asked: Asked) {
	const answer = await asked.get();
	const nonce = /'nonce-([^']+)'/.exec(String(answer.headers['content-security-policy']))?.[1] ?? '';
	return { ...answer, nonce };
}

describe('script of strangers in the page', () => {
	it.each(SCRIPTS)('%j runs in no value, column, sentence, reason, file name, field name or title', async (script) => {
		const pdf = await invoicePdf('INV-1', `a${script}.pdf`);
		const json: IDataObject = {
			...row({ _review: script, _sourceFile: script, 'Vendor Name': script, 'Invoice Number': script, [script]: script, nested: { [script]: script }, list: [script], _page: script }),
			_extraction: { reasons: [{ code: script, field: script, message: script }] },
		};
		const asked = await fixture().ask([await fixture().item(json, { [`data${script}`]: pdf, other: { ...pdf, mimeType: script } })], {
			parameters: { page: { title: script, texts: { replaced: [{ key: 'approve', text: script }, { key: 'plainHelp', text: script }, { key: 'language', text: script }] } } },
		});
		const { text, nonce, status } = await page(asked);
		expect(status).toBe(200);
		expect(foreignParts(text, nonce)).toEqual([]);
		const checked = await asked.postBody(new URLSearchParams({ do: 'check', row: '0', by: script, remark: script, 'field:Vendor Name': `${script}2`, answer: JSON.stringify({ key: await asked.key(), rows: [] }) }).toString(), {});
		expect(checked.status).toBe(200);
		const own = /'nonce-([^']+)'/.exec(String(checked.headers['content-security-policy']))?.[1] ?? '';
		expect(foreignParts(checked.text, own)).toEqual([]);
	});

	it('finds what would run, so that the tests above say something', () => {
		const bad = '<script>1</script><img src="x" onerror="1"><a href="javascript:1">a</a><p style="color:red">b</p><script nonce="n">2</script>';
		expect(foreignParts(bad, 'n')).toHaveLength(4);
	});

	it('is kept out by a policy with a nonce that is another one each time', async () => {
		const asked = await fixture().ask([await fixture().item(row())]);
		const [first, second] = [await page(asked), await page(asked)];
		expect(first.headers).toMatchObject({
			'content-security-policy': `default-src 'none'; script-src 'nonce-${first.nonce}'; style-src 'nonce-${first.nonce}'; img-src 'self' data:; frame-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
			'x-content-type-options': 'nosniff',
			'referrer-policy': 'no-referrer',
			'cache-control': 'no-store',
			'content-type': 'text/html; charset=utf-8',
		});
		expect(first.nonce).toMatch(/^[\w+/]{24}$/);
		expect(second.nonce).not.toBe(first.nonce);
	});
});

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

const good = { id: 0, decision: 'approved' };

/** What the page does not post, and how it is refused. */
const POSTS: Array<[what: string, answer: unknown, status: number]> = [
	['nothing', '', 400],
	['no JSON', '{', 400],
	['a number', '1', 400],
	['null', 'null', 400],
	['a list', '[]', 400],
	['no rows', { intent: 'submit' }, 400],
	['rows that are no list', { intent: 'submit', rows: { 0: good } }, 400],
	['another intent', { intent: 'delete', rows: [] }, 400],
	['a row that is no row', { intent: 'submit', rows: [null] }, 400],
	['a row as a text', { intent: 'submit', rows: [{ ...good, id: '0' }] }, 400],
	['a negative row', { intent: 'submit', rows: [{ ...good, id: -1 }] }, 400],
	['half a row', { intent: 'submit', rows: [{ ...good, id: 0.5 }] }, 400],
	['a row beyond the last', { intent: 'submit', rows: [{ ...good, id: 1 }] }, 400],
	['a row twice', { intent: 'submit', rows: [good, { ...good, decision: 'rejected' }] }, 400],
	['another decision', { intent: 'submit', rows: [{ ...good, decision: 'unanswered' }] }, 400],
	['a number in a field', { intent: 'submit', rows: [{ ...good, fields: { Note: 1 } }] }, 400],
	['a list in a field', { intent: 'submit', rows: [{ ...good, fields: { Note: ['a'] } }] }, 400],
	['fields that are a list', { intent: 'submit', rows: [{ ...good, fields: ['a'] }] }, 400],
	['a name without end', { intent: 'submit', by: 'a'.repeat(201), rows: [good] }, 400],
	['a remark without end', { intent: 'submit', rows: [{ ...good, remark: 'a'.repeat(10_001) }] }, 400],
	['a key of another review', { intent: 'submit', key: '0'.repeat(32), rows: [good] }, 409],
	['no key', { intent: 'submit', key: undefined, rows: [good] }, 400],
	['a column that is not there', { intent: 'submit', rows: [{ ...good, fields: { Bonus: '1' } }] }, 422],
	['the prototype of the row', '{"intent":"submit","rows":[{"id":0,"decision":"approved","fields":{"constructor":"x"}}]}', 422],
	['the decision as a column', { intent: 'submit', rows: [{ ...good, fields: { review: 'x' } }] }, 422],
	['what the nodes say of the row', { intent: 'submit', rows: [{ ...good, fields: { _extractionId: 'x' } }] }, 422],
	['a value that is shown only', { intent: 'submit', rows: [{ ...good, fields: { list: '[]' } }] }, 422],
	['no number in a number', { intent: 'submit', rows: [{ ...good, fields: { 'Total Amount': 'NaN' } }] }, 422],
	['infinity in a number', { intent: 'submit', rows: [{ ...good, fields: { 'Total Amount': '9'.repeat(400) } }] }, 422],
	['no date in a date', { intent: 'submit', rows: [{ ...good, fields: { 'Invoice Date': '2026-02-30' } }] }, 422],
	['no choice in a choice', { intent: 'submit', rows: [{ ...good, fields: { Paid: 'maybe' } }] }, 422],
	['a text without end', { intent: 'submit', rows: [{ ...good, fields: { Note: 'a'.repeat(10_001) } }] }, 422],
];

describe('posts that the page does not make', () => {
	const ask = async () => await fixture().ask([await fixture().item(row({ list: ['a'] }))]);

	it.each(POSTS)('%s is refused with a sentence, and changes nothing', async (_what, answer, status) => {
		const asked = await ask();
		const key = await asked.key();
		const given = typeof answer === 'string' && !answer.startsWith('{"') ? answer : JSON.stringify({ key, ...(typeof answer === 'string' ? JSON.parse(answer) : (answer as object)) });
		const refused = await asked.post(given);
		expect(refused.status).toBe(status);
		expect(JSON.parse(refused.text).message).toMatch(/^[A-Z].*\.$/);
		expect(asked.isWaiting).toBe(true);
		// The same page still counts.
		expect((await asked.submit([{ id: 0, decision: 'approved' }])).status).toBe(200);
		expect((await asked.out())[0].json).toMatchObject(row({ list: ['a'] }));
	});

	it('cannot reach the prototype of anything', async () => {
		const asked = await ask();
		const key = await asked.key();
		await asked.post(`{"intent":"submit","key":"${key}","rows":[{"id":0,"decision":"approved","fields":{"__proto__":"x"},"__proto__":{"polluted":1}}],"__proto__":{"polluted":1}}`);
		expect(({} as IDataObject).polluted).toBeUndefined();
	});

	it.each([
		['application/json', '{"intent":"submit"}'],
		['text/plain', 'answer={}'],
		['multipart/form-data; boundary=a', '--a\r\ncontent-disposition: form-data; name="answer"\r\n\r\n{}\r\n--a--'],
		['application/x-www-form-urlencodedx', 'answer={}'],
		['', 'answer={}'],
	])('the type %j is refused', async (type, body) => {
		const asked = await ask();
		const { status } = await asked.postBody(body, { 'content-type': type, accept: 'application/json' });
		expect(status).toBe(415);
		expect(asked.isWaiting).toBe(true);
	});

	it('more than two megabytes are refused, whatever they say', async () => {
		const asked = await ask();
		const { status, text } = await asked.post({ intent: 'submit', key: await asked.key(), rows: [{ id: 0, decision: 'approved', fields: { Note: 'a'.repeat(3_000_000) } }] });
		expect(status).toBe(413);
		expect(JSON.parse(text).message).toContain('too much');
		expect(asked.isWaiting).toBe(true);
	});

	it('a form with ten thousand fields is read as it is', async () => {
		const asked = await ask();
		const form = new URLSearchParams({ do: 'check', row: '0', answer: JSON.stringify({ key: await asked.key(), rows: [] }) });
		for (let index = 0; index < 10_000; index++) form.append(`field:${index}`, 'x');
		form.append('field:Note', 'last');
		const { status, text } = await asked.postBody(form.toString(), {});
		expect(status).toBe(200);
		expect(text).toContain('last');
	});

	it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('the method %s does nothing', async (method) => {
		const asked = await ask();
		const { status } = await fetch(asked.link, { method, body: method === 'OPTIONS' ? undefined : 'answer={}' });
		expect([404, 405]).toContain(status);
		expect(asked.isWaiting).toBe(true);
	});

	it.each(['x-http-method-override', 'x-method-override'])('the header %s changes nothing', async (name) => {
		const asked = await ask();
		const { status, headers } = await asked.get(undefined, { [name]: 'POST', 'x-forwarded-host': 'evil.example', host: 'evil.example' });
		expect(status).toBe(200);
		expect(JSON.stringify(headers)).not.toContain('evil');
		expect((await asked.get()).text).not.toContain('evil');
	});
});

describe('several at once', () => {
	it.each([2, 10])('%i submits at the same moment are one decision, and the others are told', async (count) => {
		const asked = await fixture().ask([await fixture().item(row())]);
		const key = await asked.key();
		const answers = await asked.postAtOnce(Array.from({ length: count }, (_, index) => ({ intent: 'submit', key, by: `Person ${index}`, rows: [{ id: 0, decision: index % 2 ? 'approved' : 'rejected' }] })));
		expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
		for (const { status, text } of answers.filter((answer) => answer.status !== 200)) {
			expect(status).toBe(409);
			expect(JSON.parse(text).message).toMatch(/^[A-Z]/);
		}
		const winner = answers.findIndex(({ status }) => status === 200);
		expect((await asked.out()).map((item) => decisionOf(item).by)).toEqual([`Person ${winner}`]);
	});

	it('a submit that comes again, or after another one, decides nothing', async () => {
		const asked = await fixture().ask([await fixture().item(row())]);
		const key = await asked.key();
		const answer = { intent: 'submit', key, rows: [{ id: 0, decision: 'approved' }] } as const;
		expect((await asked.post({ ...answer, rows: [...answer.rows] })).status).toBe(200);
		const before = await asked.out();
		for (const again of [await asked.post({ ...answer, rows: [{ id: 0, decision: 'rejected' }] }), await asked.get()]) {
			expect(again.text).toContain('No action required');
		}
		expect(await asked.out()).toEqual(before);
	});

	it('checks at the same time do not disturb the decision', async () => {
		const asked = await fixture().ask([await fixture().item(row())]);
		const key = await asked.key();
		const check = { intent: 'check' as const, key, rows: [{ id: 0, fields: { 'Total Amount': '119' } }] };
		for (const { status, text } of await asked.postAtOnce([check, check])) {
			expect(status).toBe(200);
			expect(JSON.parse(text)).toEqual({ rows: [{ id: 0, problems: [], fieldProblems: {} }] });
		}
		expect((await asked.submit([{ id: 0, decision: 'approved' }])).status).toBe(200);
		expect(await asked.out()).toHaveLength(1);
	});
});
