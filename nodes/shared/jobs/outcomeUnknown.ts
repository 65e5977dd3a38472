import type { Failure } from '../errors';

export const OUTCOME_UNKNOWN = 'OUTCOME_UNKNOWN';

/**
 * Whether it is not known if the work was done, after a call that must not be repeated: the request was sent, and its
 * answer was lost, cut off, not the service's own, not as documented, or an error of the server's that does not say that nothing was done.
 */
export function isOutcomeUnknown({ kind, status, notTaken }: Failure): boolean {
	if (notTaken || kind === 'cancelled' || kind === 'usage' || kind === 'redirect') return false;
	if (kind === 'network' || kind === 'timeout') return true;
	if (kind === 'parse' || kind === 'schema') return status === undefined || status < 300 || status >= 500;
	return kind === 'http' && (status ?? 0) >= 500;
}

/**
 * The failure of documents that may or may not have been taken: they are not sent again, since each could be charged twice.
 * @param check what to look at before sending them again, as a sentence
 */
export function outcomeUnknown({ kind, message, status, requestId }: Failure, check: string): Failure {
	return {
		kind,
		code: OUTCOME_UNKNOWN,
		message: `${message}, so it is not known whether the service took it. It was not sent again, because that could charge it twice`,
		advice: check,
		retryable: false,
		...(status !== undefined && { status }),
		...(requestId && { requestId }),
	};
}
