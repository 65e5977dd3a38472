import type { JobRows } from '../../shared/jobs/jobService';
import type { Ticket } from '../../shared/jobs/ticket';
import { fixedRows, type Structure } from '../../shared/output/rowResult';
import type { JobData } from '../schema';
import type { FinishedJob } from './jobState';
import { verdictOf } from './verdict';

/** The rows of a finished job. */
export function invoiceRows({ id, files: [file], data }: Ticket<JobData>, { job, result }: FinishedJob, structure: Structure): JobRows {
	const details = {
		jobId: id,
		...(data.externalId && { externalId: data.externalId }),
		creditsCharged: job.credits_charged ?? null,
		secondsToResult: secondsBetween(job.created_at, job.completed_at),
	};
	const source = file ?? { ...(job.filename && { fileName: job.filename }) };
	return { results: [fixedRows(result, id, source, structure, { ...verdictOf(result), details })], failures: [] };
}

function secondsBetween(from: string | null | undefined, to: string | null | undefined): number | null {
	const seconds = (Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000;
	return Number.isNaN(seconds) ? null : Math.round(seconds);
}
