import { cancelled, ServiceError, type Failure } from '../errors';
import { discard } from './body';

const MINUTE_MS = 60_000;

/**
 * How long a call may take as a whole, in milliseconds, from the request to the last byte of the answer: n8n's own time limit is about
 * silence only, so that a server which sends a byte now and then would never be given up.
 */
export const timeLimits = { service: 10 * MINUTE_MS, storage: 30 * MINUTE_MS };

/** Notes the body of an answer that is being read: its connection is let go of when the time is over, or is over already. */
export type Hold = (body: unknown) => void;

/**
 * Does work of the network, and ends it when it takes too long or when the execution is stopped.
 * @throws ServiceError (code `ANSWER_TOO_SLOW`)
 */
export async function withinTime<T>(place: keyof typeof timeLimits, signal: AbortSignal | undefined, work: (hold: Hold) => Promise<T>): Promise<T> {
	const limitMs = timeLimits[place];
	const { calls } = timerOf(limitMs);
	const held: unknown[] = [];
	let isEnded = false;
	let fail: (error: ServiceError) => void = () => undefined;
	const end = (): void => {
		isEnded = true;
		held.forEach(discard);
		fail(new ServiceError(signal?.aborted ? cancelled() : tooSlow(place, limitMs)));
	};
	const hold: Hold = (body) => {
		held.push(body);
		if (isEnded) discard(body);
	};
	calls.add(end);
	signal?.addEventListener('abort', end);
	try {
		return await Promise.race([
			work(hold),
			new Promise<never>((_resolve, reject) => {
				fail = reject;
			}),
		]);
	} finally {
		calls.delete(end);
		signal?.removeEventListener('abort', end);
	}
}

/** A thousandth of its limit is nothing to a call. */
const SHARED_FOR = 1 / 1000;

interface Timer {
	timeUp: AbortSignal;
	startedAt: number;
	/** What ends each of them. */
	calls: Set<() => void>;
}

const timers = new Map<number, Timer>();

/**
 * Calls that begin at nearly the same time share a timer: one for each of thousands of small files would be felt, all the more as it
 * stays until its time has come.
 */
function timerOf(limitMs: number): Timer {
	// Not the node's clock, on which tests jump: it is the network that takes this time.
	const now = Date.now();
	const known = timers.get(limitMs);
	const age = known && now - known.startedAt;
	if (known && age !== undefined && age >= 0 && age < limitMs * SHARED_FOR) return known;
	const timer: Timer = { timeUp: AbortSignal.timeout(limitMs), startedAt: now, calls: new Set() };
	timer.timeUp.addEventListener('abort', () => [...timer.calls].forEach((end) => end()));
	timers.set(limitMs, timer);
	return timer;
}

function tooSlow(place: keyof typeof timeLimits, limitMs: number): Failure {
	const minutes = Math.ceil(limitMs / MINUTE_MS);
	return {
		kind: 'timeout',
		code: 'ANSWER_TOO_SLOW',
		message: `The ${place === 'service' ? 'service' : 'storage of the service'} did not come to the end of its answer within ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
		advice: 'The connection may be very slow, or something on the way holds the answer back. Run the workflow again later.',
		retryable: true,
		// A poll is made again by whoever waits; a file would take as long again, and its reader waits for nothing else.
		...(place === 'storage' && { final: true }),
	};
}
