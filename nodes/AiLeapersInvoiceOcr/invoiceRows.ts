import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Origin } from '../shared/documents/document';
import type { RowResult } from '../shared/emitRows';
import type { Invoice } from './schema';

export type Structure = 'invoice' | 'lineItem';

/** What a row stands for. */
export const structureProperty: INodeProperties = {
	displayName: 'Rows',
	name: 'structure',
	type: 'options',
	options: [
		{ name: 'One per Invoice', value: 'invoice', description: 'As the service returns it, with the line items as a list' },
		{ name: 'One per Line Item', value: 'lineItem', description: 'The data of the invoice is repeated on each of its lines' },
	],
	default: 'invoice',
	description: 'What a row of the result stands for',
};

/** The document of a result, as far as it is known. */
export interface Source {
	fileName?: string;
	sha256?: string;
	origin?: Origin;
}

/** The rows of one result: its fields exactly as they came; with one row a line, the line in `line_item`. */
export function invoiceRows(invoice: Invoice, extractionId: string, source: Source, structure: Structure, details: IDataObject = {}): RowResult {
	const { fileName, sha256, origin } = source;
	const perLineItem = structure === 'lineItem';
	return {
		extractionId,
		rows: (perLineItem ? linesOf(invoice) : [invoice as IDataObject]).map((columns) => ({
			columns,
			extractionId,
			...(fileName !== undefined && { fileName }),
			...(sha256 && { documentHash: sha256 }),
			...(origin && { origin }),
			...(typeof invoice.confidence === 'number' && { confidence: invoice.confidence }),
			details,
		})),
		evidence: {
			notes: [],
			failedPages: [],
			perLineItem,
			fileNames: fileName === undefined ? [] : [fileName],
			// The fields are fixed: one that a result leaves out is missing, and no other layout.
			batch: extractionId,
		},
	};
}

/** An invoice without line items keeps one row, so that it is not lost. */
function linesOf({ line_items: lines, ...invoice }: Invoice): IDataObject[] {
	const listed = lines?.length ? lines : [null];
	return listed.map((line) => ({ ...invoice, line_item: line }) as IDataObject);
}
