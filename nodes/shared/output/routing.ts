import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure, Origin } from '../documents/document';
import type { Evidence, ReviewRow } from '../review/evidence';
import type { Reason } from '../review/reasons';
import { emitDocumentItems } from './routingDocuments';
import { emitRowItems } from './routingRows';

/** The outputs of every operation that yields rows. */
export const ROW_OUTPUTS = ['Extracted', 'Needs Review', 'Failed'] as const;
export const FAILED_OUTPUT = ROW_OUTPUTS.indexOf('Failed');

export interface RoutedRow extends ReviewRow {
	/** Undefined when the service did not say, or said something that fits no document. */
	origin?: Origin;
	/** Goes into `_extraction` as it is. */
	details?: IDataObject;
}

export interface RoutingSettings {
	/** The service's name, as `_extraction.provider`. */
	provider: string;
	/** Whether items carry `_extraction`. */
	addMetadata: boolean;
	/** Which items carry the source document. */
	attach: 'all' | 'review' | 'none';
	/** The binary field that carries it. */
	binaryField: string;
	/** For pairing what belongs to no single document. */
	inputItems: number;
	/** Whether an item is a row (the default) or a document with its rows in `rows`. */
	groupRows?: 'row' | 'document';
	/** Whether items carry the canonical invoice as `_invoice`. */
	addInvoice?: boolean;
	/** By extraction ID; tells rows that are lines of one invoice from rows that are invoices. */
	evidence?: ReadonlyMap<string, Evidence>;
}

/** Takes an item that is ready, with whether it goes to review. */
export type Emit = (item: INodeExecutionData, flagged: boolean) => void;

/**
 * Spreads rows and failures over *Extracted*, *Needs Review* and *Failed*. Every item is paired to the input item that
 * brought its document; a row whose document is unknown, to all of them.
 * @param reasons why each row is doubtful, in the order of the rows
 */
export function route(
	rows: RoutedRow[],
	reasons: Reason[][],
	failures: DocumentFailure[],
	settings: RoutingSettings,
): INodeExecutionData[][] {
	const extracted: INodeExecutionData[] = [];
	const needsReview: INodeExecutionData[] = [];
	const emitItems = settings.groupRows === 'document' ? emitDocumentItems : emitRowItems;
	emitItems(rows, reasons, settings, (item, flagged) => (flagged ? needsReview : extracted).push(item));
	return [extracted, needsReview, failures.map((failure) => failureItem(failure, settings))];
}

function failureItem({ origin, stage, code, message, extractionId }: DocumentFailure, settings: RoutingSettings): INodeExecutionData {
	return {
		json: { fileName: origin.originalName ?? null, stage, code, message, ...(extractionId && { extractionId }) },
		...(settings.attach !== 'none' && origin.binary && { binary: { [settings.binaryField]: origin.binary } }),
		pairedItem: { item: origin.itemIndex },
	};
}
