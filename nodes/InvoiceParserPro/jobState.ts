import type { IDataObject } from 'n8n-workflow';

import type { Failure } from '../shared/errors';
import { inCamelCase } from './inCamelCase';
import { ADVICE } from './profile';
import type { Batch, Job, Result } from './schema';

/** Where a job stands. */
export type JobState =
	| { state: 'pending' }
	| { state: 'completed'; result: Result }
	| { state: 'failed'; failure: Failure };

/** Statuses that the document does not name count as on the way, so that the waiting goes on to its limit. */
export function stateOf({ job_id: extractionId, status, result, error }: Job): JobState {
	if (status === 'completed' && result) return { state: 'completed', result };
	if (status !== 'failed' && !error) return { state: 'pending' };
	const { code, message } = error ?? { code: 'EXTRACTION_FAILED', message: 'Document could not be parsed' };
	const about = { code, message: message.replace(/\.$/, ''), advice: ADVICE[code], retryable: false, extractionId };
	return { state: 'failed', failure: { kind: 'http', status: error?.http_status ?? 422, ...about } };
}

/** Source: "poll the retrieve endpoint until status reaches `done`"; how a batch that failed is called is not said. */
export function isBatchDone({ status }: Batch): boolean {
	return ['done', 'completed', 'failed'].includes(status);
}

/** What a job says of itself, without its result. */
export function describeJob({ result, error, confidence, ...head }: Job): IDataObject {
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
export function describeBatch({ downloads, ...batch }: Batch): IDataObject {
	const described = inCamelCase(batch);
	delete described.results;
	return { ...described, ...(downloads && { formats: Object.keys(downloads) }) };
}
