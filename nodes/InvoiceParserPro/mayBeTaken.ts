import type { Failure } from '../shared/errors';
import { isOutcomeUnknown } from '../shared/jobs/outcomeUnknown';

/**
 * Whether a call without a key may have been done in spite of its failure. No documented error has a status of 500 or more: such
 * an answer does not say that nothing was done.
 */
export function mayBeTaken(failure: Failure): boolean {
	return isOutcomeUnknown(failure) || (failure.kind === 'http' && (failure.status ?? 0) >= 500);
}
