import type { JobState } from '../../shared/jobs/jobService';
import { fixedRows, type RoutedRow, type RowResult, type Source, type Structure } from '../../shared/output/rowResult';
import { readProblem } from '../../shared/output/readProblem';
import { readConfidence } from '../../shared/review/confidence';
import { head, type Extraction, type Invoice } from '../schema';

/** The states of work that goes on. Of the states the document shows "processing" and "completed". */
export function isPending(status: string): boolean {
	return ['processing', 'queued', 'pending'].includes(status.toLowerCase());
}

/**
 * Where a document stands that was sent alone. With a webhook URL the answer may come before the result; one that does not say where it
 * stands, and no error either, is the result.
 */
export function extractionState(extraction: Extraction): JobState<never, Extraction> {
	const { id, error, status: said } = head.parse(extraction);
	const status = said ?? (error === undefined || error === null ? 'completed' : 'failed');
	if (status === 'completed') return { state: 'completed', finished: extraction };
	const shared = { kind: 'http' as const, retryable: false, ...(id && { extractionId: id }) };
	if (!isPending(status)) return { state: 'failed', failure: { ...shared, ...readProblem(error) } };
	const message = 'The service took it and will post its result to the Webhook URL';
	return { state: 'failed', failure: { ...shared, code: 'RESULT_BY_WEBHOOK', message, advice: 'Do not send it again.' } };
}

/** The rows of one result of the service. */
export function invoiceRows(invoice: Invoice, extractionId: string, source: Source, structure: Structure, more: Partial<RoutedRow> = {}): RowResult {
	const confidence = readConfidence(invoice.confidence);
	return fixedRows(invoice, extractionId, source, structure, { ...more, ...(confidence !== undefined && { confidence }) });
}
