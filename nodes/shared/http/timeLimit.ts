import { cancelled, ServiceError, type Failure } from '../errors';

const MINUTE_MS = 60_000;

/**
 * How long a call may take as a whole, in milliseconds, from the request to the last byte of the answer: n8n's own time limit is about
 * silence only, so that a server which sends a byte now and then would never be given up.
 */
export const timeLimits = { service: 10 * MINUTE_MS, storage: 30 * MINUTE_MS };

/**
 * Does work of the network, and ends it when it takes too long or when the execution is stopped.
 * @param work gets a signal by which it lets go of what it holds
 * @throws ServiceError (code `ANSWER_TOO_SLOW`)
 */
export async function withinTime<T>(place: keyof typeof timeLimits, signal: AbortSignal | undefined, work: (ended: AbortSignal) => Promise<T>): Promise<T> {
	const limitMs = timeLimits[place];
	// Not the node's clock, on which tests jump: it is the network that takes this time.
	const timeUp = AbortSignal.timeout(limitMs);
	const ending = new AbortController();
	let fail: (error: ServiceError) => void = () => undefined;
	const end = (): void => {
		ending.abort();
		fail(new ServiceError(signal?.aborted ? cancelled() : tooSlow(place, limitMs)));
	};
	timeUp.addEventListener('abort', end);
	signal?.addEventListener('abort', end);
	try {
		return await Promise.race([
			work(ending.signal),
			new Promise<never>((_resolve, reject) => {
				fail = reject;
			}),
		]);
	} finally {
		timeUp.removeEventListener('abort', end);
		signal?.removeEventListener('abort', end);
	}
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
