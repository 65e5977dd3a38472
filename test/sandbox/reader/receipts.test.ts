import { readInvoice } from '../../../sandbox/reader/fields/readInvoice';
import { splitInvoices } from '../../../sandbox/reader/fields/splitInvoices';
import { linesOf, valuesOf } from './documents';

const read = (rows: string[][]) => valuesOf(readInvoice(linesOf(rows)));

describe('a receipt', () => {
	it('has the name of its store on top, a total that is neither tax nor cash, and its date anywhere', () => {
		const items = [['GREEN MART'], ['123 Oak Ave'], ['Portland, OR 97205'], ['Milk', '3.49'], ['Bread', '2.99']];
		const sums = [['SUBTOTAL', '6.48'], ['TAX 5%', '0.32'], ['TOTAL', '6.80'], ['TOTAL TAX', '0.32'], ['CASH', '10.00'], ['CHANGE', '3.20'], ['03/14/2025 14:22']];
		expect(read([...items, ...sums])).toMatchObject({ vendorName: 'GREEN MART', total: 6.8, tax: 0.32, invoiceDate: '2025-03-14' });
	});

	it('in German is one without a title or a number', () => {
		const rows = [['Bäckerei Huber'], ['Marktplatz 1'], ['93047 Regensburg'], ['Brezel', '0,90'], ['SUMME EUR', '3,50'], ['BAR', '5,00'], ['Rückgeld', '1,50'], ['MwSt 7%', '0,23'], ['12.06.2025 08:15', 'Bon 4711']];
		expect(read(rows)).toMatchObject({ vendorName: 'Bäckerei Huber', total: 3.5, invoiceDate: '2025-06-12' });
	});

	it('in Italian has the day before the month, though it has hardly a word', () => {
		const rows = [['PANIFICIO BIANCHI'], ['37121 Verona'], ['Pane', '2,10'], ['TOTALE COMPLESSIVO', '2,10'], ['Contante', '5,00'], ['Resto', '2,90'], ['11/02/2025 09:05', 'DOC. N. 0123-0045']];
		expect(read(rows)).toMatchObject({ vendorName: 'PANIFICIO BIANCHI', total: 2.1, invoiceDate: '2025-02-11', invoiceNumber: '0123-0045' });
	});

	it('names who paid, and this is not who wrote it', () => {
		const rows = [['Lakeside Apartments'], ['RECEIPT'], ['Receipt # No. 90210'], ['Date 05/20/2025'], ['Received from: Tom Poe'], ['Total', '$1,250.00']];
		expect(read(rows)).toMatchObject({ vendorName: 'Lakeside Apartments', customerName: 'Tom Poe', invoiceNumber: '90210' });
	});
});

describe('receipts in one file', () => {
	const receipt = (page: number, total: string) => linesOf([['Corner Cafe'], ['12 Main St, Denver, CO 80202'], [`03/1${page}/2025`], ['Coffee', total], ['TOTAL', `$${total}`], ['CASH', '20.00']], page);

	it('are one each, though they have neither title nor number', () => {
		const groups = splitInvoices([receipt(1, '4.40'), receipt(2, '5.50')]);
		expect(groups.map((lines) => valuesOf(readInvoice(lines)))).toMatchObject([{ total: 4.4, invoiceDate: '2025-03-11' }, { total: 5.5, invoiceDate: '2025-03-12' }]);
	});

	it('are no pages of an invoice, whose sums and dates may stand on several', () => {
		const invoice = linesOf([['Northwind Traders Ltd'], ['Invoice No: INV-7'], ['Total', '$4.40']]);
		expect(splitInvoices([invoice, receipt(2, '5.50')])).toHaveLength(1);
	});
});

describe('a date that stands alone', () => {
	it('is not that of a label above it', () => {
		expect(read([['Corner Shop'], ['Invoice No', 'INV-7'], ['Due date', 'Terms'], ['5 March 2025', 'net'], ['Total', '50.00']])).not.toHaveProperty('invoiceDate');
	});
});
