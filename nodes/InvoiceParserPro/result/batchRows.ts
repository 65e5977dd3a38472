import { documentFailure } from '../../shared/documents/document';
import type { JobRows } from '../../shared/jobs/jobService';
import { matchEntries, notMentioned } from '../../shared/jobs/matchResults';
import type { Ticket } from '../../shared/jobs/ticket';
import { fixedRows, type Structure } from '../../shared/output/rowResult';
import { readConfidence } from '../../shared/review/confidence';
import { ADVICE } from '../profile';
import { readProblem } from '../../shared/output/readProblem';
import type { Batch, Result } from '../schema';

/** The rows and failures of a finished batch, in the order in which its files were sent: each file is in one of the two. */
export function batchRows(ticket: Ticket<unknown>, batch: Batch, structure: Structure): JobRows {
	const { id: batchId } = ticket;
	const found: JobRows = { results: [], failures: [] };
	for (const { file, entry } of matchEntries(ticket, batch.results ?? [], ({ filename }) => (typeof filename === 'string' ? filename : undefined))) {
		const problem = entry && problemOf(entry);
		if (problem) found.failures.push(documentFailure(file.origin, 'extraction', { ...problem, advice: ADVICE[problem.code], retryable: false, extractionId: batchId }));
		else if (entry) found.results.push(fixedRows(entry, batchId, file, structure, { confidence: readConfidence(entry.confidence), details: { batchId } }));
		else found.failures.push(notMentioned(file, batchId));
	}
	return found;
}

/** The document shows no failed file: its `error` may be an object, a text or missing. */
function problemOf({ error, status }: Result): { code: string; message: string } | undefined {
	if (!error && status !== 'failed' && status !== 'error') return undefined;
	return readProblem(error, 'Document could not be parsed');
}
