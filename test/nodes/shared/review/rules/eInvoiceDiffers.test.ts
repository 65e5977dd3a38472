import type { IDataObject } from 'n8n-workflow';

import { figuresOf } from '../../../../../nodes/shared/eInvoice/figuresOf';
import type { StatedFigures } from '../../../../../nodes/shared/eInvoice/statedFigures';
import { eInvoiceDiffers } from '../../../../../nodes/shared/review/rules/eInvoiceDiffers';
import { asRead, invoiceOf } from '../../../../support/eInvoice/invoices';
import { findings, ruleInput } from '../../support/ruleInput';

/** What a service that reads well makes of it. */
const ROW = {
	'Invoice Number': 'R-100', 'Invoice Date': '2026-01-15', 'Due Date': '2026-02-14', 'Vendor Name': 'Rheinwerk GmbH', 'Vendor Tax ID': 'DE123456789',
	Currency: 'EUR', Subtotal: 100, Tax: 19, 'Total Amount': 119, IBAN: 'DE79 0000 0000 1234 5678 90',
};
const STATED = figuresOf(asRead(invoiceOf({ prepaid: 19, due: 100 })));

const compare = (columns: IDataObject, stated: Partial<StatedFigures> = {}) =>
	findings(eInvoiceDiffers, ruleInput([{ columns: { ...ROW, ...columns }, origin: { eInvoice: { ...STATED, ...stated } } }])).map(({ field, message }) => [field, message.replaceAll('\u00a0', ' ')]);

it('finds nothing where both say the same', () => {
	expect(compare({})).toEqual([]);
});

it.each([
	['Invoice Number', 'R-101', 'R-101 is not the R-100'],
	['Invoice Date', '16.01.2026', '2026-01-16 is not the 2026-01-15'],
	['Due Date', '2026-02-15', '2026-02-15 is not the 2026-02-14'],
	['Vendor Name', 'Havel Technik AG', 'Havel Technik AG is not the Rheinwerk GmbH'],
	['Vendor Tax ID', 'DE987654321', 'DE987654321 is not the DE123456789'],
	['Currency', 'USD', 'USD is not the EUR'],
	['Subtotal', '100.01', '100.01 is not the 100.00'],
	['Tax', 19.02, '19.02 is not the 19.00'],
	['Total Amount', '1.190,00', '1,190.00 is not the 119.00'],
	['IBAN', 'DE02120300000000202051', 'DE02120300000000202051 is not the DE79000000001234567890'],
])('tells a %s of %s, with both values', (column, value, message) => {
	expect(compare({ [column]: value })).toEqual([[column, `${column} ${message} of the XML in the document`]]);
});

it.each<[string, IDataObject, Partial<StatedFigures>]>([
	['is empty in the row', { 'Invoice Date': null, Tax: '', 'Total Amount': 'n/a', IBAN: '-' }, {}],
	['is not stated in the XML', {}, { number: null, date: null, dueDate: null, currency: null, subtotals: [], tax: null, totals: [], names: [], taxIds: [], ibans: [] }],
	['is spelled otherwise', { 'Invoice Number': 'r 100', 'Invoice Date': '15.01.2026', 'Vendor Name': 'RHEINWERK Gesellschaft', 'Vendor Tax ID': 'USt-IdNr. DE 123 456 789', 'Total Amount': '119,00 EUR' }, {}],
	['has a letter misread', { 'Vendor Name': 'Rheinwcrk GmbH' }, {}],
	['is the amount that is left to pay', { 'Total Amount': 100 }, {}],
	['is the tax number beside the VAT ID', { 'Vendor Tax ID': '205/5712/1234' }, { taxIds: ['DE123456789', '205/5712/1234'] }],
	['is the VAT ID where the XML states the tax number alone', {}, { taxIds: ['205/5712/1234'] }],
	['is the tax number where the XML states the VAT ID alone', { 'Vendor Tax ID': '205/5712/1234' }, {}],
	['is one of several accounts', { IBAN: 'DE02120300000000202051 or DE79000000001234567890' }, {}],
])('finds nothing in what %s', (_what, columns, stated) => {
	expect(compare(columns, stated)).toEqual([]);
});

it('finds the name among what stands with it, and says all of it in one line', () => {
	const seller = { ids: [], globalIds: [], name: 'GLN 4333741000005 \n Lief-Nr: 549910\nRheinwerk GmbH' };
	const { names } = figuresOf(asRead(invoiceOf({ seller })));

	expect(compare({}, { names })).toEqual([]);
	expect(compare({ 'Vendor Name': 'Havel AG' }, { names })).toEqual([['Vendor Name', 'Vendor Name Havel AG is not the GLN 4333741000005, Lief-Nr: 549910, Rheinwerk GmbH of the XML in the document']]);
});

it('takes the amounts of a credit note with a minus or without, but no invoice with one', () => {
	const minus = { Subtotal: -100, Tax: -19, 'Total Amount': -119 };

	expect(compare(minus, { isCredit: true })).toEqual([]);
	expect(compare(minus)).toHaveLength(3);
});

it('says it on each line of an invoice, and nothing of rows without XML', () => {
	const rows = [1, 2].map(() => ({ columns: { ...ROW, Tax: 7 }, fileName: 'a.pdf', origin: { eInvoice: STATED } }));
	const found = findings(eInvoiceDiffers, ruleInput([{ columns: { ...ROW, Tax: 7 } }, ...rows], { perLineItem: true }));

	expect(found.map(({ row }) => row)).toEqual([1, 2]);
});
