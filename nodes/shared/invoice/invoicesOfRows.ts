import { groupByInvoice, type SourcedRow } from './groups';
import type { StandardizedInvoice } from './standardizedInvoice';
import { toStandardizedInvoice } from './toStandardizedInvoice';

/** An invoice, with the indexes of the rows that it was read from: one, or one for each of its lines. */
export interface InvoiceOfRows {
	invoice: StandardizedInvoice;
	rows: number[];
}

/** The invoices that rows make up, in the order of their first rows. @param isPerLineItem whether an extraction gives a row for each line */
export function invoicesOfRows(rows: SourcedRow[], isPerLineItem: (extractionId: string) => boolean): InvoiceOfRows[] {
	return groupByInvoice(rows, isPerLineItem).map((indexes) => ({
		invoice: rows[indexes[0]].invoice ?? toStandardizedInvoice(indexes.map((index) => rows[index].columns)),
		rows: indexes,
	}));
}
