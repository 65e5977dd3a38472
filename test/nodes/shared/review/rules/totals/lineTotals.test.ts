import type { IDataObject } from 'n8n-workflow';

import { totals } from '../../../../../../nodes/shared/review/rules/totals';
import { findings, flagged, ruleInput } from '../../../support/ruleInput';

/** The lines of one invoice, each with what is the same for all. */
const lines = (amounts: Array<number | string>, invoice: IDataObject, fileName: string | undefined = 'a.pdf') =>
	amounts.map((amount) => ({ columns: { 'Invoice Number': '1', 'Line Amount': amount, ...invoice }, fileName }));

const check = (rows: ReturnType<typeof lines>, perLineItem = true) => flagged(totals, ruleInput(rows, { perLineItem }));

it.each<[string, Array<number | string>, IDataObject]>([
	['the subtotal', [40, 60], { Subtotal: 100, Total: 119 }],
	['the total, where lines include tax', [59.5, 59.5], { Subtotal: 100, Total: 119 }],
	['the total, where nothing else is stated', ['40.00', '60.00'], { Total: '100.00' }],
	['the total without its tax, where no subtotal is stated', [40, 60], { Tax: 19, Total: 119 }],
	['a total below zero', [-40, -60], { Subtotal: -100, Total: -119 }],
])('lets lines pass that make up %s', (_, amounts, invoice) => {
	expect(check(lines(amounts, invoice))).toEqual([]);
});

it('flags every line of an invoice whose lines do not add up, since nobody can tell which one is wrong', () => {
	const good = lines([40, 60], { 'Invoice Number': '2', Subtotal: 100, Total: 100 }, 'b.pdf');

	expect(check([...good, ...lines([40, 50, 5], { Subtotal: 100, Total: 119 })])).toEqual([2, 3, 4]);
});

it('allows for the rounding of each line', () => {
	const rounded = Array<number>(30).fill(3.33);

	expect(check(lines(rounded, { Subtotal: 100, Total: 119 }))).toEqual([]);
	expect(check(lines(rounded, { Subtotal: 100.2, Total: 119 }))).toHaveLength(30);
});

it('puts together the lines of the same number and document, wherever they stand', () => {
	const [a1, a2] = lines([40, 60], { Subtotal: 100 }, 'a.pdf');
	const [b1, b2] = lines([10, 20], { Subtotal: 30 }, 'b.pdf');

	expect(check([a1, b1, a2, b2])).toEqual([]);
});

it.each<[string, ReturnType<typeof lines>, boolean?]>([
	['a line has no amount', lines([40, ''], { Subtotal: 100 })],
	['nothing is stated that they could make up', lines([40, 50], { Subtotal: '', Total: '' })],
	['there is one row for each invoice', lines([40], { Subtotal: 100, Total: 119 }), false],
])('says nothing when %s', (_, rows, perLineItem = true) => {
	expect(check(rows, perLineItem)).toEqual([]);
});

it('says nothing about rows of an unknown document, which could be lines of any', () => {
	const rows = lines([40, 50], { Subtotal: 100 }).map(({ columns }) => ({ columns }));

	expect(flagged(totals, ruleInput(rows, { perLineItem: true }))).toEqual([]);
});

describe('the lines that an invoice holds as a list', () => {
	const isFlagged = (columns: IDataObject) => flagged(totals, ruleInput([{ columns }])).length > 0;
	const listed = (...amounts: Array<number | null>) => amounts.map((amount) => ({ description: 'Widget', amount }));

	it.each<[string, IDataObject]>([
		['they make up the subtotal', { line_items: listed(40, 60), subtotal: 100, total: 119 }],
		['they make up the total', { line_items: listed(59.5, 59.5), subtotal: 100, total: 119 }],
		['there are none', { line_items: [], subtotal: 100, total: 100 }],
		['one of them has no amount', { line_items: listed(40, null), subtotal: 100, total: 119 }],
		['nothing else is stated', { line_items: listed(40, 60) }],
	])('pass when %s', (_, columns) => {
		expect(isFlagged(columns)).toBe(false);
	});

	it('are flagged when they do not add up, with both sums in the message', () => {
		const [reason] = findings(totals, ruleInput([{ columns: { line_items: listed(40, 50), subtotal: 100, total: 119 } }]));
		expect(reason).toEqual({ row: 0, code: 'TOTALS_MISMATCH', field: 'subtotal', message: 'The 2 lines add up to 90.00, but subtotal is 100.00' });
	});
});

it('says which amount the lines do not make up: the subtotal, or the total where none is stated', () => {
	const told = (invoice: IDataObject) => findings(totals, ruleInput(lines([40, 50], invoice), { perLineItem: true })).map(({ field, message }) => [field, message])[0];

	expect(told({ Subtotal: 100 })).toEqual(['Subtotal', 'The 2 lines add up to 90.00, but Subtotal is 100.00']);
	expect(told({ Total: 119 })).toEqual(['Total', 'The 2 lines add up to 90.00, but Total is 119.00']);
});

it('judges the lines of one extraction where the rows of another are whole invoices, or nothing is known of them', () => {
	const rows = lines([40, 50], { Subtotal: 100 });
	const input = ruleInput([...rows, { ...rows[0], extractionId: 'ext_2' }, { ...rows[0], extractionId: 'ext_3' }], { perLineItem: true });
	const evidence = new Map([...input.evidence, ['ext_2', { ...[...input.evidence.values()][0], perLineItem: false }] as const]);

	expect(flagged(totals, { ...input, evidence })).toEqual([0, 1]);
});
