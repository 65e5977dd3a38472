import type { INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import type { Reason } from '../review/reasons';
import { emitDocumentItems } from './documentItems';
import { failedItem } from './failedItem';
import type { RoutingSettings } from './outputOptions';
import { emitRowItems } from './rowItems';
import type { RoutedRow } from './rowResult';
import { createCarriers, type WorkSummary } from './workSummary';

/** The outputs of every operation that yields rows. */
export const ROW_OUTPUTS = ['Extracted', 'Review', 'Failed'] as const;

/**
 * Spreads rows and failures over *Extracted*, *Review* and *Failed*. Every item is paired to the input item that
 * brought its document; a row whose document is unknown, to all of them.
 * @param reasons why each row is doubtful, in the order of the rows
 * @param summaries of the work that gave them, each of which goes with one item
 */
export function route(rows: RoutedRow[], reasons: Reason[][], failures: DocumentFailure[], settings: RoutingSettings, summaries: WorkSummary[] = []): INodeExecutionData[][] {
	const extracted: INodeExecutionData[] = [];
	const needsReview: INodeExecutionData[] = [];
	const emitItems = settings.groupRows === 'document' ? emitDocumentItems : emitRowItems;
	const carriers = createCarriers(summaries);
	emitItems(rows, reasons, settings, (item, extractionId, flagged) => {
		(flagged ? needsReview : extracted).push(item);
		carriers.offer(item, extractionId, flagged ? 'needsReview' : 'extracted');
	});
	const failed = failures.map((failure) => failedItem(failure, settings));
	failed.forEach((item, index) => carriers.offer(item, failures[index].extractionId, 'failed'));
	carriers.load(settings.evidence === 'full');
	return [extracted, needsReview, failed];
}
