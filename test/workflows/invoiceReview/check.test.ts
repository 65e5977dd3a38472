import { parse } from 'node-html-parser';

import { row, useReviewFixture, type Answer, type Asked } from './reviewFixture';

const fixture = useReviewFixture();

const ask = async (parameters = {}) => await fixture().ask([await fixture().item(row()), await fixture().item(row({ 'Invoice Number': 'INV-2', 'Total Amount': 119 }))], { parameters });
const bodyOf = ({ text }: Answer) => JSON.parse(text) as { message?: string; rows: Array<{ id: number; problems: string[]; fieldProblems: Record<string, string> }> };

describe('a check', () => {
	it('says what the rules object to in the rows as they are corrected, and changes nothing', async () => {
		const asked = await ask();
		const before = bodyOf(await asked.check([]));
		expect(before.rows.map(({ problems }) => problems.length)).toEqual([1, 0]);
		const after = bodyOf(await asked.check([{ id: 0, fields: { 'Total Amount': '119' } }, { id: 1, fields: { 'Invoice Number': 'INV-2 ', 'Vendor Name': '' } }]));
		expect(after.rows).toEqual([
			{ id: 0, problems: [], fieldProblems: {} },
			{ id: 1, problems: ['Vendor Name is missing.'], fieldProblems: {} },
		]);
		expect(asked.isWaiting).toBe(true);
		expect(bodyOf(await asked.check([])).rows).toEqual(before.rows);
	});

	it('follows the rules as they are set', async () => {
		const asked = await ask({ reviewRules: { TOTALS_MISMATCH: { enabled: true, tolerance: 100 } } });
		expect(bodyOf(await asked.check([])).rows.map(({ problems }) => problems)).toEqual([[], []]);
	});

	it('says which values cannot be taken', async () => {
		const asked = await ask();
		const { rows } = bodyOf(await asked.check([{ id: 0, decision: 'approved', fields: { 'Total Amount': '1.234', 'Invoice Date': 'soon', Note: 'x' } }]));
		expect(rows[0].fieldProblems).toEqual({ 'Total Amount': expect.stringContaining('two ways'), 'Invoice Date': expect.stringContaining('year-month-day') });
	});
});

describe('a submit with a value that cannot be taken', () => {
	it('decides nothing, and says which', async () => {
		const asked = await ask();
		const refused = await asked.submit([{ id: 0, decision: 'approved', fields: { 'Total Amount': 'abc' } }, { id: 1, decision: 'approved' }]);
		expect(refused.status).toBe(422);
		expect(bodyOf(refused)).toMatchObject({ message: 'Some values cannot be taken, and nothing was decided. They are marked.', rows: [{ fieldProblems: { 'Total Amount': expect.any(String) } }, { fieldProblems: {} }] });
		expect(asked.isWaiting).toBe(true);
	});

	it('is taken where the row is rejected or left open, which it says nothing about', async () => {
		const asked = await ask();
		const wrong = { 'Total Amount': 'abc' };
		expect((await asked.submit([{ id: 0, decision: 'rejected', fields: wrong }, { id: 1, fields: wrong }])).status).toBe(200);
		expect((await asked.out()).map(({ json }) => json['Total Amount'])).toEqual([199, 119]);
	});
});

describe('a form without script', () => {
	/** Fills the form of the page in, and presses a button, as a browser does. */
	async function press(asked: Asked, page: Answer, button: string, entered: Record<string, string> = {}): Promise<Answer> {
		const form = parse(page.text, { blockTextElements: { script: true, style: true } }).querySelector('noscript form');
		if (!form) throw new Error('The page has no form.');
		const body = new URLSearchParams();
		for (const field of form.querySelectorAll('input[name], textarea[name], select[name]')) {
			const name = field.getAttribute('name') ?? '';
			const value = field.tagName === 'SELECT' ? field.querySelector('option[selected]')?.getAttribute('value') : field.tagName === 'TEXTAREA' ? field.text.replace(/^\n/, '') : field.getAttribute('value');
			body.append(name, entered[name] ?? value ?? '');
		}
		body.append('do', button);
		return await asked.postBody(body.toString(), { accept: 'text/html' }, form.getAttribute('action') ?? '');
	}

	it('carries what was decided from row to row, keeps what cannot be taken, and ends with a summary', async () => {
		const asked = await ask();
		const wrong = await press(asked, await asked.get(), 'check', { 'field:Total Amount': 'abc' });
		expect(wrong.status).toBe(200);
		expect(wrong.text).toContain('Write a number');
		expect(wrong.text).toContain('value="abc"');
		expect(wrong.headers['content-security-policy']).toContain("default-src 'none'");

		const second = await press(asked, await press(asked, wrong, 'check', { 'field:Total Amount': '119' }), 'approve', { remark: 'fine' });
		expect(second.text).toContain('INV-2');
		expect(asked.isWaiting).toBe(true);
		const end = await press(asked, await press(asked, second, 'reject'), 'submit', { by: 'Ada' });
		expect(end.status).toBe(200);
		expect(end.text).toContain('This review is decided');
		expect((await asked.out()).map(({ json }) => [json['Total Amount'], json.review])).toEqual([
			[119, expect.objectContaining({ decision: 'approved', by: 'Ada', remark: 'fine', before: { 'Total Amount': 199 }, problems: [] })],
			[119, expect.objectContaining({ decision: 'rejected', by: 'Ada' })],
		]);
	});

	it('comes back with the marked field when it is submitted with a value that cannot be taken', async () => {
		const asked = await ask();
		const approved = await press(asked, await asked.get(), 'approve', { 'field:Total Amount': 'abc' });
		const refused = await press(asked, approved, 'submit');
		expect(refused.status).toBe(422);
		expect(refused.text).toContain('Write a number');
		expect(asked.isWaiting).toBe(true);
	});
});

describe('the texts and the language of the page', () => {
	it('are replaced by those of the node', async () => {
		const asked = await ask({ page: { title: 'Rechnungen prüfen', texts: { replaced: [{ key: 'approve', text: 'Freigeben' }] } } });
		const { text } = await asked.get(undefined, { 'accept-language': 'de-DE,de;q=0.9' });
		for (const each of ['<title>Rechnungen prüfen</title>', '>Freigeben<']) expect(text).toContain(each);
	});

	it.each(['', 'de', 'xx-invalid-language-tag', 'en;q=0.1', '<script>', '*', 'zh-Hant-TW,zh'])('%j as a language gives a page', async (language) => {
		const asked = await ask();
		expect((await asked.get(undefined, { 'accept-language': language })).status).toBe(200);
	});
});
