import { readInvoice } from '../../../sandbox/reader/fields/readInvoice';
import { linesOf } from './documents';

describe('a title with the number behind it', () => {
	it.each([
		['Tax Invoice 78', '78'],
		['Factura: 22', '22'],
		['FACTURA A-55', 'A-55'],
		['Factura electrónica de venta No. FE 33', 'FE 33'],
	])('%s gives %s and no doubt', (title, number) => {
		const invoice = readInvoice(linesOf([['Northwind Traders Ltd'], [title], ['Fecha: 2025-03-04'], ['Total', '50.00']]));
		expect(invoice?.fields.invoiceNumber?.value).toBe(number);
		expect(invoice?.doubts.filter(({ field }) => field === 'invoiceNumber')).toEqual([]);
	});
});
