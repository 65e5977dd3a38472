import type { IDataObject } from 'n8n-workflow';

import type { CarriedDocument } from '../shared/jobs/carriedDocuments';
import type { DocumentFailure } from '../shared/documents/document';
import type { RowResult } from '../shared/output/emitRows';
import type { Failure } from '../shared/errors';
import type { Structure } from '../shared/output/resultRows';
import { invoiceRows } from './invoiceRows';
import { matchResults } from './matchResults';
import { readProblem } from './problem';
import type { Batch, BatchEntry } from './schema';
import type { Ticket } from './ticket';

/** What a finished batch gives: each of its documents is in the rows or in the failures. */
export interface BatchResult {
	results: RowResult[];
	failures: DocumentFailure[];
}

/** Whether the service is still at work. Of the states the document shows "processing" and "completed". */
export function isPending({ status }: Batch): boolean {
	return ['processing', 'queued', 'pending'].includes(status.toLowerCase());
}

/** What is wrong with a batch that gave no results at all. */
export function batchProblem({ batch_id: batchId, status, results, error }: Batch): Failure | undefined {
	if (results?.length || status.toLowerCase() !== 'failed') return undefined;
	const { code, message } = readProblem(error);
	return { kind: 'http', code, message: `The batch failed: ${message}`, advice: 'Run the workflow again with its documents.', retryable: false, extractionId: batchId };
}

export function readBatch(ticket: Ticket, batch: Batch, structure: Structure): BatchResult {
	const { extractionId: batchId, itemIndex, files, failures } = ticket;
	const entries = batch.results ?? [];
	const matched = matchResults(entries.map(({ filename }) => filename ?? ''), files.map(({ fileName }) => fileName));
	const found: BatchResult = { results: [], failures: [...failures] };
	entries.forEach((entry, index) => {
		const file = matched[index] === undefined ? undefined : files[matched[index]];
		addEntry(found, entry, file ?? unknownFile(entry, itemIndex), { batchId, index, structure });
	});
	const mentioned = new Set(matched);
	files.forEach(({ fileName, origin }, index) => {
		if (mentioned.has(index)) return;
		const message = `The result of the batch does not mention ${fileName}. Look for it in the dashboard of the service.`;
		found.failures.push({ origin, stage: 'extraction', code: 'NOT_PROCESSED', message, extractionId: batchId });
	});
	return found;
}

function addEntry(
	{ results, failures }: BatchResult,
	{ status, data, error }: BatchEntry,
	file: CarriedDocument,
	{ batchId, index, structure }: { batchId: string; index: number; structure: Structure },
): void {
	if (data && status !== 'failed') {
		const details: IDataObject = { batchId };
		results.push(invoiceRows(data, data.id || `${batchId}/${index}`, file, structure, details));
		return;
	}
	const { code, message } = readProblem(error);
	failures.push({ origin: file.origin, stage: 'extraction', code, message: `${file.fileName}: ${message}.`, extractionId: batchId });
}

/** Of a batch that was created elsewhere, or a file that the service calls by a name that fits none. */
function unknownFile({ filename }: BatchEntry, itemIndex: number): CarriedDocument {
	const fileName = filename || 'Document';
	return { fileName, sha256: '', origin: { itemIndex, originalName: fileName } };
}
