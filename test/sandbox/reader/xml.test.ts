import { readXmlInvoice } from '../../../sandbox/reader/xml';
import { CII, UBL } from './eInvoices';

describe('an e-invoice', () => {
	it('in CII syntax gives its fields, items and taxes', () => {
		const invoice = readXmlInvoice(Buffer.from(CII));
		expect(invoice?.fields).toMatchObject({
			documentType: 'invoice',
			invoiceNumber: 'R-1001',
			invoiceDate: '2024-03-05',
			dueDate: '2024-04-04',
			vendorName: 'Müller & Söhne GmbH',
			vendorAddress: 'Hauptstr. 1, 80333 München, DE',
			vendorTaxId: 'DE123456789',
			customerName: 'Kunde AG',
			currency: 'EUR',
			subtotal: 100,
			tax: 19,
			total: 119,
			iban: 'DE02120300000000202051',
		});
		expect(invoice?.taxes).toEqual([{ rate: 19, base: 100, amount: 19 }]);
		expect(invoice?.lineItems).toEqual([{ description: 'Papier', quantity: 10, unit: 'pcs', unitPrice: 10, taxRate: 19, amount: 100 }]);
	});

	it('in UBL syntax gives its fields and items', () => {
		const invoice = readXmlInvoice(Buffer.from(UBL));
		expect(invoice?.fields).toMatchObject({
			documentType: 'credit note',
			invoiceNumber: 'CN-7',
			invoiceDate: '2024-05-01',
			vendorName: 'Seller Ltd',
			customerName: 'Buyer BV',
			currency: 'EUR',
			subtotal: 200,
			tax: 42,
			total: 242,
		});
		expect(invoice?.lineItems).toEqual([{ description: 'Chair', quantity: 2, unit: 'pcs', unitPrice: 100, taxRate: 21, amount: 200 }]);
	});

	it('is read whatever its prefixes are', () => {
		const renamed = CII.replaceAll('rsm:', 'a:').replaceAll('ram:', 'b:').replaceAll('udt:', '');
		expect(readXmlInvoice(Buffer.from(renamed))?.fields).toMatchObject({ invoiceNumber: 'R-1001', total: 119 });
	});

	it('is read in spite of a wrong encoding attribute, a byte order mark and comments', () => {
		const odd = `\ufeff<?xml version="1.0" encoding="ISO-8859-15"?><!-- made by hand -->${CII.slice(CII.indexOf('<rsm'))}`;
		expect(readXmlInvoice(Buffer.from(odd))?.fields.vendorName).toBe('Müller & Söhne GmbH');
	});

	it('in a legacy encoding keeps its umlauts', () => {
		expect(readXmlInvoice(Buffer.from(CII, 'latin1'))?.fields.vendorName).toBe('Müller & Söhne GmbH');
	});

	it('in UTF-16 is read', () => {
		expect(readXmlInvoice(Buffer.from(`\ufeff${CII}`, 'utf16le'))?.fields.invoiceNumber).toBe('R-1001');
	});

	it('without a plausible date has none', () => {
		const wrong = CII.replace('20240305', '20249105');
		expect(readXmlInvoice(Buffer.from(wrong))?.fields.invoiceDate).toBeUndefined();
	});

	it.each(['', 'no xml', '<a><b/></a>', '<broken'])('is not seen in %p', (text) => {
		expect(readXmlInvoice(Buffer.from(text))).toBeUndefined();
	});
});
