import type { IDataObject } from 'n8n-workflow';

import type { JobState } from '../../shared/jobs/jobService';
import { fixedRows, type RowResult, type Source, type Structure } from '../../shared/output/rowResult';
import type { Extraction, Invoice } from '../schema';
import { readProblem } from './problem';

/** The states of work that goes on. Of the states the document shows "processing" and "completed". */
export function isPending(status: string): boolean {
	return ['processing', 'queued', 'pending'].includes(status.toLowerCase());
}

/** Where a document stands that was sent alone. With a webhook URL the answer may come before the result. */
export function extractionState({ id, status, error, ...more }: Extraction): JobState<never, Extraction> {
	if (status === 'completed') return { state: 'completed', finished: { id, status, error, ...more } };
	const shared = { kind: 'http' as const, retryable: false, extractionId: id };
	if (!isPending(status)) return { state: 'failed', failure: { ...shared, ...readProblem(error) } };
	const message = 'The service took it and will post its result to the Webhook URL';
	return { state: 'failed', failure: { ...shared, code: 'RESULT_BY_WEBHOOK', message, advice: 'Do not send it again.' } };
}

/** The rows of one result of the service. */
export function invoiceRows(invoice: Invoice, extractionId: string, source: Source, structure: Structure, details: IDataObject = {}): RowResult {
	return fixedRows(invoice, extractionId, source, structure, { details, ...(typeof invoice.confidence === 'number' && { confidence: invoice.confidence }) });
}
