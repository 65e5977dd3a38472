import { readInvoice } from '../../../../sandbox/reader/fields/readInvoice';
import { linesOf, valuesOf } from '../documents';

/** A made-up invoice in the layout that its country uses. */
export type Sample = [language: string, what: string, rows: string[][], expected: Record<string, string | number>];

export function isRead(...[, , rows, expected]: Sample): void {
	expect(valuesOf(readInvoice(linesOf(rows)))).toMatchObject(expected);
}
