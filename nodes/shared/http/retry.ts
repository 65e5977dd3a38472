import { clock, pause } from '../clock';
import { settle, ServiceError, type Failure } from '../errors';

export const MAX_RETRIES = 5;
const FIRST_DELAY_MS = 1_000;
const MAX_DELAY_MS = 32_000;

/** A longer wait than this is the workflow's to make, not the node's: it would look like a hang. */
export const MAX_RETRY_AFTER_MS = 5 * 60_000;

/** Whether an answer with this status says that the same request may succeed later. */
export function isTransient(status: number): boolean {
	return [429, 502, 503, 504].includes(status);
}

/**
 * The delay before retry number `attempt` (0-based), in milliseconds: never less than the documented first second, and above it at
 * random, so that calls which failed together do not come again together. On average it doubles from about 1 s, up to 32 s.
 * Source: "start at 1 second, double on each attempt, cap at 32 seconds, and stop after 5 retries", "with a random offset".
 */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
	const longest = Math.min(MAX_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt + 1));
	return FIRST_DELAY_MS + random() * (longest - FIRST_DELAY_MS);
}

/**
 * Whether a call may be made again after this failure.
 * @param repeatable the call is idempotent or carries a key, so that the service does the work once however often it is asked
 */
export function mayRetry(failure: Failure, repeatable: boolean): boolean {
	if (failure.final || (failure.retryAfterMs ?? 0) > MAX_RETRY_AFTER_MS) return false;
	if (failure.notTaken) return true;
	if (!repeatable) return failure.status === 429;
	if (failure.kind === 'network' || failure.kind === 'timeout') return true;
	if (failure.kind !== 'http' && failure.kind !== 'parse') return false;
	return failure.retryable || isTransient(failure.status ?? 0);
}

/** The milliseconds that a `Retry-After` header asks for: a number of seconds or an HTTP date. */
export function readRetryAfter(header: unknown): number | undefined {
	if (typeof header !== 'string' && typeof header !== 'number') return undefined;
	const text = String(header).trim();
	if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1000;
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - clock.now());
}

/** What is told, once, when the service asks to wait for longer than may be waited: for how long. */
export function askedToWait<F extends Failure>(failure: F): F {
	const { retryAfterMs = 0, message, tellsToWait } = failure;
	if (tellsToWait) return failure;
	return { ...failure, message: `${message.replace(/\.$/, '')}: the service asks to wait ${duration(retryAfterMs)} before the next request`, tellsToWait: true };
}

function duration(ms: number): string {
	const minutes = Math.ceil(ms / 60_000);
	return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

export interface RetryRules {
	repeatable: boolean;
	maxRetries?: number;
	/** The least time between two calls, in milliseconds, where the document of the service states one. */
	spacingMs?: number;
	signal?: AbortSignal;
}

/** Makes a call up to six times, or once more than `maxRetries`. `Retry-After` wins over the back-off; an ended execution ends the waiting. */
export async function withRetry<T>(call: () => Promise<T>, { repeatable, maxRetries = MAX_RETRIES, spacingMs = 0, signal }: RetryRules): Promise<T> {
	for (let attempt = 0; ; attempt++) {
		const outcome = await settle(call());
		if (outcome.ok) return outcome.value;
		const { failure } = outcome;
		if (attempt === maxRetries || !mayRetry(failure, repeatable)) {
			throw new ServiceError((failure.retryAfterMs ?? 0) > MAX_RETRY_AFTER_MS ? askedToWait(failure) : failure);
		}
		await pause(Math.max(spacingMs, failure.retryAfterMs ?? backoffMs(attempt)), signal);
	}
}
