import { findUnstated, type AskedColumns } from '../../../../nodes/shared/eInvoice/askedColumns';
import { askedRows } from '../../../../nodes/shared/eInvoice/askedRows';
import { standardize } from '../../../../nodes/shared/eInvoice/standardize';
import { PRESETS } from '../../../../nodes/shared/fields/presets';
import type { Structure } from '../../../../nodes/shared/output/rowResult';
import { asRead, invoiceOf, lineOf } from '../../../support/eInvoice/invoices';

const invoice = standardize(asRead(invoiceOf({ order: 'PO-7', buyerReference: '04011000-12345-39', lines: [lineOf({ sellerItem: 'T-1' }), lineOf({ id: '2', name: 'Paper' })] })));
const rows = (asked: AskedColumns, structure: Structure = 'invoice') => askedRows(asked, invoice, structure);
const presetOf = (value: string) => PRESETS.find((preset) => preset.value === value)!.fields.map(({ name }) => name);

it('understands columns in any words, in the order in which they were asked for', () => {
	expect(rows({ columns: ['Rechnungsnummer', 'total_ttc', 'Supplier', 'VAT', 'Leistungsdatum', 'Buyer Reference', 'Amount Due', 'Cost Center'] })).toEqual([
		{ Rechnungsnummer: 'R-100', total_ttc: 119, Supplier: 'Rheinwerk GmbH', VAT: 19, Leistungsdatum: null, 'Buyer Reference': '04011000-12345-39', 'Amount Due': 119, 'Cost Center': null },
	]);
});

it('gives a row for each line where that is asked for, and the columns of E-Invoice where none are', () => {
	const columns = ['Invoice Number', 'Description', 'SKU', 'Qty', 'Line Total', 'Total'];

	expect(rows({ columns, structure: 'lineItem' })).toEqual([
		{ 'Invoice Number': 'R-100', Description: 'Toner', SKU: 'T-1', Qty: 2, 'Line Total': 100, Total: 119 },
		{ 'Invoice Number': 'R-100', Description: 'Paper', SKU: null, Qty: 2, 'Line Total': 100, Total: 119 },
	]);
	expect(rows({ structure: 'lineItem' }).map((row) => row['Line Item Description'])).toEqual(['Toner', 'Paper']);
	expect(rows({})[0]['E-Invoice Profile']).toBe('EN 16931');
});

it('gives the layout of a service, with objects and lists', () => {
	const fixed = { columns: ['vendor.name', 'vendor.tax_id', 'invoice_number', 'po_number'], lineColumns: ['description', 'quantity', 'tax_amount', 'amount'] };
	const vendor = { name: 'Rheinwerk GmbH', tax_id: 'DE123456789' };
	const lines = ['Toner', 'Paper'].map((description) => ({ description, quantity: 2, tax_amount: null, amount: 100 }));

	expect(rows(fixed)).toEqual([{ vendor, invoice_number: 'R-100', po_number: 'PO-7', line_items: lines }]);
	expect(rows(fixed, 'lineItem')).toEqual(lines.map((line) => ({ vendor, invoice_number: 'R-100', po_number: 'PO-7', line_item: line })));
	expect(rows({ ...fixed, lineColumns: [] })).toEqual([{ vendor, invoice_number: 'R-100', po_number: 'PO-7' }]);
});

it.each([
	['all columns of a preset', { columns: presetOf('invoiceHeader') }, []],
	['the columns of lines, where a row is one', { columns: presetOf('lineItems'), structure: 'lineItem' as const }, []],
	['the columns of lines, where a row is an invoice', { columns: ['Total', 'Quantity'] }, ['Quantity']],
	['what the standard does not know', { columns: ['Total', 'Cost Center'] }, ['Cost Center']],
	['what this invoice does not state', { columns: ['Total', 'Payment Terms'] }, ['Payment Terms']],
	['a fixed layout', { columns: ['vendor', 'payment_terms', 'total'], lineColumns: ['description'] }, []],
	['what the service chooses', {}, undefined],
])('knows what is not stated of %s', (_what, asked: AskedColumns, unstated) => {
	expect(findUnstated(asked, invoice)).toEqual(unstated);
});

it('misses the lines in a fixed layout, where an invoice has none', () => {
	expect(findUnstated({ columns: ['vendor'], lineColumns: ['description'] }, { ...invoice, lineItems: [] })).toEqual(['line_items']);
});
