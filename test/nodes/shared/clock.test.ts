import { getEventListeners } from 'node:events';

import { clock, pause } from '../../../nodes/shared/clock';
import { failureOf } from './support/failures';
import { elapsed, setClock, useJumpingClock } from './support/jumpingClock';

useJumpingClock();

const HOUR = 3_600_000;

describe('a pause', () => {
	it.each([0, 1, 499, 500, 501, 7_300])('lasts %d ms, no more and no less', async (ms) => {
		expect(await elapsed(async () => await pause(ms))).toBe(ms);
	});

	it('ends with "cancelled" when the execution is stopped in the middle of it', async () => {
		const stop = new AbortController();
		const start = clock.now();
		const waiting = failureOf(async () => await pause(60_000, stop.signal));
		await clock.sleep(1_200);
		stop.abort();

		expect((await waiting).kind).toBe('cancelled');
		expect(clock.now() - start).toBe(1_200);
	});

	it('does not begin when the execution is stopped already', async () => {
		const failure = await failureOf(async () => await pause(0, AbortSignal.abort()));

		expect(failure).toMatchObject({ kind: 'cancelled', code: 'EXECUTION_CANCELLED', retryable: false });
	});

	it.each([-3 * HOUR, -1_000])('lasts no longer when the clock is set meanwhile by %d ms', async (jump) => {
		const seen = elapsed(async () => await pause(10_000));
		await clock.sleep(2_100);
		setClock(jump);
		expect(await seen).toBe(10_000 + jump);
	});

	it('is over when the clock is set ahead of its end', async () => {
		const seen = elapsed(async () => await pause(10_000));
		await clock.sleep(2_100);
		setClock(3 * HOUR);
		expect((await seen) - 3 * HOUR).toBeLessThan(3_000);
	});

	it('leaves no listener behind on the signal of the execution', async () => {
		const { signal } = new AbortController();

		await pause(5_000, signal);

		expect(getEventListeners(signal, 'abort')).toHaveLength(0);
	});
});
