import { clock, pause } from '../clock';

/** Milliseconds. */
export interface PollSchedule {
	/** Before the first check, and never less between two. */
	minMs: number;
	maxMs: number;
	/** When to give up, on the clock of the node. */
	deadline: number;
}

const GROWTH = 1.5;

/** The delay before check number `attempt` (0-based): the documented minimum, growing by half each time up to the maximum. */
export function pollDelayMs(attempt: number, { minMs, maxMs }: Pick<PollSchedule, 'minMs' | 'maxMs'>): number {
	return Math.min(maxMs, minMs * GROWTH ** attempt);
}

/**
 * Checks until `check` gives a value; undefined at the deadline, which is no failure of the work itself.
 * The minimum is kept between the *answer* of one check and the next, so that no latency can shorten it.
 * @throws ServiceError whatever `check` throws, or `cancelled` as soon as the execution is stopped
 */
export async function pollUntil<T>(
	check: () => Promise<T | undefined>,
	schedule: PollSchedule,
	signal?: AbortSignal,
): Promise<T | undefined> {
	for (let attempt = 0; ; attempt++) {
		const left = schedule.deadline - clock.now();
		if (left < schedule.minMs) return undefined;
		await pause(Math.min(left, pollDelayMs(attempt, schedule)), signal);
		const result = await check();
		if (result !== undefined) return result;
	}
}
