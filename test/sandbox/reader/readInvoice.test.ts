import { readInvoice } from '../../../sandbox/reader/fields/readInvoice';
import { linesOf, valuesOf } from './documents';

const HEAD = [['Northwind Traders Ltd'], ['INVOICE'], ['Invoice No:', 'INV-7'], ['Invoice Date:', '2024-03-05']];

describe('fields of an invoice', () => {
	it('are found beside, behind and below their labels', () => {
		const invoice = readInvoice(
			linesOf([
				['Invoice'],
				['Invoice Number', 'Date', 'PO Number'],
				['INV-100', '15 Mar 2024', 'PO-77'],
				['Due Date: 14 Apr 2024'],
				['', '', 'Subtotal', '100.00'],
				['', '', 'VAT 20%', '20.00'],
				['', '', 'Total', '£120.00'],
			]),
		);
		expect(valuesOf(invoice)).toMatchObject({
			invoiceNumber: 'INV-100',
			invoiceDate: '2024-03-15',
			purchaseOrderNumber: 'PO-77',
			dueDate: '2024-04-14',
			subtotal: 100,
			tax: 20,
			taxRate: 20,
			total: 120,
			currency: 'GBP',
		});
	});

	it('are found in German', () => {
		const invoice = readInvoice(
			linesOf([
				['Muster GmbH • Hauptstr. 1 • 80333 München'],
				['Firma'],
				['Beispiel AG'],
				['Nebenweg 2'],
				['10115 Berlin'],
				['Rechnung Nr. 2024-117 vom 05.03.2024'],
				['', '', 'Nettobetrag', '1.000,00 €'],
				['', '', 'zzgl. MwSt. 19 %', '190,00 €'],
				['', '', 'Gesamtbetrag', '1.190,00 €'],
				['Zahlbar bis 04.04.2024 ohne Abzug'],
				['IBAN: DE02 1203 0000 0000 2020 51', 'BIC: BYLADEM1001', 'USt-IdNr.: DE123456789'],
			]),
		);
		expect(valuesOf(invoice)).toMatchObject({
			vendorName: 'Muster GmbH',
			customerName: 'Beispiel AG',
			customerAddress: 'Nebenweg 2, 10115 Berlin',
			invoiceNumber: '2024-117',
			invoiceDate: '2024-03-05',
			dueDate: '2024-04-04',
			subtotal: 1000,
			tax: 190,
			total: 1190,
			currency: 'EUR',
			iban: 'DE02120300000000202051',
			bic: 'BYLADEM1001',
			vendorTaxId: 'DE123456789',
			vendorCountry: 'DE',
		});
	});

	it('are found in French', () => {
		const invoice = readInvoice(
			linesOf([
				['FACTURE N° F2024-031'],
				['Date de facture : 31 janvier 2024', '', "Date d'échéance : 01/03/2024"],
				['Client :'],
				['Boutique Dupont'],
				['5 rue de la Paix'],
				['75002 Paris'],
				['', '', 'Total HT', '1 250,00 €'],
				['', '', 'TVA 20 %', '250,00 €'],
				['', '', 'Total TTC', '1 500,00 €'],
			]),
		);
		expect(valuesOf(invoice)).toMatchObject({
			invoiceNumber: 'F2024-031',
			invoiceDate: '2024-01-31',
			dueDate: '2024-03-01',
			customerName: 'Boutique Dupont',
			subtotal: 1250,
			tax: 250,
			total: 1500,
		});
	});

	it('take the due date from the terms when only those are printed', () => {
		const invoice = readInvoice(linesOf([...HEAD, ['Payment terms: net 30'], ['Total', '$50.00']]));
		expect(valuesOf(invoice).dueDate).toBe('2024-04-04');
	});

	it('do not take an order date for the invoice date', () => {
		const invoice = readInvoice(linesOf([['Invoice INV-9'], ['Order Date: 1 Jan 2024'], ['Invoice Date: 9 Jan 2024'], ['Total', '$50.00']]));
		expect(invoice?.fields.invoiceDate).toMatchObject({ value: '2024-01-09', alternatives: [] });
	});

	it.each([
		['CREDIT NOTE', 'credit note'],
		['Gutschrift', 'credit note'],
		['Rechnungskorrektur', 'corrected invoice'],
		['Facture', 'invoice'],
	])('%s makes it a %s', (title, type) => {
		const invoice = readInvoice(linesOf([[title], ['Date: 2024-03-05'], ['Total', '50.00 EUR']]));
		expect(valuesOf(invoice).documentType).toBe(type);
	});
});

describe('line items', () => {
	it('come from the columns of the table, with their continued descriptions', () => {
		const invoice = readInvoice(
			linesOf([
				...HEAD,
				['Description', 'Qty', 'Unit Price', 'Amount'],
				['Cleaning of offices', '2', '30.00', '60.00'],
				['ground floor only'],
				['Soap', '4', '10.00', '40.00'],
				['', '', 'Subtotal', '100.00'],
				['', '', 'Total', '100.00'],
			]),
		);
		expect(invoice?.lineItems).toEqual([
			{ description: 'Cleaning of offices ground floor only', quantity: 2, unitPrice: 30, amount: 60, page: 1 },
			{ description: 'Soap', quantity: 4, unitPrice: 10, amount: 40, page: 1 },
		]);
		expect(invoice?.doubts).toEqual([]);
	});

	it('prove themselves where there is no header', () => {
		const invoice = readInvoice(linesOf([...HEAD, ['Cable', '12', '$9.99', '$119.88'], ['', '', 'Total', '$119.88']]));
		expect(invoice?.lineItems).toMatchObject([{ description: 'Cable', quantity: 12, unitPrice: 9.99, amount: 119.88 }]);
	});

	it('go on over a page break', () => {
		const first = linesOf([...HEAD, ['Description', 'Qty', 'Unit Price', 'Amount'], ['Soap', '4', '10.00', '40.00']]);
		const second = linesOf([['Towels', '1', '60.00', '60.00'], ['', '', 'Total', '100.00']], 2);
		const invoice = readInvoice([...first, ...second]);
		expect(invoice?.lineItems.map((item) => [item.description, item.page])).toEqual([['Soap', 1], ['Towels', 2]]);
	});
});

describe('doubts', () => {
	it('name each of the four fields that is not there', () => {
		const invoice = readInvoice(linesOf([['INVOICE'], ['Total', '50.00']]));
		expect(invoice?.doubts.map(({ kind, field }) => [kind, field])).toEqual(['invoiceNumber', 'invoiceDate', 'vendorName'].map((field) => ['missing', field]));
	});

	it('name what is only guessed', () => {
		const invoice = readInvoice(linesOf([...HEAD, ['Cleaning', '50.00'], ['Windows', '70.00']]));
		expect(invoice?.fields.total?.value).toBe(70);
		expect(invoice?.doubts).toMatchObject([{ kind: 'low-confidence', field: 'total', candidates: [70] }]);
	});

	it('do not arise about a total that is printed twice, whatever else does not add up', () => {
		const invoice = readInvoice(linesOf([...HEAD, ['Subtotal', '100.00'], ['Tax', '10.00'], ['Total', '115.00'], ['Amount due', '115.00']]));
		expect(invoice?.doubts).toEqual([]);
	});

	it('arise from a date whose day could be its month', () => {
		const invoice = readInvoice(linesOf([['Northwind Traders Ltd'], ['Invoice INV-7'], ['Invoice Date:', '03/04/2021'], ['Total', '50.00']]));
		expect(invoice?.doubts).toMatchObject([{ kind: 'two-candidates', field: 'invoiceDate', candidates: ['2021-03-04', '2021-04-03'] }]);
	});

	it('do not arise where the country decides', () => {
		const invoice = readInvoice(linesOf([['Northwind Traders Ltd'], ['Invoice INV-7'], ['12 High Street, London SW1A 1AA'], ['Invoice Date:', '03/04/2021'], ['Total', '£50.00']]));
		expect(invoice?.fields.invoiceDate?.value).toBe('2021-04-03');
		expect(invoice?.doubts).toEqual([]);
	});

	it('arise from two invoice numbers', () => {
		const invoice = readInvoice(linesOf([['Northwind Traders Ltd'], ['INVOICE'], ['Invoice No:', 'INV-7'], ['Invoice Number:', 'INV-8'], ['Invoice Date:', '2024-03-05'], ['Total', '50.00']]));
		expect(invoice?.doubts).toMatchObject([{ kind: 'two-candidates', field: 'invoiceNumber', candidates: ['INV-7', 'INV-8'] }]);
	});

	it('arise from sums that do not come out', () => {
		const invoice = readInvoice(linesOf([...HEAD, ['Subtotal', '100.00'], ['Tax', '10.00'], ['Total', '115.00']]));
		expect(invoice?.doubts).toMatchObject([{ kind: 'arithmetic', field: 'total', candidates: [115, 110] }]);
	});

	it('arise from items that do not make the subtotal', () => {
		const rows = [['Description', 'Qty', 'Unit Price', 'Amount'], ['Soap', '4', '10.00', '40.00'], ['', '', 'Subtotal', '50.00'], ['', '', 'Total', '50.00']];
		expect(readInvoice(linesOf([...HEAD, ...rows]))?.doubts).toMatchObject([{ kind: 'arithmetic', field: 'subtotal', candidates: [50, 40] }]);
	});

	it('are settled by the candidates that add up', () => {
		const rows = [['Total', '90.00'], ['Subtotal', '100.00'], ['Discount', '4.00'], ['Tax', '9.60'], ['Total', '105.60'], ['Previous balance', '12.00']];
		const invoice = readInvoice(linesOf([...HEAD, ...rows]));
		expect(invoice?.fields.total).toMatchObject({ value: 105.6, alternatives: [] });
		expect(invoice?.doubts).toEqual([]);
	});
});

describe('no invoice', () => {
	it.each([
		['a letter', [['Dear Sir or Madam,'], ['please find our offer enclosed.'], ['Kind regards']]],
		['a delivery note', [['DELIVERY NOTE'], ['Delivery note no: L-12'], ['Description', 'Qty'], ['Soap', '4']]],
		['nothing', []],
	])('is seen in %s', (_, rows) => {
		expect(readInvoice(linesOf(rows))).toBeUndefined();
	});

	it('is seen in a book, which has a date on one page and a total on another', () => {
		const pages = [linesOf([['Query Management'], ['Second edition, 5 March 2002']], 1), linesOf([['Chapter 12'], ['Total', '19,486.00']], 2)];
		expect(readInvoice(pages.flat())).toBeUndefined();
		expect(valuesOf(readInvoice(linesOf([['Corner Shop'], ['5 March 2002'], ['Total', '19.48']])))).toMatchObject({ total: 19.48, invoiceDate: '2002-03-05' });
	});
});
