import type { IDataObject } from 'n8n-workflow';

import type { JobState } from '../../shared/jobs/jobService';
import { ADVICE } from '../profile';
import type { Batch, Job, Result } from '../schema';
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
	if (status === 'completed' && result) return { state: 'completed', finished: { job, result }, about };
	if (status !== 'failed' && !error) return { state: 'pending', about };
	const { code, message } = error ?? { code: 'EXTRACTION_FAILED', message: 'Document could not be parsed' };
	const failure = { code, message: message.replace(/\.$/, ''), advice: [ADVICE[code] ?? '', READ_AGAIN].join(' ').trim(), retryable: false, extractionId };
	return { state: 'failed', failure: { kind: 'http', status: error?.http_status ?? 422, ...failure }, about };
}

/** A job is found again by its `external_id` also after it failed. */
const READ_AGAIN = 'To have it read once more as it is, set Prevent Double Charges to Always Extract Anew.';

/** Source: "poll the retrieve endpoint until status reaches `done`"; how a batch that failed is called is not said. */
export function batchState(batch: Batch): JobState<never, Batch> {
	const about = describeBatch(batch);
	return ['done', 'completed', 'failed'].includes(batch.status) ? { state: 'completed', finished: batch, about } : { state: 'pending', about };
}

/** What a job says of itself, without its result. */
function describeJob({ result, error, confidence, ...head }: Job): IDataObject {
	return {
		...inCamelCase(head),
		...(result && {
			confidence: result.confidence ?? null,
			automationReady: result.automation_ready ?? null,
			validationStatus: result.validation_status ?? null,
			warningSeverity: result.warning_severity ?? null,
		}),
		...(!result && confidence && { confidence }),
		...(error && { code: error.code, message: error.message }),
	};
}

/** What a batch says of itself, without its results. */
function describeBatch({ downloads, ...batch }: Batch): IDataObject {
	const described = inCamelCase(batch);
	delete described.results;
	return { ...described, ...(downloads && { formats: Object.keys(downloads) }) };
}
