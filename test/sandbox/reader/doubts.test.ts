import { readInvoice } from '../../../sandbox/reader/fields/readInvoice';
import { linesOf, valuesOf } from './documents';

const HEAD = [['Northwind Traders Ltd'], ['INVOICE'], ['Invoice No:', 'INV-7'], ['Invoice Date:', '2024-03-05']];
const read = (...rows: string[][]) => readInvoice(linesOf([...HEAD, ...rows]));
const doubtsOf = (invoice: ReturnType<typeof read>) => invoice?.doubts.map(({ kind, field }) => [kind, field]);

describe('a total', () => {
	it('that was guessed is not confirmed by the subtotal that it was guessed from', () => {
		const invoice = read(['', '', 'Subtotal', '198.00'], ['', '', 'VAT 19%', '37.62']);
		expect(doubtsOf(invoice)).toContainEqual(['low-confidence', 'total']);
	});

	it('is no guess where no other amount is printed', () => {
		const invoice = read(['Charges', 'Reference'], ['$56,651.49', 'PT-7']);
		expect(valuesOf(invoice).total).toBe(56651.49);
		expect(invoice?.doubts).toEqual([]);
	});

	it('is not the amount due once all is paid', () => {
		const invoice = read(['Cleaning', '120.00'], ['Windows', '70.00'], ['', '', 'Amount due', '0.00']);
		expect(valuesOf(invoice).total).toBe(120);
		expect(doubtsOf(invoice)).toContainEqual(['low-confidence', 'total']);
	});

	it('is what is due where nothing else is called a total, but for what an earlier invoice left unpaid', () => {
		const due = [['Cleaning', '60.00'], ['Windows', '70.00'], ['', '', 'Amount due', '130.00']];
		expect(read(...due)?.doubts).toEqual([]);
		expect(doubtsOf(read(['', '', 'Previous unpaid balance', '500.00'], ...due))).toContainEqual(['low-confidence', 'total']);
	});

	it('is doubtful where the sums of several tax rates come out and no sum of them was read', () => {
		const rows = [['Net amount', 'VAT', 'Total'], ['321.40', '61.07', '382.47'], ['127.59', '8.93', '136.52']];
		expect(doubtsOf(read(...rows))).toContainEqual(['two-candidates', 'total']);
		expect(read(...rows, ['448.99', '70.00', '518.99'])).toMatchObject({ doubts: [], fields: { total: { value: 518.99 } } });
	});

	it('with a plain label is not doubted for items that were read incompletely', () => {
		const invoice = read(['Description', 'Qty', 'Unit Price', 'Amount'], ['Soap', '4', '10.00', '40.00'], ['', '', 'Tax', '10.00'], ['', '', 'Total', '110.00']);
		expect(doubtsOf(invoice)?.filter(([, field]) => field === 'total')).toEqual([]);
	});
});

describe('the sum of a part', () => {
	it('is not the total', () => {
		const invoice = read(['Total subscription', '17.04'], ['Total consumption', '25.71'], ['Total invoice incl. tax', '62.86']);
		expect(invoice).toMatchObject({ doubts: [], fields: { total: { value: 62.86 } } });
	});

	it('is one before tax where the label says so at its end', () => {
		expect(valuesOf(read(['Total Electricité hors TVA', '54.87'], ['Total', '62.86']))).toMatchObject({ subtotal: 54.87, total: 62.86 });
	});
});

describe('a total below its label', () => {
	it('may stand beside its currency', () => {
		const invoice = read(['', '', 'Sub Total', '150.00'], ['', '', 'VAT', '30.00'], ['', '', 'Total'], ['', '', 'GBP', '180.00']);
		expect(invoice).toMatchObject({ doubts: [], fields: { total: { value: 180 } } });
	});
});

describe('an invoice number that recognition may have misread', () => {
	it.each([['1BZY2087', 'IBZY2087'], ['2O24-17', '2024-17']])('as %s could also be %s', (recognised, other) => {
		const lines = linesOf([['Northwind Traders Ltd'], ['Invoice No:', recognised], ['Invoice Date:', '2024-03-05'], ['Total', '50.00']]);
		expect(readInvoice(lines)?.doubts).toEqual([]);
		const doubts = readInvoice(lines.map((line) => ({ ...line, confidence: 0.95 })))?.doubts;
		expect(doubts).toMatchObject([{ kind: 'two-candidates', field: 'invoiceNumber', candidates: [recognised, other] }]);
	});
});

describe('a label that recognition misread', () => {
	it('announces what the most alike label does', () => {
		const rows = [['Northwind Traders Ltd'], ['INVOICE'], ['lnvoice Number', 'INV-7'], ['Invoice Date:', '2024-03-05'], ['Totai', '50.00']];
		const invoice = readInvoice(linesOf(rows).map((line) => ({ ...line, confidence: 0.95 })));
		expect(valuesOf(invoice)).toMatchObject({ invoiceNumber: 'INV-7', total: 50 });
	});
});
