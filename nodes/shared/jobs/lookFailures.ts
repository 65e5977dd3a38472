import type { Failure } from '../errors';
import { askedToWait, mayRetry } from '../http/retry';
import type { Ticket } from './ticket';

/** An outage is no reason to give up work, but it must end at some time. */
const MAX_FAILED_LOOKS = 10;

/** Counts a failure in a row, and tells whether to try again later. */
export function isPatient(ticket: Ticket<unknown>, failure: Failure): boolean {
	ticket.failedLooks = (ticket.failedLooks ?? 0) + 1;
	return mayPass(failure) && ticket.failedLooks < MAX_FAILED_LOOKS;
}

/**
 * Whether another look may be answered, after a failure to look. Source: the documented client counts every answer that is none
 * of its service as a polling issue, and goes on after up to ten of them in a row; a proxy or a gateway may have answered.
 */
export function mayPass(failure: Failure): boolean {
	if (failure.final || [401, 402, 403].includes(failure.status ?? 0)) return false;
	return failure.kind === 'parse' || failure.code.startsWith('HTTP_') || mayRetry({ ...failure, retryAfterMs: undefined }, true);
}

/** What is told when work cannot be asked for: it goes on all the same. @param leftMs how long it may still be waited for */
export function notAsked(service: { noun: string }, failure: Failure, leftMs: number): Failure {
	if (failure.kind === 'cancelled') return failure;
	const isTooLong = (failure.retryAfterMs ?? 0) > Math.max(0, leftMs);
	const advice = [...(failure.advice && !failure.runAgain ? [failure.advice] : []), goesOn(service)].join(' ');
	return { ...(isTooLong ? askedToWait(failure) : failure), advice, runAgain: false, goesOn: true };
}

function goesOn({ noun }: { noun: string }): string {
	return `What was sent goes on at the service and is not lost: get its rows later with ${titleOf(noun)}: Get Rows and its ID.`;
}

/** The end of the waiting is no failure of the work. */
export function stillProcessing({ noun }: { noun: string }, advice?: string): Failure {
	return {
		kind: 'deadline',
		code: 'STILL_PROCESSING',
		message: `The ${noun} is still processing${advice ? '' : ', and the Wait Limit is over'}`,
		advice: advice ?? goesOn({ noun }),
		retryable: false,
		goesOn: true,
	};
}

function titleOf(noun: string): string {
	return noun.charAt(0).toUpperCase() + noun.slice(1);
}
