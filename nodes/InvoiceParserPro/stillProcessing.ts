import type { Failure } from '../shared/errors';

/** The end of the waiting is no failure of the work. @param resource that fetches it later */
export function stillProcessing(resource: 'Invoice' | 'Batch'): Failure {
	return {
		kind: 'deadline',
		code: 'STILL_PROCESSING',
		message: `The ${resource.toLowerCase()} is still processing, and the Wait Limit is over`,
		advice: `It goes on at the service and is not lost: get it later with ${resource}: Get and its ID.`,
		retryable: false,
	};
}
