import fc from 'fast-check';

import { formAnswer } from '../../../../nodes/InvoiceReview/page/formAnswer';
import type { PageRow } from '../../../../nodes/InvoiceReview/page/reviewPage';

const rows: PageRow[] = [0, 1, 2].map((id) => ({
	id,
	name: `Row ${id}`,
	sentence: '',
	documents: [],
	fields: [
		{ name: 'total', kind: 'number', value: '12.50', isMarked: true },
		{ name: 'notes', kind: 'text', value: 'one\r\ntwo', isMarked: false },
		{ name: 'lines', kind: 'json', value: '[]', isMarked: false },
	],
}));
const hidden = (...posted: object[]) => JSON.stringify({ key: 'review', rows: posted });

it('is none where the script has posted', () => {
	expect(formAnswer({ answer: hidden() }, rows)).toBeUndefined();
});

it('adds the row that was shown to what was decided before, with the columns that were changed', () => {
	const form = { do: 'approve', row: '1', remark: 'Fixed', by: '', answer: hidden({ id: 0, decision: 'rejected' }), 'field:total': '13', 'field:notes': 'one\r\ntwo', 'field:lines': '[1]' };

	expect(formAnswer(form, rows)).toEqual({
		answer: { intent: 'check', key: 'review', rows: [{ id: 0, decision: 'rejected' }, { id: 1, decision: 'approved', remark: 'Fixed', fields: { total: '13' } }, { id: 2 }] },
		current: 2,
	});
});

it('forgets a change that was undone', () => {
	const form = { do: 'check', row: '0', answer: hidden({ id: 0, remark: 'Old', fields: { total: '13' } }), 'field:total': '12.50', remark: '' };

	expect(formAnswer(form, rows)?.answer).toMatchObject({ rows: [{ id: 0 }, { id: 1 }, { id: 2 }] });
	expect(JSON.stringify(formAnswer(form, rows))).not.toMatch(/Old|13/);
});

it.each([
	['approve', '0', 2],
	['reject', '2', 0],
	['next', '0', 1],
	['next', '2', 2],
	['previous', '0', 0],
	['previous', '2', 1],
	['check', '1', 1],
	['reopen', '1', 1],
	['anything', '1', 1],
	['check', '9', undefined],
])('after %s at row %s, row %s is shown', (action, row, expected) => {
	expect(formAnswer({ do: action, row, answer: hidden({ id: 1, decision: 'approved' }) }, rows)?.current).toBe(expected);
});

it.each([
	['approve', ['approved', 'rejected', undefined]],
	['reopen', [undefined, 'rejected', undefined]],
	['approve-all', ['approved', 'rejected', 'approved']],
	['submit', [undefined, 'rejected', undefined]],
])('%s decides %j', (action, expected) => {
	const { answer } = formAnswer({ do: action, row: '0', answer: hidden({ id: 1, decision: 'rejected' }) }, rows) ?? {};

	expect((answer as { rows: Array<{ decision?: string }> }).rows.map(({ decision }) => decision)).toEqual(expected);
	expect((answer as { intent: string }).intent).toBe(action === 'submit' ? 'submit' : 'check');
});

it('takes any post without failing, and knows no rows but those of the page', () => {
	const anything = fc.oneof(fc.anything(), fc.constantFrom('approve', '0', '1', hidden({ id: 7 }, { id: '0' }), '{"rows":[null,1]}', 'null', '['));

	fc.assert(
		fc.property(fc.dictionary(fc.constantFrom('do', 'row', 'answer', 'remark', 'by', 'field:total', 'field:__proto__'), anything), (form) => {
			const made = formAnswer(form, rows);

			expect(made === undefined || (made.answer as { rows: PageRow[] }).rows.map(({ id }) => id).join()).toEqual(made === undefined || '0,1,2');
		}),
	);
});
