import { sleep } from 'n8n-workflow';

import { cancelled, ServiceError } from './errors';

interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** @param signal ends it on a clock that can end a sleep; n8n's cannot */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
	/** The longest uninterrupted sleep, so that no timer outlives a stopped execution by more than this. */
	sliceMs: number;
	/** Lets n8n itself go on for so long; no time of a service, so that it passes in tests as well. */
	letPass(ms: number): Promise<void>;
}

/** The one source of time of the nodes; the tests put a jumping clock in its place. */
export const clock: Clock = { now: () => Date.now(), sleep: async (ms) => await sleep(ms), sliceMs: 500, letPass: async (ms) => await sleep(ms) };

/**
 * Waits `ms` milliseconds and ends at once, with a `cancelled` failure, when the execution is stopped.
 * n8n offers no abortable sleep to community nodes, so it sleeps in slices and races each with the signal. A clock that is set back
 * meanwhile makes it no longer, one that is set ahead may end it: whatever it waited for is looked at then.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	throwIfCancelled(signal);
	let wake = (): void => undefined;
	const aborted = new Promise<void>((resolve) => {
		wake = resolve;
	});
	// One listener for all slices, taken off again: a wait of half an hour has thousands of them.
	signal?.addEventListener('abort', wake);
	try {
		for (let left = ms; left > 0; ) {
			const [begun, slice] = [clock.now(), Math.min(left, clock.sliceMs)];
			await Promise.race([clock.sleep(slice, signal), aborted]);
			throwIfCancelled(signal);
			const passed = clock.now() - begun;
			// A timer may be early by a millisecond, but not by half.
			left -= passed < slice / 2 ? slice : passed;
		}
	} finally {
		signal?.removeEventListener('abort', wake);
	}
}

export function throwIfCancelled(signal?: AbortSignal): void {
	if (signal?.aborted) throw new ServiceError(cancelled());
}
