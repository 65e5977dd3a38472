import type { IDataObject } from 'n8n-workflow';

import { layoutOf } from '../../../../nodes/shared/invoice/columns';
import { readRate, readTaxes } from '../../../../nodes/shared/invoice/taxes';

const taxesOf = (columns: IDataObject) => readTaxes(columns, layoutOf(columns));

it.each([
	[19, 19],
	['19', 19],
	['19%', 19],
	['7,7 %', 7.7],
	[0.19, 19],
	['0.0825', 8.25],
	[0.07, 7],
	['0.5%', 0.5],
	[1, 1],
	[0, 0],
	['0', 0],
	['', undefined],
	[null, undefined],
	['exempt', undefined],
])('the rate %j is %p percent', (value, percent) => {
	expect(readRate(value)).toBe(percent);
});

describe('the taxes of a row', () => {
	it('are its one tax, with the rate beside it, be it written with a percent sign or not', () => {
		for (const rate of [19, '19', '19%', 0.19]) {
			expect(taxesOf({ Tax: '19.00', 'Tax Rate': rate })).toEqual([{ name: 'Tax', rate: 19, amount: 19 }]);
		}
		expect(taxesOf({ Tax: '19.00' })).toEqual([{ name: 'Tax', rate: null, amount: 19 }]);
	});

	it('are those that are filled where there is a column for each, each with the rate of its name', () => {
		expect(taxesOf({ 'VAT 7%': '7.00', 'VAT 19%': '' })).toEqual([{ name: 'VAT 7%', rate: 7, amount: 7 }]);
		expect(taxesOf({ 'VAT 7%': null, 'VAT 7.7 %': '38.00' })).toEqual([{ name: 'VAT 7.7 %', rate: 7.7, amount: 38 }]);
		expect(taxesOf({ GST: '5.00', PST: '7.00' })).toEqual([{ name: 'GST', rate: null, amount: 5 }, { name: 'PST', rate: null, amount: 7 }]);
	});

	it('do not all have the one rate that the row states', () => {
		expect(taxesOf({ GST: '5.00', PST: '7.00', 'Tax Rate': '12%' })?.map(({ rate }) => rate)).toEqual([null, null]);
		expect(taxesOf({ GST: '5.00', 'Tax Rate': '5%' })?.map(({ rate }) => rate)).toEqual([5]);
	});

	it('are those of its list, as far as they are told', () => {
		const taxes = [{ type: 'VAT', rate: 19, amount: '19.00' }, { name: 'City', type: 'Sales', rate: 0.0825, amount: 8.25 }, { rate: 'exempt' }, 'nothing', null];
		expect(taxesOf({ taxes, Tax: '1.00' })).toEqual([
			{ name: 'VAT', rate: 19, amount: 19 },
			{ name: 'City', rate: 8.25, amount: 8.25 },
			{ name: 'Tax', rate: null, amount: null },
		]);
		expect(taxesOf({ taxes: [] })).toEqual([]);
	});

	it('are not known where no column is about them, or all are empty', () => {
		expect(taxesOf({ Total: '119.00', 'Tax Rate': '19%' })).toBeUndefined();
		expect(taxesOf({ Tax: '', Total: '119.00' })).toBeUndefined();
	});
});
