import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Origin } from '../documents/document';
import type { RowResult } from './emitRows';
import type { RoutedRow } from './routing';

export type Structure = 'invoice' | 'lineItem';

/** What a row of a result with fixed fields stands for. */
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

/** What a service with fixed fields says about one invoice. */
export interface FixedResult {
	line_items?: Array<Record<string, unknown>> | null;
}

/**
 * The rows of one result: its fields exactly as they came; with one row a line, the line in `line_item`.
 * @param more what else is known of each row
 */
export function resultRows(result: FixedResult, extractionId: string, source: Source, structure: Structure, more: Partial<RoutedRow>): RowResult {
	const perLineItem = structure === 'lineItem';
	const shared = { extractionId, ...aboutSource(source), ...more };
	return {
		extractionId,
		rows: (perLineItem ? linesOf(result) : [result as IDataObject]).map((columns) => ({ columns, ...shared })),
		evidence: {
			notes: [],
			failedPages: [],
			perLineItem,
			fileNames: source.fileName === undefined ? [] : [source.fileName],
			// The fields are fixed: one that a result leaves out is missing, and no other layout.
			batch: extractionId,
		},
	};
}

export function aboutSource({ fileName, sha256, origin }: Source): Pick<RoutedRow, 'fileName' | 'documentHash' | 'origin'> {
	return {
		...(fileName !== undefined && { fileName }),
		...(sha256 && { documentHash: sha256 }),
		...(origin && { origin }),
	};
}

/** An invoice without line items keeps one row, so that it is not lost. */
function linesOf({ line_items: lines, ...invoice }: FixedResult): IDataObject[] {
	const listed = lines?.length ? lines : [null];
	return listed.map((line) => ({ ...invoice, line_item: line }) as IDataObject);
}
