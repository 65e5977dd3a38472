import { getEventListeners } from 'node:events';

import { clock, pause } from '../../../nodes/shared/clock';
import { failureOf } from './support/failures';
import { elapsed, useJumpingClock } from './support/jumpingClock';

useJumpingClock();

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

	it('leaves no listener behind on the signal of the execution', async () => {
		const { signal } = new AbortController();

		await pause(5_000, signal);

		expect(getEventListeners(signal, 'abort')).toHaveLength(0);
	});
});
