import { fieldKeyForName } from '../../../sandbox/reader/fieldNames';
import { findByLabel } from '../../../sandbox/reader/labels';
import { linesOf } from './documents';

describe('the value next to a label', () => {
	const lines = linesOf([
		['Cost centre: 4711', 'Project', 'Alpha'],
		['Site', 'Booked by Jane'],
		['Berlin'],
		['Kostenträger-Nr.', '0815'],
	]);

	it('may stand behind it in the same cell', () => {
		expect(findByLabel(lines, 'cost centre')?.value).toBe('4711');
	});

	it('may stand in the next cell', () => {
		expect(findByLabel(lines, 'Project')?.value).toBe('Alpha');
	});

	it('may stand below it', () => {
		expect(findByLabel(linesOf([['Site'], ['Berlin']]), 'SITE')?.value).toBe('Berlin');
	});

	it('is found in spite of case, accents, punctuation and a slip of the pen', () => {
		expect(findByLabel(lines, 'kostentrager nr')?.value).toBe('0815');
		expect(findByLabel(lines, 'Cost Center')?.value).toBe('4711');
	});

	it('is undefined for a label that is not there', () => {
		expect(findByLabel(lines, 'Warehouse')).toBeUndefined();
	});

	it('names the other values when the label stands there twice', () => {
		const finding = findByLabel(linesOf([['Job: A-1'], ['Job: B-2']]), 'Job');
		expect([finding?.value, finding?.alternatives]).toEqual(['A-1', ['B-2']]);
	});
});

describe('the field that a column name means', () => {
	it.each([
		['Invoice No.', 'invoiceNumber'],
		['Invoice #', 'invoiceNumber'],
		['invoice_number', 'invoiceNumber'],
		['Rechnungs-Nr.', 'invoiceNumber'],
		['N° de facture', 'invoiceNumber'],
		['Rechnungsdatum', 'invoiceDate'],
		["Date d'échéance", 'dueDate'],
		['Fälligkeitsdatum', 'dueDate'],
		['Vendor', 'vendorName'],
		['Supplier Name', 'vendorName'],
		['Net Amount', 'subtotal'],
		['Total Amount (incl. VAT)', 'total'],
		['Total Amount', 'total'],
		['VAT', 'tax'],
		['VAT %', 'taxRate'],
		['Line Item Description', 'lineDescription'],
		['Qty', 'lineQuantity'],
		['Unit Price', 'lineUnitPrice'],
		['Line Total', 'lineAmount'],
		['Invoice Nunber', 'invoiceNumber'],
	])('%s is %s', (name, key) => {
		expect(fieldKeyForName(name)).toBe(key);
	});

	it.each(['Project code', 'Source File', 'Approved by', ''])('%s is none', (name) => {
		expect(fieldKeyForName(name)).toBeUndefined();
	});
});
