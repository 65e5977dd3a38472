import type { IDataObject } from 'n8n-workflow';

import { totals } from '../../../../nodes/shared/review/totals';
import { withFlatColumns } from '../../../../nodes/shared/review/reviewRows';
import { flagged, reviewInput } from '../support/reviewInput';

const isFlagged = (columns: IDataObject, perLineItem = false) => flagged(totals, reviewInput([{ columns }], { perLineItem })).length > 0;

describe('the lines that an invoice holds as a list', () => {
	const lines = (...amounts: Array<number | null>) => amounts.map((amount) => ({ description: 'Widget', amount }));

	it.each<[string, IDataObject]>([
		['they make up the subtotal', { line_items: lines(40, 60), subtotal: 100, total: 119 }],
		['they make up the total', { line_items: lines(59.5, 59.5), subtotal: 100, total: 119 }],
		['there are none', { line_items: [], subtotal: 100, total: 100 }],
		['one of them has no amount', { line_items: lines(40, null), subtotal: 100, total: 119 }],
		['nothing else is stated', { line_items: lines(40, 60) }],
	])('pass when %s', (_, columns) => {
		expect(isFlagged(columns)).toBe(false);
	});

	it('are flagged when they do not add up, with both sums in the message', () => {
		const [{ reason }] = totals(reviewInput([{ columns: { line_items: lines(40, 50), subtotal: 100, total: 119 } }]));
		expect(reason).toEqual({ code: 'TOTALS_MISMATCH', field: 'subtotal', message: 'The 2 lines add up to 90.00, but subtotal is 100.00.' });
	});
});

describe('the tax rate', () => {
	it.each<[string, IDataObject]>([
		['it gives the tax, as a share', { subtotal: 1125, tax_rate: 0.0825, tax: 92.81 }],
		['it gives the tax, in percent', { Subtotal: '100,00', 'Tax Rate': '19%', Tax: '19,00' }],
		['it gives the tax of what is left after the discount', { subtotal: 100, discount: 10, tax_rate: 0.1, tax: 9 }],
		['it gives the tax of goods and shipping', { subtotal: 100, shipping: 10, tax_rate: 0.1, tax: 11 }],
		['it is rounded', { subtotal: 10_000, tax_rate: 0.0825, tax: 824.9 }],
		['it is zero', { subtotal: 100, tax_rate: 0, tax: 0 }],
		['it is below zero with the amounts', { subtotal: -100, tax_rate: 0.19, tax: -19 }],
		['there are several', { subtotal: 100, 'Tax Rate': '7% / 19%', tax: 13 }],
		['it is missing', { subtotal: 100, tax_rate: null, tax: 13 }],
		['there is no tax', { subtotal: 100, tax_rate: 0.19, tax: null }],
	])('passes when %s', (_, columns) => {
		expect(isFlagged(columns)).toBe(false);
	});

	it('is flagged when it does not give the tax', () => {
		const [{ reason }] = totals(reviewInput([{ columns: { subtotal: 100, tax_rate: 0.07, tax: 19 } }]));
		expect(reason).toEqual({ code: 'TOTALS_MISMATCH', field: 'tax', message: 'tax 19.00 is not 7% of subtotal 100.00.' });
	});

	it('is left alone in rows of lines, where it may be that of the line', () => {
		expect(isFlagged({ subtotal: 100, tax_rate: 0.07, tax: 19 }, true)).toBe(false);
	});
});

it('makes columns of what is nested, so that the rules know them, and leaves other rows as they are', () => {
	const [nested, flat] = [{ columns: { vendor: { name: 'Acme', tax_id: null }, total: 1 } }, { columns: { Vendor: 'Acme' } }];
	const rows = withFlatColumns([nested, flat].map((row) => ({ extractionId: 'ext_1', ...row })));
	expect(rows.map(({ columns }) => columns)).toEqual([{ 'vendor.name': 'Acme', 'vendor.tax_id': null, total: 1 }, { Vendor: 'Acme' }]);
	expect(rows[1].columns).toBe(flat.columns);
});
