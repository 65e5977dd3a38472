import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure, Origin } from './documents/document';
import type { Reason, ReviewRow } from './review/reasons';

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
	/** Whether rows carry `_extraction`. */
	addMetadata: boolean;
	/** Which items carry the source document. */
	attach: 'all' | 'review' | 'none';
	/** The binary field that carries it. */
	binaryField: string;
	/** For pairing what belongs to no single document. */
	inputItems: number;
}

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
	rows.forEach((row, index) => {
		const flagged = reasons[index].length > 0;
		(flagged ? needsReview : extracted).push(rowItem(row, reasons[index], settings));
	});
	return [extracted, needsReview, failures.map((failure) => failureItem(failure, settings))];
}

function rowItem(row: RoutedRow, reasons: Reason[], settings: RoutingSettings): INodeExecutionData {
	const flagged = reasons.length > 0;
	const attached = settings.attach === 'all' || (settings.attach === 'review' && flagged);
	const metadata: IDataObject = {
		provider: settings.provider,
		extractionId: row.extractionId,
		sourceFile: row.origin?.originalName ?? row.fileName ?? null,
		page: row.page ?? null,
		flagged,
		reasons,
		...row.details,
	};
	return {
		json: settings.addMetadata ? { ...row.columns, _extraction: metadata } : { ...row.columns },
		...(attached && row.origin?.binary && { binary: { [settings.binaryField]: row.origin.binary } }),
		pairedItem: row.origin ? { item: row.origin.itemIndex } : allItems(settings.inputItems),
	};
}

function failureItem({ origin, stage, code, message, extractionId }: DocumentFailure, settings: RoutingSettings): INodeExecutionData {
	return {
		json: { fileName: origin.originalName ?? null, stage, code, message, ...(extractionId && { extractionId }) },
		...(settings.attach !== 'none' && origin.binary && { binary: { [settings.binaryField]: origin.binary } }),
		pairedItem: { item: origin.itemIndex },
	};
}

function allItems(count: number): Array<{ item: number }> {
	return Array.from({ length: count }, (_, item) => ({ item }));
}
