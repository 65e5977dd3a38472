import { createReader, type DocumentReading, type PageProgress, type ReadOptions } from '../../../sandbox/reader';
import { writeCii } from '../../support/eInvoice/ciiWriter';
import { invoiceOf } from '../../support/eInvoice/invoices';
import { LIMITS, invoicesOf, pdfOf, pictureOf, scannedPdf, valuesOf, type Placed } from './documents';

const reader = createReader({ workers: 1 });
afterAll(() => reader.close());

const read = (bytes: Uint8Array, options: ReadOptions = LIMITS): Promise<DocumentReading> => reader.read({ fileName: 'document', bytes }, options);

const invoicePage = (number: string, total = '110.00'): Placed[] => [
	['Northwind Traders Ltd', 50, 40, 18],
	['12 High Street', 50, 70],
	['London SW1A 1AA', 50, 84],
	['INVOICE', 450, 40, 18],
	['Invoice No:', 400, 100],
	[number, 480, 101],
	['Invoice Date:', 400, 116],
	['15 Mar 2024', 480, 116],
	['Bill to:', 50, 130],
	['Fabrikam plc', 50, 146],
	['1 Low Road', 50, 160],
	['Description', 50, 220],
	['Qty', 300, 220],
	['Unit Price', 380, 220],
	['Amount', 480, 220],
	['Consulting', 50, 240],
	['2', 310, 240],
	['50.00', 390, 240],
	['100.00', 485, 240],
	['Subtotal', 380, 280],
	['100.00', 485, 280],
	['VAT 10%', 380, 295],
	['10.00', 490, 295],
	['Total', 380, 310],
	[`£${total}`, 480, 310],
];

describe('a PDF with a text layer', () => {
	it('gives the fields and items of its invoice', async () => {
		const [invoice] = invoicesOf(await read(await pdfOf([invoicePage('INV-7')])));
		expect(valuesOf(invoice)).toMatchObject({
			vendorName: 'Northwind Traders Ltd',
			customerName: 'Fabrikam plc',
			invoiceNumber: 'INV-7',
			invoiceDate: '2024-03-15',
			subtotal: 100,
			tax: 10,
			total: 110,
			currency: 'GBP',
		});
		expect(invoice.lineItems).toMatchObject([{ description: 'Consulting', quantity: 2, unitPrice: 50, amount: 100 }]);
		expect(invoice.fields.invoiceNumber).toMatchObject({ source: 'text', page: 1 });
	});

	it('that holds several invoices gives each with its pages', async () => {
		const continued: Placed[] = [['Page 2 of 2', 50, 40], ['Terms and conditions apply to this delivery.', 50, 60]];
		const reading = await read(await pdfOf([invoicePage('INV-1'), continued, invoicePage('INV-2')]));
		expect(invoicesOf(reading).map((invoice) => [invoice.fields.invoiceNumber?.value, invoice.pages])).toEqual([['INV-1', [1, 2]], ['INV-2', [3]]]);
	});

	it('gives the original of an invoice and no copy of it', async () => {
		const copy = (name: string): Placed[] => [...invoicePage('INV-7'), [name, 250, 20]];
		const invoices = invoicesOf(await read(await pdfOf([copy('ORIGINAL'), copy('DUPLICATE'), copy('TRIPLICATE'), invoicePage('INV-8', '220.00')])));
		expect(invoices.map((invoice) => invoice.fields.invoiceNumber?.value)).toEqual(['INV-7', 'INV-8']);
	});

	it('that is no invoice is a failed page with a reason', async () => {
		const reading = await read(await pdfOf([[['Dear customer, thank you for your visit last week.', 50, 50]]]));
		expect(reading).toEqual({ status: 'read', pages: [{ page: 1, status: 'failed', reason: 'Nothing of an invoice or receipt was found on it' }], invoices: [] });
	});

	it('says after each page how far it is', async () => {
		const done: PageProgress[] = [];
		await reader.read({ fileName: 'three.pdf', bytes: await pdfOf([invoicePage('1-A'), invoicePage('2-A'), []]) }, LIMITS, (progress) => done.push(progress));
		expect(done).toEqual([1, 2, 3].map((page) => ({ fileName: 'three.pdf', done: page, pages: 3 })));
	});

	it('keeps a blank page as failed and reads the others', async () => {
		const reading = await read(await pdfOf([invoicePage('INV-7'), []]));
		expect(reading).toMatchObject({ pages: [{ page: 1, status: 'read' }, { page: 2, status: 'failed', reason: 'no text found' }] });
		expect(invoicesOf(reading)).toHaveLength(1);
	});
});

describe('a PDF with an e-invoice inside', () => {
	const hybridOf = async (page: Placed[], terms = invoiceOf()) => await pdfOf([page], {}, { name: 'factur-x.xml', content: writeCii(terms) });
	const SAME: Placed[] = [['Rechnung Nr. R-100', 50, 50], ['Gesamtbetrag 119,00 EUR', 50, 70]];

	it('is read from the XML', async () => {
		const [invoice] = invoicesOf(await read(await hybridOf(SAME)));

		expect(invoice.fields.total).toMatchObject({ value: 119, source: 'xml', confidence: 0.99 });
		expect(valuesOf(invoice)).toEqual({
			documentType: 'invoice', invoiceNumber: 'R-100', invoiceDate: '2026-01-15', dueDate: '2026-02-14', currency: 'EUR', subtotal: 100, taxRate: 19, tax: 19, total: 119, amountDue: 119,
			vendorName: 'Rheinwerk GmbH', vendorAddress: 'Hafenweg 4, 53111 Bonn, DE', vendorCountry: 'DE', vendorTaxId: 'DE123456789', iban: 'DE79000000001234567890',
			customerName: 'Havel Technik AG', customerAddress: 'Am Kanal 9, 10115 Berlin, DE', customerTaxId: 'DE987654321',
		});
		expect(invoice.lineItems).toEqual([{ description: 'Toner', quantity: 2, unit: 'H87', unitPrice: 50, taxRate: 19, amount: 100, page: 1 }]);
		expect(invoice.taxes).toEqual([{ rate: 19, base: 100, amount: 19 }]);
		expect(invoice.doubts).toEqual([]);
	});

	it('gives what its XML does not state from the page', async () => {
		const [invoice] = invoicesOf(await read(await hybridOf([...SAME, ['IBAN: DE89 3704 0044 0532 0130 00', 50, 90]], invoiceOf({ payments: [] }))));
		expect(invoice.fields.iban).toMatchObject({ value: 'DE89370400440532013000', source: 'text' });
	});

	it('raises a doubt when the page shows another total', async () => {
		const page: Placed[] = [['Rechnung Nr. R-100', 50, 50], ['Gesamtbetrag', 50, 70], ['219,00 EUR', 200, 70]];
		const [invoice] = invoicesOf(await read(await hybridOf(page)));
		expect(invoice.fields.total?.value).toBe(119);
		expect(invoice.doubts).toMatchObject([{ kind: 'two-candidates', field: 'total', candidates: [119, 219] }]);
	});

	it.each([['whose XML is none', {}, '<broken'], ['whose XML shall not count', { ignoreXml: true }, writeCii(invoiceOf())]])('%s is read from the page', async (_which, mode, content) => {
		const [invoice] = invoicesOf(await read(await pdfOf([invoicePage('INV-7')], {}, { name: 'factur-x.xml', content }), { ...LIMITS, ...mode }));
		expect(invoice.fields.invoiceNumber).toMatchObject({ value: 'INV-7', source: 'text' });
	});
});

describe('a scan', () => {
	const texts: Placed[] = [
		['INVOICE', 1200, 120, 60],
		['Contoso Limited', 100, 120, 60],
		['Invoice No: INV-2024', 100, 300],
		['Invoice Date: 15 March 2024', 100, 360],
		['Subtotal', 1000, 700],
		['100.00', 1400, 700],
		['VAT 20%', 1000, 760],
		['20.00', 1420, 760],
		['Total', 1000, 820],
		['120.00', 1400, 820],
	];

	it.each([
		['PNG', (): Promise<Buffer> => pictureOf(texts).encode('png')],
		['JPEG', (): Promise<Buffer> => pictureOf(texts).encode('jpeg')],
	])('as %s is recognised', async (_, encode) => {
		const [invoice] = invoicesOf(await read(await encode()));
		expect(valuesOf(invoice)).toMatchObject({ invoiceNumber: 'INV-2024', invoiceDate: '2024-03-15', subtotal: 100, tax: 20, total: 120 });
		expect(invoice.fields.total?.source).toBe('ocr');
	});

	it('inside a PDF is recognised', async () => {
		const picture = await pictureOf(texts).encode('png');
		const pdf = await scannedPdf(picture);
		const reading = await read(pdf);
		expect(reading).toMatchObject({ pages: [{ status: 'read', source: 'ocr' }] });
		expect(valuesOf(invoicesOf(reading)[0])).toMatchObject({ invoiceNumber: 'INV-2024', total: 120 });
	});

	it('with nothing on it is a failed page', async () => {
		const reading = await read(await pictureOf([]).encode('png'));
		expect(reading).toMatchObject({ status: 'read', pages: [{ status: 'failed', reason: 'no text found' }], invoices: [] });
	});
});

describe('a document that cannot be read', () => {
	it('for want of its password is encrypted', async () => {
		const pdf = await pdfOf([invoicePage('INV-7')], { userPassword: 'secret', ownerPassword: 'owner' });
		expect(await read(pdf)).toEqual({ status: 'encrypted' });
	});

	it('is not one that is encrypted without a user password', async () => {
		const pdf = await pdfOf([invoicePage('INV-7')], { ownerPassword: 'owner' });
		expect(valuesOf(invoicesOf(await read(pdf))[0]).invoiceNumber).toBe('INV-7');
	});

	it.each([
		['empty', Buffer.alloc(0), /empty/],
		['a web page', Buffer.from('<!DOCTYPE html><html></html>'), /web page/],
		['a PDF header and nothing else', Buffer.from('%PDF-1.7\n'), /cannot be opened/],
		['a PNG header that claims 65,535 x 65,535 pixels', hugePng(), /too large/],
		['a cut off JPEG', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0]), /damaged/],
		['plain text', Buffer.from('hello'), /Not a PDF, PNG, JPEG or WebP/],
	])('because it is %s says so', async (_, bytes, reason) => {
		expect(await read(bytes)).toEqual({ status: 'unreadable', reason: expect.stringMatching(reason) });
	});

	it('because it has too many pages is not begun', async () => {
		const pdf = await pdfOf([invoicePage('1-A'), invoicePage('2-A'), invoicePage('3-A')]);
		expect(await read(pdf, { ...LIMITS, maxPages: 2 })).toEqual({ status: 'too-many-pages', pageCount: 3 });
	});

	it('within the time limit is ended, and the next one is read', async () => {
		const pdf = await pdfOf([invoicePage('INV-7')]);
		const reason = 'Reading took longer than 0.001 s';
		// A fast machine knows by then that there is a page, and says it of the page.
		expect([
			{ status: 'unreadable', reason },
			{ status: 'read', pages: [{ page: 1, status: 'failed', reason }], invoices: [] },
		]).toContainEqual(await read(pdf, { ...LIMITS, timeLimitMs: 1 }));
		expect(invoicesOf(await read(pdf))).toHaveLength(1);
	});

	it('within the memory limit is ended', async () => {
		const small = createReader({ workers: 1, memoryLimitMb: 64 });
		const reading = await small.read({ fileName: 'x.pdf', bytes: await pdfOf([invoicePage('INV-7')]) }, LIMITS);
		await small.close();
		expect(reading).toEqual({ status: 'unreadable', reason: 'Reading took more than 64 MB of memory' });
	});
});

describe('an reader that is closed', () => {
	it('answers what waits and what comes after', async () => {
		const closing = createReader({ workers: 1 });
		const pdf = await pdfOf([invoicePage('INV-7')]);
		const waiting = [1, 2, 3].map(() => closing.read({ fileName: 'x.pdf', bytes: pdf }, LIMITS));
		await closing.close();
		const readings = await Promise.all([...waiting, closing.read({ fileName: 'x.pdf', bytes: pdf }, LIMITS)]);
		expect(new Set(readings.map((reading) => reading.status))).toEqual(new Set(['unreadable']));
	});
});

function hugePng(): Buffer {
	const header = Buffer.alloc(40);
	Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(header);
	header.write('IHDR', 12, 'latin1');
	header.writeUInt32BE(65_535, 16);
	header.writeUInt32BE(65_535, 20);
	return header;
}
