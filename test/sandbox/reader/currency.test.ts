import { readInvoice } from '../../../sandbox/reader/fields/readInvoice';
import { linesOf, valuesOf } from './documents';

const read = (rows: string[][]) => valuesOf(readInvoice(linesOf(rows)));

it('is not the end of the code of a bank', () => {
	const rows = [['Northwind Traders GmbH'], ['Rechnung Nr. 7'], ['Datum: 5. März 2024'], ['SWIFT HELADEF1GEL'], ['SWIFT HELADEF1GEL'], ['Total EUR', '34,73']];
	expect(read(rows).currency).toBe('EUR');
});

describe('a mere $', () => {
	it.each([
		['CAD', [['Maple Goods Inc.'], ['100 King St W, Toronto, ON M5X 1A1'], ['HST 13%', '$13.00'], ['Total', '$113.00']]],
		['CAD', [['Prairie Supplies'], ['Winnipeg MB R3C 4T3'], ['GST 5%', '$5.00'], ['Total', '$105.00']]],
		['NZD', [['Kiwi Farm Ltd'], ['3 Queen Street'], ['Total NZD', '$115.00']]],
		['AUD', [['Koala Tools Pty Ltd'], ['ABN 12 345 678 901'], ['Total', '$110.00']]],
		['USD', [['Oak Hill Roofing LLC'], ['12 Main St, Denver, CO 80202'], ['Total', '$110.00']]],
	])('is %s by what else the paper says', (currency, rows) => {
		expect(read([...rows.slice(0, 2), ['Invoice No: A-7'], ['Date: 2025-03-04'], ...rows.slice(2)]).currency).toBe(currency);
	});
});
