import type { IDataObject } from 'n8n-workflow';

import { dateOdd } from '../../../../../nodes/shared/review/rules/dateOdd';
import { possibleDuplicate } from '../../../../../nodes/shared/review/rules/possibleDuplicate';
import { taxRateUnusual } from '../../../../../nodes/shared/review/rules/taxRateUnusual';
import { findings, flagged, ruleInput } from '../../support/ruleInput';

const row = (number: string, more: IDataObject = {}) => ({ columns: { Vendor: 'Acme', 'Invoice Number': number, 'Invoice Date': '2026-03-05', Total: 119, ...more } as IDataObject, fileName: `${number}.pdf` });
const second = (first: string, other: string, more: IDataObject = {}) => flagged(possibleDuplicate, ruleInput([row(first), row(other, { 'Invoice Date': '2026-04-05', ...more })])).length === 1;

it.each([
	['INV-1001', 'INV-1OO1'],
	['I51', '151'],
	['B-77', '8-77'],
	['INV-1001', '1001'],
	['1001', 'INV-1001'],
	['1001', '1001-A'],
])('takes %s and %s for the same number', (first, other) => {
	expect(second(first, other)).toBe(true);
});

it.each([
	['INV-1001', 'INV-1002'],
	['2026-1', '2026-11'],
	['1001', '21001'],
	['INV-7', '7'],
])('does not take %s and %s for possibly the same', (first, other) => {
	expect(second(first, other)).toBe(false);
});

it('takes a part of a number for it only with the same total, and another number only with total and date', () => {
	expect(second('INV-1001', '1001', { Total: 120 })).toBe(false);
	expect(second('A-1', 'C-9', { 'Invoice Date': '2026-03-05' })).toBe(true);
	expect(second('A-1', 'C-9')).toBe(false);
	expect(second('A-1', 'C-9', { 'Invoice Date': '2026-03-05', 'Document Type': 'Credit Note' })).toBe(false);
	expect(second('A-1', 'C-9', { 'Invoice Date': '2026-03-05', Vendor: 'Beta' })).toBe(false);
});

it('says which one it may be, and why', () => {
	const found = findings(possibleDuplicate, ruleInput([row('17-A', { Total: 5 })], {}, { earlierInvoices: [{ vendor: 'ACME Ltd', number: '23', date: '2026-03-05', total: 5 }] }));
	expect(found).toEqual([{ code: 'POSSIBLE_DUPLICATE', row: 0, field: 'Invoice Number', message: 'Invoice Number 17-A may be 23 in the list of earlier invoices: the same vendor, total and date' }]);
});

it('finds the same number of a vendor that is spelled otherwise, unless it is told as a duplicate', () => {
	const rows = [row('4711', { Vendor: 'ACME GmbH' }), row('4711', { Vendor: 'Acme' })];
	const input = ruleInput(rows);

	expect(findings(possibleDuplicate, input).map(({ row: at, message }) => [at, message])).toEqual([[1, 'Invoice Number 4711 may be 4711 in 4711.pdf: the same vendor and number']]);
	expect(flagged(possibleDuplicate, { ...input, payables: input.payables, isFlagged: (index, codes) => index === 1 && codes?.includes('DUPLICATE') === true })).toEqual([]);
	expect(flagged(possibleDuplicate, ruleInput([rows[0], row('4711', { Vendor: 'Acme', 'Document Type': 'Credit Note' })]))).toEqual([]);
});

it('takes the lines of one invoice for no duplicates, where their document is not known', () => {
	const lines = [1, 2].map((amount) => ({ columns: { Vendor: 'Acme', 'Invoice Number': '4711', 'Line Item Amount': amount } }));

	expect(flagged(possibleDuplicate, ruleInput(lines, { perLineItem: true }))).toEqual([]);
	expect(flagged(possibleDuplicate, ruleInput(lines))).toEqual([1]);
});

it('compares with the first of the same currency', () => {
	const [first, second, third] = ['EUR', 'USD', 'USD'].map((Currency, index) => row(['A-1', 'C-9', 'F-5'][index], { Currency }));

	expect(flagged(possibleDuplicate, ruleInput([first, second, third]))).toEqual([2]);
	expect(flagged(possibleDuplicate, ruleInput([first, row('C-9')]))).toEqual([1]);
});

it('finds dates in an order that cannot be, and allows services in advance as far as that is set', () => {
	const dates = (columns: IDataObject, set: IDataObject = {}) => findings(dateOdd, ruleInput([{ columns: { 'Invoice Date': '2026-03-05', ...columns } }]), set).map(({ message }) => message);
	expect(dates({ 'Due Date': '2026-03-04' })).toEqual(['Due Date 2026-03-04 is before Invoice Date 2026-03-05']);
	expect(dates({ 'Due Date': '2026-03-05', 'Service Date': '05.03.2026' })).toEqual([]);
	expect(dates({ 'Delivery Date': '2026-03-20' })).toEqual(['Delivery Date 2026-03-20 is after Invoice Date 2026-03-05']);
	expect(dates({ 'Delivery Date': '2026-03-20' }, { maxDaysBeforeService: 15 })).toEqual([]);
});

it('knows the rates of countries, also those of the past, and judges no country that it does not know', () => {
	const rates = (columns: IDataObject) => findings(taxRateUnusual, ruleInput([{ columns }])).map(({ message }) => message);
	expect(rates({ 'Vendor Country': 'Germany', 'Tax Rate': '18%' })).toEqual(['Tax Rate is 18%, where DE has 19, 16, 7, 5']);
	for (const [country, rate] of [['Deutschland', 16], ['DE', 7.8], ['DE', 9], ['Suisse', 7.7], ['EE', 24], ['Norway', 0], ['US', 8.875]]) expect(rates({ 'Vendor Country': country, 'Tax Rate': rate })).toEqual([]);
	expect(rates({ 'Vendor Tax ID': 'DE136695976', Subtotal: 100, Tax: 25, Total: 125 })).toEqual(['Tax is 25.0% of the net amount, where DE has 19, 16, 7, 5']);
	expect(rates({ 'Vendor Tax ID': 'DE136695976', Subtotal: 100, Tax: 13, Total: 113 })).toEqual([]);
});
