import { clock } from '../shared/clock';
import type { RowResult } from '../shared/output/emitRows';
import { ServiceError, settle } from '../shared/errors';
import { pollUntil } from '../shared/jobs/polling';
import type { Source, Structure } from '../shared/output/resultRows';
import * as api from './api';
import { invoiceRows } from './invoiceRows';
import { stateOf } from './jobState';
import { POLL_DELAYS } from './limits';
import type { Client } from './profile';
import type { Job, Result } from './schema';
import { stillProcessing } from './stillProcessing';

/** A job with its result. */
export interface FinishedJob {
	job: Job;
	result: Result;
}

/**
 * Waits for a job in the node. One that was answered at once is not asked for again.
 * @param deadline on the node's clock
 * @throws ServiceError with the job's ID, also when the job failed
 */
export async function finishJob(client: Client, job: Job, deadline: number): Promise<FinishedJob> {
	const finished = await settle(
		async () => ended(job) ?? (await pollUntil(async () => ended(await api.getInvoice(client, job.job_id)), { ...POLL_DELAYS, deadline }, client.signal)),
	);
	if (finished.ok && finished.value) return finished.value;
	throw new ServiceError({ ...(finished.ok ? stillProcessing('Invoice') : finished.failure), extractionId: job.job_id });
}

/** The rows of a finished job. */
export function jobRows({ job, result }: FinishedJob, source: Source, structure: Structure, externalId?: string): RowResult {
	const details = {
		jobId: job.job_id,
		...(externalId && { externalId }),
		creditsCharged: job.credits_charged ?? null,
		secondsToResult: secondsBetween(job.created_at, job.completed_at),
	};
	return invoiceRows(result, job.job_id, source, structure, details);
}

/** When the work of a run began, plus what it may take. */
export function deadlineIn(waitMs: number): number {
	return clock.now() + waitMs;
}

function ended(job: Job): FinishedJob | undefined {
	const standing = stateOf(job);
	if (standing.state === 'failed') throw new ServiceError(standing.failure);
	return standing.state === 'completed' ? { job, result: standing.result } : undefined;
}

function secondsBetween(from: string | null | undefined, to: string | null | undefined): number | null {
	const seconds = (Date.parse(to ?? '') - Date.parse(from ?? '')) / 1000;
	return Number.isNaN(seconds) ? null : Math.round(seconds);
}
