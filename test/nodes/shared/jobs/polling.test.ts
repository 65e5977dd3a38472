import fc from 'fast-check';

import { clock } from '../../../../nodes/shared/clock';
import { pollDelayMs, pollUntil, type PollSchedule } from '../../../../nodes/shared/jobs/polling';
import { failing, failureOf } from '../support/failures';
import { useJumpingClock } from '../support/jumpingClock';

useJumpingClock();

const MINUTE = 60_000;
const delays = { minMs: 5_000, maxMs: 30_000 };
const until = (ms: number): PollSchedule => ({ ...delays, deadline: clock.now() + ms });

/** A check that takes `latencyMs`, notes when it was asked and answered, and succeeds at the given attempt. */
function watchedCheck(succeedsAt: number, latencyMs = 0) {
	const asked: number[] = [];
	const answered: number[] = [];
	const check = async () => {
		asked.push(clock.now());
		await clock.sleep(latencyMs);
		answered.push(clock.now());
		return asked.length === succeedsAt ? 'done' : undefined;
	};
	return { check, asked, answered };
}

it('starts with the minimum and grows by half each time up to the maximum', () => {
	const asListed = [0, 1, 2, 3, 4, 5, 1_000, 1_000_000].map((attempt) => pollDelayMs(attempt, delays));

	expect(asListed).toEqual([5_000, 7_500, 11_250, 16_875, 25_312.5, 30_000, 30_000, 30_000]);
});

it('checks first after the minimum, then ever less often, until there is a value', async () => {
	const start = clock.now();
	const { check, asked } = watchedCheck(5);

	await expect(pollUntil(check, until(10 * MINUTE))).resolves.toBe('done');
	expect(asked.map((at) => at - start)).toEqual([5_000, 12_500, 23_750, 40_625, 65_937.5]);
});

it('takes a value as it is, even one that counts as false', async () => {
	await expect(pollUntil(async () => await Promise.resolve(0), until(MINUTE))).resolves.toBe(0);
});

it('keeps the minimum between an answer and the next check, and never checks after the deadline', async () => {
	const waits = fc.record({ latencyMs: fc.nat(20_000), waitMs: fc.nat(3 * MINUTE) });
	await fc.assert(
		fc.asyncProperty(waits, async ({ latencyMs, waitMs }) => {
			const schedule = until(waitMs);
			const start = clock.now();
			const { check, asked, answered } = watchedCheck(Infinity, latencyMs);

			expect(await pollUntil(check, schedule)).toBeUndefined();
			asked.forEach((at, index) => {
				expect(at - (answered[index - 1] ?? start)).toBeGreaterThanOrEqual(delays.minMs);
				expect(at).toBeLessThanOrEqual(schedule.deadline);
			});
		}),
		{ numRuns: 40 },
	);
});

it('uses the time that is left for a last check', async () => {
	const start = clock.now();
	const { check, asked } = watchedCheck(Infinity);

	await pollUntil(check, until(20_000));

	expect(asked.map((at) => at - start)).toEqual([5_000, 12_500, 20_000]);
});

it('does not check at all when the deadline leaves no time for it', async () => {
	const { check, asked } = watchedCheck(1);

	expect(await pollUntil(check, until(delays.minMs - 1))).toBeUndefined();
	expect(asked).toEqual([]);
});

it('ends with the failure of a check', async () => {
	const failure = await failureOf(async () => await pollUntil(failing({ code: 'UNAUTHENTICATED' }), until(MINUTE)));

	expect(failure.code).toBe('UNAUTHENTICATED');
});

it('ends at once when the execution is stopped', async () => {
	const stop = new AbortController();
	const start = clock.now();
	const { check, asked } = watchedCheck(Infinity);
	const waiting = failureOf(async () => await pollUntil(check, until(MINUTE), stop.signal));
	await clock.sleep(5_700);
	stop.abort();

	expect((await waiting).kind).toBe('cancelled');
	expect(clock.now() - start).toBe(5_700);
	expect(asked).toHaveLength(1);
});
