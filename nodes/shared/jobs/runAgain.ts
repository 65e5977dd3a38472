import type { Failure } from '../errors';
import type { Scope } from './idempotency';
import type { JobService } from './jobService';

/** What asking for the same work again costs, as a sentence, for each way to *Prevent Double Charges*. */
const CHARGES: Record<Scope['kind'], string> = {
	together: 'When the same documents are sent together again, what was extracted is found again and not charged twice.',
	content: 'What was extracted is found again and not charged twice.',
	custom: 'With the same key, documents and instructions, what was extracted is found again and not charged twice.',
	execution: 'A new execution extracts and charges everything anew (Prevent Double Charges is Always Extract Anew): send only what failed.',
};

/**
 * Ends the advice to run the workflow again with what that costs, which follows from what the service recognises as the same work.
 * @param scope missing where it is not known
 */
export function tellCharge(failure: Failure, { isKeyed, check }: Pick<JobService<unknown, unknown, unknown>, 'isKeyed' | 'check'>, scope: Scope | undefined): Failure {
	if (!failure.runAgain) return failure;
	const isRefused = failure.notTaken === true || ((failure.status ?? 0) >= 400 && (failure.status ?? 0) < 500);
	const unkeyed = isRefused
		? ['Send only what failed: the service charges again whatever is sent again.']
		: ['The service charges again whatever is sent again, so check first.', ...(check ? [check] : [])];
	const charge = isKeyed ? (scope ? [CHARGES[scope.kind]] : []) : unkeyed;
	return { ...failure, runAgain: false, advice: [failure.advice ?? 'Run the workflow again.', ...charge].join(' ') };
}
