import type { IDataObject } from 'n8n-workflow';

import { layoutOf, valueOf } from './columns';
import type { StandardizedInvoice } from './standardizedInvoice';

/** Where a row of a result comes from. */
export interface SourcedRow {
	columns: IDataObject;
	fileName?: string;
	extractionId: string;
	/** The invoice, where it was read from more than the columns. */
	invoice?: StandardizedInvoice;
}

/**
 * Puts the lines of each invoice together: the indexes of rows of the same extraction, document and invoice number, where
 * the extraction gives one row for each line. Every other row is an invoice of its own and stands alone.
 */
export function groupByInvoice(rows: SourcedRow[], isPerLineItem: (extractionId: string) => boolean): number[][] {
	const groups: number[][] = [];
	const known = new Map<string, number[]>();
	let last: { row: SourcedRow; number: unknown; group: number[] } | undefined;
	rows.forEach((row, index) => {
		// Lines of an unknown document could be those of any.
		if (row.fileName === undefined || !isPerLineItem(row.extractionId)) return void groups.push([index]);
		const number = valueOf(row.columns, layoutOf(row.columns), 'invoiceNumber') ?? null;
		if (last?.number === number && last.row.fileName === row.fileName && last.row.extractionId === row.extractionId) {
			return void last.group.push(index);
		}
		const key = `${row.extractionId}\n${row.fileName}\n${JSON.stringify(number)}`;
		let group = known.get(key);
		if (!group) {
			group = [];
			known.set(key, group);
			groups.push(group);
		}
		group.push(index);
		last = { row, number, group };
	});
	return groups;
}
