import type { IDataObject } from 'n8n-workflow';

import { row, useReviewFixture } from './reviewFixture';

const fixture = useReviewFixture();

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
