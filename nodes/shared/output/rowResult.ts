import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import type { Origin } from '../documents/document';
import type { StandardizedInvoice } from '../invoice/standardizedInvoice';
import { parameterGroup, type Values } from '../node/parameters';
import type { Evidence, ReviewRow } from '../review/evidence';

/** A row that is on its way to an output. Its columns belong to it alone, since its item is made of them. */
export interface RoutedRow extends ReviewRow {
	/** Undefined when the service did not say, or said something that fits no document. */
	origin?: Origin;
	/** The ID by which *Get Rows* finds it, where that is not `extractionId`; null where nothing can be found. */
	workId?: string | null;
	/** The invoice, where it is known exactly and not only by its columns. */
	invoice?: StandardizedInvoice;
	/** Files that go with the row, beside its document. */
	files?: IBinaryKeyData;
	/** What people call its document: null where `fileName` only stands in for a name that is not known. */
	sourceFile?: string | null;
	/** Goes into `_extraction` as it is, where the full evidence is asked for. */
	details?: IDataObject;
}

/** What one extraction gave. */
export interface RowResult {
	extractionId: string;
	rows: RoutedRow[];
	evidence: Evidence;
}

/** What a row of a result with fixed fields stands for. */
export const structureParameter = parameterGroup([
	{
		displayName: 'One Row Per',
		name: 'structure',
		type: 'options',
		required: true,
		options: [
			{ name: 'Invoice', value: 'invoice', description: 'As the service returns it, with the line items as a list' },
			{ name: 'Line Item', value: 'lineItem', description: 'The data of the invoice is repeated on each of its lines' },
		],
		default: 'invoice',
		description: 'What a row of the result stands for',
	},
]);

export type Structure = Values<typeof structureParameter>['structure'];

/** The document of a result, as far as it is known. */
export interface Source {
	fileName?: string;
	sha256?: string;
	origin?: Origin;
}

/** What a service with fixed fields says about one invoice. */
export interface FixedResult {
	/** A list, if it is as documented. */
	line_items?: unknown;
}

/**
 * The rows of one result with fixed fields: its fields exactly as they came; with one row a line, the line in `line_item`.
 * @param more what else is known of each row
 */
export function fixedRows(result: FixedResult, extractionId: string, source: Source, structure: Structure, more: Partial<RoutedRow>): RowResult {
	const perLineItem = structure === 'lineItem';
	const { fileName, sha256, origin } = source;
	const shared = {
		extractionId,
		...(fileName !== undefined && { fileName }),
		...(sha256 && { documentHash: sha256 }),
		...(origin && { origin }),
		...more,
	};
	return {
		extractionId,
		rows: (perLineItem ? linesOf(result) : [result as IDataObject]).map((columns) => ({ columns, ...shared })),
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
function linesOf(result: FixedResult): IDataObject[] {
	const { line_items: lines, ...invoice } = result;
	// Lines of another shape stay where they are.
	if (!Array.isArray(lines) && lines !== undefined && lines !== null) return [{ ...result, line_item: null } as IDataObject];
	const listed: unknown[] = lines?.length ? lines : [null];
	return listed.map((line) => ({ ...invoice, line_item: line }) as IDataObject);
}
