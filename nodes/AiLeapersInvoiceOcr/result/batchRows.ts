import type { IDataObject } from 'n8n-workflow';

import { documentFailure } from '../../shared/documents/document';
import type { JobRows, JobState } from '../../shared/jobs/jobService';
import { matchEntries, notMentioned } from '../../shared/jobs/matchResults';
import type { Ticket } from '../../shared/jobs/ticket';
import type { Structure } from '../../shared/output/rowResult';
import { readProblem } from '../../shared/output/readProblem';
import { head, type Batch } from '../schema';
import { invoiceRows, isPending } from './invoiceRows';

/** Where a batch stands. One that has no results at all may have failed as a whole. */
export function batchState(batch: Batch): JobState<never, Batch> {
	// One that does not say where it stands, but what came of it, has ended.
	const { status = 'completed', results, error } = batch;
	if (isPending(status)) return { state: 'pending' };
	if (results?.length || status.toLowerCase() !== 'failed') return { state: 'completed', finished: batch, about: describe(batch) };
	const { code, message } = readProblem(error);
	const failure = { code, message: `The batch failed: ${message}`, advice: 'Look at Account: Get Usage whether it was counted before you send its documents again, because what is sent again is charged again.', retryable: false };
	return { state: 'failed', failure: { kind: 'http', ...failure } };
}

/** The rows and failures of a finished batch, in the order in which its files were sent: each file is in one of the two. */
export function batchRows(ticket: Ticket<unknown>, batch: Batch, structure: Structure): JobRows {
	const { id: batchId } = ticket;
	const entries = batch.results ?? [];
	const found: JobRows = { results: [], failures: [] };
	for (const { file, entry } of matchEntries(ticket, entries, ({ filename }) => filename)) {
		if (!entry) {
			found.failures.push(notMentioned(file, batchId));
		} else if (entry.data && entry.status !== 'failed') {
			found.results.push(invoiceRows(entry.data, head.parse(entry.data).id ?? `${batchId}/${entries.indexOf(entry)}`, file, structure, { workId: batchId, details: { batchId } }));
		} else {
			found.failures.push(documentFailure(file.origin, 'extraction', { ...readProblem(entry.error), retryable: false, extractionId: batchId }));
		}
	}
	return found;
}

function describe({ completed, failed, results }: Batch): IDataObject {
	const ended = results ?? [];
	const failures = ended.filter((entry) => entry.status === 'failed').length;
	return { completed: completed ?? ended.length - failures, failed: failed ?? failures };
}
