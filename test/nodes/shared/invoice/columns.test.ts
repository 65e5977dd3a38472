import { findColumns, type ColumnMeaning } from '../../../../nodes/shared/invoice/columns';

const meaningOf = (column: string) => [...findColumns([column]).keys()];

it.each<[ColumnMeaning, string[]]>([
	['vendorName', ['Vendor', 'Vendor Name', 'vendor_name', 'vendorName', 'Supplier Name', 'Seller', 'Lieferant', 'VERKÄUFER', 'Verka\u0308ufer', 'Fournisseur']],
	['invoiceNumber', ['Invoice Number', 'invoice_number', 'InvoiceNumber', 'Invoice No.', 'Invoice #', 'INVOICE NR', 'Rechnungsnummer', 'Rechnungs-Nr.', 'Numéro de facture', 'Número de factura']],
	['invoiceDate', ['Invoice Date', 'Date of Invoice', 'Date of Issue', 'Issue Date', 'Date', 'Rechnungsdatum', 'Date de facture']],
	['dueDate', ['Due Date', 'Payment Due', 'Fälligkeitsdatum', 'Fällig am']],
	['currency', ['Currency', 'currency_code', 'Währung']],
	['subtotal', ['Subtotal', 'Sub-Total', 'Net Amount', 'Total (excl. tax)', 'Nettobetrag', 'Total HT']],
	['discount', ['Discount', 'Rabatt']],
	['shipping', ['Shipping', 'Freight', 'Frais de port']],
	['tax', ['Tax', 'VAT', 'VAT Amount', 'Sales Tax', 'MwSt.', 'USt', 'TVA', 'Montant TVA']],
	['total', ['Total', 'Total Amount', 'Grand Total', 'totalAmount', 'Amount', 'Total (incl. tax)', 'Gesamtbetrag', 'Total TTC']],
	['lineDescription', ['Description', 'Line Item Description', 'Item', 'Bezeichnung']],
	['lineAmount', ['Line Amount', 'Line Item Amount', 'line_total', 'Gesamtpreis']],
])('finds %s, however the column is named', (meaning, columns) => {
	for (const column of columns) expect([column, meaningOf(column)]).toEqual([column, [meaning]]);
});

it.each(['Taxi', 'Taxable Person', 'Totally', 'Invoice Number of the Parent', 'Total Pages', 'Subtotals by Month', 'Updated', 'Notes', 'Source File', '', '   ', '#'])(
	'gives no meaning to %j, which only looks alike',
	(column) => {
		expect(meaningOf(column)).toEqual([]);
	},
);

it('gives the columns as the row spells them, and the first of several', () => {
	expect([...findColumns(['Notes', 'TOTAL', 'Grand Total', 'invoice_no'])]).toEqual([
		['total', 'TOTAL'],
		['invoiceNumber', 'invoice_no'],
	]);
});

it('does not take one set of columns for another', () => {
	expect(findColumns(['x\nTotal']).has('total')).toBe(false);
	expect(findColumns(['x', 'Total']).get('total')).toBe('Total');
	expect(findColumns(['Total', 'x']).get('total')).toBe('Total');
	expect(findColumns([]).size).toBe(0);
});
