import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Origin } from '../shared/documents/document';
import type { RowResult } from '../shared/emitRows';
import { readConfidence } from '../shared/review/confidence';
import type { RoutedRow } from '../shared/routing';
import type { Result } from './schema';

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

/** Source: "`automation_ready` is `true` when confidence is HIGH and math validation passed"; these two are the statuses that pass. */
const PASSED = ['valid', 'derived_total_confirmed'];

/** The rows of one result: its fields exactly as they came; with one row a line, the line in `line_item`. */
export function invoiceRows(result: Result, extractionId: string, source: Source, structure: Structure, details: IDataObject): RowResult {
	const perLineItem = structure === 'lineItem';
	const shared = { extractionId, ...aboutSource(source), ...evidenceOf(result), details };
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

/** What the service itself thinks of its result. */
function evidenceOf(result: Result): Partial<RoutedRow> {
	const { confidence, automation_ready: ready, validation_status: status, validation_explanation: explanation } = result;
	const passed = status ? PASSED.includes(status) : undefined;
	const locations = Object.entries(result.field_locations ?? {});
	const said = explanation ?? (passed === false ? `Its validation status is ${status}.` : undefined);
	return {
		confidence: readConfidence(confidence),
		automationReady: passed === false ? false : (ready ?? undefined),
		severity: result.warning_severity ?? undefined,
		...(said && { explanation: said }),
		...(locations.length > 0 && {
			fieldConfidence: Object.fromEntries(locations.flatMap(([field, place]) => (typeof place.confidence === 'number' ? [[field, place.confidence]] : []))),
		}),
	};
}

/** An invoice without line items keeps one row, so that it is not lost. */
function linesOf({ line_items: lines, ...invoice }: Result): IDataObject[] {
	const listed = lines?.length ? lines : [null];
	return listed.map((line) => ({ ...invoice, line_item: line }) as IDataObject);
}
