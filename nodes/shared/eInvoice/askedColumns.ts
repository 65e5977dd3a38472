import { z } from 'zod';

import { findColumns, type ColumnMeaning } from '../invoice/columns';
import { normalizeName } from '../invoice/columnNames';
import { isEmpty } from '../invoice/text';
import { OWN_COLUMNS, OWN_LINE_COLUMNS, type Cell } from './columns';
import { IN_LINE, OF_INVOICE, OF_LINE } from './meanings';
import type { EInvoiceLine, StandardizedEInvoice } from './standardizedEInvoice';

/** The columns of a service's rows, which an e-invoice that is read in its place shall have too. Plain, since it travels through a durable wait. */
export const askedColumns = z.object({
	/** By their names, what is inside an object behind a point; missing where the service chooses them. */
	columns: z.array(z.string()).optional(),
	/** Those of each entry of `line_items`, for a layout that is the same for every invoice, with its lines as a list; empty where it has none. */
	lineColumns: z.array(z.string()).optional(),
	/** What a row stands for, where that is said with the columns. */
	structure: z.enum(['invoice', 'lineItem']).optional(),
});

export type AskedColumns = z.infer<typeof askedColumns>;

/** A column with what an e-invoice says in it: of the invoice, or of each line; neither for what EN 16931 does not know. */
export interface ColumnReader {
	column: string;
	meaning?: ColumnMeaning;
	ofInvoice?: (invoice: StandardizedEInvoice) => Cell;
	ofLine?: (line: EInvoiceLine) => Cell;
}

/** Understands columns, by the names of those of E-Invoice or by what they mean. @param ofLines what meanings say of lines */
export function readersOf(columns: string[], ofLines: typeof OF_LINE = OF_LINE): ColumnReader[] {
	const meanings = new Map([...findColumns(columns)].map(([meaning, column]) => [column, meaning]));
	return columns.map((column): ColumnReader => {
		const meaning = meanings.get(column);
		const name = normalizeName(column);
		const ofInvoice = OWN_COLUMNS.get(name) ?? (meaning && OF_INVOICE[meaning]);
		const ofLine = OWN_LINE_COLUMNS.get(name) ?? (meaning && ofLines[meaning]);
		return { column, ...(meaning && { meaning }), ...(ofInvoice && { ofInvoice }), ...(ofLine && { ofLine }) };
	});
}

/** Without these nothing can be booked; more cannot be asked of a layout that is the same for every invoice. */
const NEEDED: ReadonlyArray<ColumnMeaning | undefined> = ['vendorName', 'invoiceNumber', 'invoiceDate', 'currency', 'total'];

/**
 * The columns that were asked for and that an e-invoice does not state.
 * @returns undefined where the service chooses the columns, so that nobody knows what they are
 */
export function findUnstated({ columns, lineColumns, structure }: AskedColumns, invoice: StandardizedEInvoice): string[] | undefined {
	if (!columns) return undefined;
	const { lineItems } = invoice;
	const unstated = readersOf(columns).filter(({ ofInvoice, ofLine }) => {
		const isStated = (ofInvoice && !isEmpty(ofInvoice(invoice))) || (structure === 'lineItem' && ofLine && lineItems.some((line) => !isEmpty(ofLine(line))));
		return !isStated;
	});
	if (!lineColumns) return unstated.map(({ column }) => column);
	const needed = unstated.filter(({ meaning }) => NEEDED.includes(meaning)).map(({ column }) => column);
	return lineItems.length > 0 || lineColumns.length === 0 ? needed : [...needed, 'line_items'];
}

/** Of the entries of `line_items`, whose names need not say that they are about the line. */
export function lineReadersOf(columns: string[]): ColumnReader[] {
	return readersOf(columns, IN_LINE);
}
