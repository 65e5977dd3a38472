import type { Failure } from '../shared/errors';

/** The end of the waiting is no failure of the batch. */
export function stillProcessing(): Failure {
	return {
		kind: 'deadline',
		code: 'STILL_PROCESSING',
		message: 'The batch is still processing',
		advice: 'It goes on at the service and is not lost: get its rows later with Batch: Get and the batch ID.',
		retryable: false,
	};
}
