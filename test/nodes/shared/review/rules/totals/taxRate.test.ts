import type { IDataObject } from 'n8n-workflow';

import { totals } from '../../../../../../nodes/shared/review/rules/totals';
import { findings, flagged, ruleInput } from '../../../support/ruleInput';

const isFlagged = (columns: IDataObject, perLineItem = false) => flagged(totals, ruleInput([{ columns }], { perLineItem })).length > 0;

describe('the tax rate', () => {
	it.each<[string, IDataObject]>([
		['it gives the tax, as a share', { subtotal: 1125, tax_rate: 0.0825, tax: 92.81 }],
		['it gives the tax, in percent', { Subtotal: '100,00', 'Tax Rate': '19%', Tax: '19,00' }],
		['it gives the tax of what is left after the discount', { subtotal: 100, discount: 10, tax_rate: 0.1, tax: 9 }],
		['it gives the tax of goods and shipping', { subtotal: 100, shipping: 10, tax_rate: 0.1, tax: 11 }],
		['it gives the tax of the goods after the discount, and shipping is not taxed', { subtotal: 100, discount: 10, shipping: 20, tax_rate: 0.1, tax: 9 }],
		['it gives the tax of goods and shipping after the discount', { subtotal: 100, discount: 10, shipping: 20, tax_rate: 0.1, tax: 11 }],
		['there is no subtotal', { subtotal: null, tax_rate: 0.19, tax: 19 }],
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
		const [reason] = findings(totals, ruleInput([{ columns: { subtotal: 100, tax_rate: 0.07, tax: 19 } }]));
		expect(reason).toEqual({ row: 0, code: 'TOTALS_MISMATCH', field: 'tax', message: 'tax 19.00 is not 7% of subtotal 100.00' });
	});

	it('is flagged when it gives the tax only with the discount added', () => {
		expect(isFlagged({ subtotal: 100, discount: 10, shipping: 20, tax_rate: 0.1, tax: 13 })).toBe(true);
	});

	it('is judged as well where nothing else is known of the extraction', () => {
		const input = { ...ruleInput([{ columns: { subtotal: 100, tax_rate: 0.07, tax: 19 } }]), evidence: new Map() };
		expect(flagged(totals, input)).toEqual([0]);
	});

	it('is left alone in rows of lines, where it may be that of the line', () => {
		expect(isFlagged({ subtotal: 100, tax_rate: 0.07, tax: 19 }, true)).toBe(false);
	});
});
