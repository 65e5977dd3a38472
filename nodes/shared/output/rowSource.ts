import type { IDataObject } from 'n8n-workflow';

import type { Reason } from '../review/reasons';
import type { RoutingSettings } from './outputOptions';
import { reviewCodes, reviewText } from './reviewText';
import type { RoutedRow } from './rowResult';

/** The name of a row's document as people know it; null when it is not known. */
export function sourceFileOf({ sourceFile, origin, fileName }: RoutedRow): string | null {
	return sourceFile === undefined ? (origin?.originalName ?? fileName ?? null) : sourceFile;
}

/** The ID by which *Get Rows* finds a row; null where it came from no service. */
export function workIdOf({ workId, extractionId }: RoutedRow): string | null {
	return workId === undefined ? extractionId : workId;
}

/** What a doubtful item begins with. */
export function reviewOf(reasons: Reason[], { evidence }: Pick<RoutingSettings, 'evidence'>): IDataObject {
	return reasons.length > 0 && evidence !== 'none' ? { _review: reviewText(reasons) } : {};
}

/**
 * Adds where an item is from, flat and short: n8n's table shows a nested object on as many lines as it has keys, and every execution
 * stores this for each row. What is not known of pages is left out, since most services know none.
 * @param page of a row, or the pages of a document as `1, 2`
 */
export function addSource(json: IDataObject, row: RoutedRow, reasons: Reason[], page: number | string | undefined, { evidence }: Pick<RoutingSettings, 'evidence'>): void {
	if (evidence === 'none') return;
	if (reasons.length > 0) json._reviewCodes = reviewCodes(reasons);
	const id = workIdOf(row);
	if (id !== null) json._extractionId = id;
	json._sourceFile = sourceFileOf(row);
	if (page !== undefined) json._page = page;
}
