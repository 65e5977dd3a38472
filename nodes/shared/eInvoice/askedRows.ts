import type { IDataObject } from 'n8n-workflow';

import { fixedRows, type Structure } from '../output/rowResult';
import { lineReadersOf, readersOf, type AskedColumns } from './askedColumns';
import { invoiceColumns, lineColumns } from './columns';
import type { EInvoiceLine, StandardizedEInvoice } from './standardizedEInvoice';

/** The rows of an e-invoice with the columns that were asked for, null where it does not state one; its own where none were named. */
export function askedRows(asked: AskedColumns, invoice: StandardizedEInvoice, structure: Structure): IDataObject[] {
	const perLine = (asked.structure ?? structure) === 'lineItem';
	if (!asked.columns) return perLine ? lineColumns(invoice) : [invoiceColumns(invoice)];
	if (asked.lineColumns) return fixedRows(fixedResult(asked.columns, asked.lineColumns, invoice), '', {}, structure, {}).rows.map(({ columns }) => columns);
	const readers = readersOf(asked.columns);
	// An invoice without lines keeps a row, so that it is not lost.
	const lines: Array<EInvoiceLine | undefined> = perLine && invoice.lineItems.length > 0 ? invoice.lineItems : [undefined];
	return lines.map((line) => Object.fromEntries(readers.map(({ column, ofInvoice, ofLine }) => [column, ofInvoice?.(invoice) ?? (line && ofLine?.(line)) ?? null])));
}

/** As services with a fixed layout give it: what stands behind a point is inside an object, the lines are a list. */
function fixedResult(columns: string[], inside: string[], invoice: StandardizedEInvoice): IDataObject {
	const result: IDataObject = {};
	for (const { column, ofInvoice } of readersOf(columns)) {
		const [outer, inner] = column.split('.');
		const value = ofInvoice?.(invoice) ?? null;
		result[outer] = inner === undefined ? value : { ...(result[outer] as IDataObject | undefined), [inner]: value };
	}
	if (inside.length === 0) return result;
	const readers = lineReadersOf(inside);
	result.line_items = invoice.lineItems.map((line) => Object.fromEntries(readers.map(({ column, ofLine }) => [column, ofLine?.(line) ?? null])));
	return result;
}
