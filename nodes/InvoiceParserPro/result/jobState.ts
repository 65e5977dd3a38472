import type { IDataObject } from 'n8n-workflow';

import type { JobState } from '../../shared/jobs/jobService';
import { ADVICE } from '../profile';
import { readProblem } from '../../shared/output/readProblem';
import { httpStatus, type Batch, type Job, type Result } from '../schema';
import { inCamelCase } from './inCamelCase';

/** A job with its result. */
export interface FinishedJob {
	job: Job;
	result: Result;
}

/** Statuses that the document does not name count as on the way, so that the waiting goes on to its limit. */
export function jobState(job: Job): JobState<never, FinishedJob> {
	const { job_id: extractionId, status, result, error } = job;
	const about = describeJob(job);
	if (result && (status === 'completed' || status === undefined)) return { state: 'completed', finished: { job, result }, about };
	if (status !== 'failed' && !isSaid(error)) return { state: 'pending', about };
	const { code, message } = readProblem(error, UNREADABLE);
	const failure = { code, message, advice: [ADVICE[code] ?? '', READ_AGAIN].join(' ').trim(), retryable: false, ...(extractionId && { extractionId }) };
	return { state: 'failed', failure: { kind: 'http', status: httpStatus.parse(error).http_status ?? 422, ...failure }, about };
}

/** Of a job that failed without a word on why. */
const UNREADABLE = 'Document could not be parsed';

function isSaid(error: unknown): boolean {
	return error !== undefined && error !== null && error !== '' && error !== false;
}

/** A job is found again by its `external_id` also after it failed. */
const READ_AGAIN = 'To have it read once more as it is, set Prevent Double Charges to Always Extract Anew.';

/** Source: "poll the retrieve endpoint until status reaches `done`"; how a batch that failed is called is not said. */
export function batchState(batch: Batch): JobState<never, Batch> {
	const about = describeBatch(batch);
	// One that does not say where it stands, but what came of it, has ended.
	return ['done', 'completed', 'failed', undefined].includes(batch.status) ? { state: 'completed', finished: batch, about } : { state: 'pending', about };
}

/** What a job says of itself, without its result. */
function describeJob({ result, error, confidence, ...head }: Job): IDataObject {
	return {
		...inCamelCase(head),
		...(result &&
			inCamelCase({
				confidence: result.confidence,
				automation_ready: result.automation_ready,
				validation_status: result.validation_status,
				warning_severity: result.warning_severity,
			})),
		...(!result && confidence && { confidence }),
		...(isSaid(error) && readProblem(error, UNREADABLE)),
	};
}

/** What a batch says of itself, without its results. */
function describeBatch({ downloads, ...batch }: Batch): IDataObject {
	const described = inCamelCase(batch);
	delete described.results;
	return { ...described, ...(downloads && { formats: Object.keys(downloads) }) };
}
