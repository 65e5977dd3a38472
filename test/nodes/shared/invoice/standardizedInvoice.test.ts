import { toStandardizedInvoice } from '../../../../nodes/shared/invoice/toStandardizedInvoice';

const empty = toStandardizedInvoice([]);

it('states null for what a document does not state, and no taxes and lines', () => {
	expect(empty).toEqual({
		vendor: { name: null, address: null, country: null, taxId: null },
		customer: { name: null, address: null, taxId: null },
		invoiceNumber: null,
		documentType: null,
		invoiceDate: null,
		dueDate: null,
		currency: null,
		subtotal: null,
		tax: null,
		taxes: [],
		total: null,
		purchaseOrderNumber: null,
		paymentTerms: null,
		paymentDetails: { iban: null, bic: null },
		lineItems: [],
	});
	expect(toStandardizedInvoice([{ 'Invoice Number': 'n/a', Total: '-', 'Invoice Date': '', Notes: 'x' }])).toEqual(empty);
});

it.each([
	['a table', { 'Vendor Name': 'Acme', 'Invoice Number': 4711, 'Invoice Date': '31.01.2026', 'Due Date': '14.02.2026', Currency: '€', Subtotal: '1.000,00', Tax: '190,00', 'Total Amount': '1.190,00' }],
	['a German table', { Lieferant: 'Acme', Rechnungsnummer: '4711', Rechnungsdatum: '31.01.2026', 'Fällig am': '14. Februar 2026', Währung: 'EUR', Netto: 1000, Steuer: 190, Brutto: 1190 }],
	['nested data', { vendor: { name: 'Acme' }, invoice_number: '4711', invoice_date: '2026-01-31', due_date: '2026-02-14', subtotal: 1000, tax: 190, total: '1190.00 EUR' }],
])('reads the same from %s', (_, row) => {
	expect(toStandardizedInvoice([row])).toMatchObject({
		vendor: { name: 'Acme' },
		invoiceNumber: '4711',
		invoiceDate: '2026-01-31',
		dueDate: '2026-02-14',
		currency: 'EUR',
		subtotal: 1000,
		tax: 190,
		total: 1190,
	});
});

it('takes one row for each line together, each with its own line', () => {
	const line = (description: string, amount: string) => ({ 'Invoice Number': '1', Total: '30', Description: description, Quantity: '2', 'Line Amount': amount });

	const invoice = toStandardizedInvoice([line('Nuts', '10'), line('Bolts', '20')]);

	expect(invoice.total).toBe(30);
	expect(invoice.lineItems.map(({ description, quantity, amount }) => [description, quantity, amount])).toEqual([['Nuts', 2, 10], ['Bolts', 2, 20]]);
});

it('takes a list of lines inside a row', () => {
	const { lineItems } = toStandardizedInvoice([{ total: 30, line_items: [{ description: 'Nuts', quantity: 2, total: 10 }, {}, { description: 'Bolts', amount: '20.00' }] }]);

	expect(lineItems.map(({ description, amount }) => [description, amount])).toEqual([['Nuts', 10], ['Bolts', 20]]);
});

it('adds up several taxes, and keeps each with the rate that its name tells', () => {
	const invoice = toStandardizedInvoice([{ Subtotal: '300', 'VAT 7%': '7.00', 'VAT 19%': '38.00', Total: '345' }]);

	expect(invoice.tax).toBe(45);
	expect(invoice.taxes).toEqual([{ name: 'VAT 7%', rate: 7, amount: 7 }, { name: 'VAT 19%', rate: 19, amount: 38 }]);
});

it('reads a date with two meanings only where another date of the document settles it', () => {
	expect(toStandardizedInvoice([{ 'Invoice Date': '03/04/2026' }]).invoiceDate).toBeNull();
	expect(toStandardizedInvoice([{ 'Invoice Date': '03/04/2026', 'Due Date': '30/04/2026' }])).toMatchObject({ invoiceDate: '2026-04-03', dueDate: '2026-04-30' });
});
