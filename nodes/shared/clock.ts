import { sleep } from 'n8n-workflow';

import { cancelled, ServiceError } from './errors';

/** The longest uninterrupted sleep, so that no timer outlives a stopped execution by more than this. */
const SLICE_MS = 500;

/** The one source of time of the nodes; the tests put a jumping clock in its place. */
export const clock = {
	now: (): number => Date.now(),
	sleep: async (ms: number): Promise<void> => await sleep(ms),
};

/**
 * Waits `ms` milliseconds and ends at once, with a `cancelled` failure, when the execution is stopped.
 * n8n offers no abortable sleep to community nodes, so it sleeps in slices and races each with the signal.
 */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
	const end = clock.now() + ms;
	throwIfCancelled(signal);
	let wake = (): void => undefined;
	const aborted = new Promise<void>((resolve) => {
		wake = resolve;
	});
	// One listener for all slices, taken off again: a wait of half an hour has thousands of them.
	signal?.addEventListener('abort', wake);
	try {
		for (let left = ms; left > 0; left = end - clock.now()) {
			await Promise.race([clock.sleep(Math.min(left, SLICE_MS)), aborted]);
			throwIfCancelled(signal);
		}
	} finally {
		signal?.removeEventListener('abort', wake);
	}
}

export function throwIfCancelled(signal?: AbortSignal): void {
	if (signal?.aborted) throw new ServiceError(cancelled());
}
