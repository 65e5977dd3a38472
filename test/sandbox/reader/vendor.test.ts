import { readInvoice } from '../../../sandbox/reader/fields/readInvoice';
import { linesOf, valuesOf } from './documents';

describe('a vendor', () => {
	it.each(['Lieferantenstraße 20', 'BAHNHOFSTRASSE 99', 'KUNDENWEG 88', 'rue de Lyon 3', 'EUR', 'Nederland'])('is not %s', (text) => {
		const invoice = readInvoice(linesOf([[text], ['80333 München'], ['Tel. 089 1234567'], ['RECHNUNG'], ['Rechnungsnummer', 'R-7'], ['Datum', '05.03.2024'], ['Gesamtbetrag', '50,00 EUR']]));
		expect(valuesOf(invoice).vendorName).not.toBe(text);
	});

	it('is named in the small print, whatever accents recognition lost', () => {
		const foot = [...Array.from({ length: 16 }, () => ['']), ['NETPRESSE'], ['Siege social 16 rue Mollien']];
		const rows = [['', 'ALEXINUX'], ['', '27 rue Henri Rolland'], ['', '69100 Villeurbanne'], ['Facture n° 2022089083'], ['Date', '28/11/2022'], ['Total TTC', '56,02 €'], ...foot];
		expect(valuesOf(readInvoice(linesOf(rows).filter(({ text }) => text !== ''))).vendorName).toBe('NETPRESSE');
	});

	it('is not written with the full stop of its sentence, nor its address with a title', () => {
		const foot = [...Array.from({ length: 16 }, () => ['']), ['Initech Services Limited. Registered in England No. 01234567.']];
		const rows = [['Invoice'], ['Invoice No:', 'INV-7'], ['Invoice Date:', '2024-03-05'], ['Total due', '50.00'], ...foot];
		expect(valuesOf(readInvoice(linesOf(rows).filter(({ text }) => text !== ''))).vendorName).toBe('Initech Services Limited');
		const titled = [['Northwind Traders Ltd'], ['12 High Street'], ['Tax Invoice'], ['Invoice No:', 'INV-7'], ['Total', '50.00']];
		expect(valuesOf(readInvoice(linesOf(titled))).vendorAddress).toBe('12 High Street');
	});

	it('may have a street in its name', () => {
		const invoice = readInvoice(linesOf([['Bahnhofstraße Apotheke GmbH'], ['80333 München'], ['RECHNUNG'], ['Rechnungsnummer', 'R-7'], ['Datum', '05.03.2024'], ['Gesamtbetrag', '50,00 EUR']]));
		expect(valuesOf(invoice).vendorName).toBe('Bahnhofstraße Apotheke GmbH');
	});

	it('may stand in the column of the labels, under those that have their values beside them', () => {
		const rows = [['Nummer', '2025-118'], ['Datum', '03.03.2025'], ['Autohaus Krüger GmbH'], ['Rechnung'], ['Industriestr. 4'], ['28195 Bremen'], ['Summe', '410,00 EUR']];
		expect(valuesOf(readInvoice(linesOf(rows)))).toMatchObject({ vendorName: 'Autohaus Krüger GmbH', invoiceNumber: '2025-118' });
	});

	it('is not the customer in another spelling of his legal form', () => {
		const rows = [['Microsoft Corp'], ['123 Other St'], ['Redmond, WA 98052'], ['Customer name: MICROSOFT CORPORATION'], ['Invoice No: INV-7'], ['Date: 11/15/2019'], ['Total', '$50.00']];
		expect(valuesOf(readInvoice(linesOf(rows))).vendorName).not.toBe('Microsoft Corp');
	});

	it('is sure where the small print spells its legal form out', () => {
		const head = [['Sold By : Sunrise Retail Services Pvt. Ltd.,'], ['Warehouse Address: 42/1 Ring Road, Bangalore'], ['Invoice No : INV-7'], ['Invoice Date: 20-10-2015'], ['Grand Total', '319.00']];
		const foot = [...Array.from({ length: 16 }, () => ['']), ['Regd. office: Sunrise Retail Services Private Limited, Ozone Tech Park']];
		const invoice = readInvoice(linesOf([...head, ...foot]).filter(({ text }) => text !== ''));
		expect(valuesOf(invoice).vendorName).toBe('Sunrise Retail Services Pvt. Ltd.');
		expect(invoice?.doubts).toEqual([]);
	});

	it.each(['Bank-/Steuerinformationen', 'Payment details', 'Powered by TCPDF'])('is not %s', (heading) => {
		const foot = [...Array.from({ length: 16 }, () => ['']), [heading], ['IBAN: DE89 3704 0044 0532 0130 00', 'Amtsgericht München HRB 123']];
		const rows = [['RECHNUNG'], ['Rechnungsnummer', 'R-7'], ['Datum', '05.03.2024'], ['Gesamtbetrag', '50,00 EUR'], ...foot];
		expect(valuesOf(readInvoice(linesOf(rows).filter(({ text }) => text !== ''))).vendorName).not.toBe(heading);
	});
});

describe('paper whose head is a picture', () => {
	const address = [['Globex Corp.'], ['142 Scorpio Drive'], ['80085 Springfield']];
	const rest = [['Invoice No. 1234567890'], ['Date', '8 Oct 2024'], ['Total', '50.00 EUR']];
	const lowered = (rows: string[][]) => linesOf(rows).map((line) => ({ ...line, y: line.y + 90 }));
	const doubted = (rows: string[][]) => readInvoice(lowered(rows))?.doubts.map(({ field }) => field);

	it('shows only the window with the address of the customer, so that a vendor in it is doubted', () => {
		expect(doubted([...address, ...rest])).toEqual(['vendorName']);
		expect(readInvoice(linesOf([...address, ...rest]))?.doubts).toEqual([]);
	});

	it('leaves no doubt about a vendor that has what only the issuer has', () => {
		expect(doubted([...address, ['Tel. +49 221 765 43-21'], ...rest])).toEqual([]);
		expect(doubted([...address, ['Bill to: Northwind Ltd'], ...rest])).toEqual([]);
	});
});
