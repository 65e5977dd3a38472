import fc from 'fast-check';

import { clock } from '../../../../nodes/shared/clock';
import { settle } from '../../../../nodes/shared/errors';
import { RateLimiter } from '../../../../nodes/shared/http/rateLimit';
import { failureOf } from '../support/failures';
import { elapsed, setClock, useJumpingClock } from '../support/jumpingClock';

useJumpingClock();

const MINUTE = 60_000;
const immediately = async () => await Promise.resolve(clock.now());

/** How many calls the busiest minute has, whichever minute is looked at. */
function busiestMinute(times: number[]): number {
	return Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + MINUTE).length));
}

it('never lets a service count more calls in any minute than it allows, whenever the service counts them', async () => {
	const call = fc.record({
		startsAfter: fc.nat(90_000),
		toServer: fc.nat(20_000),
		toAnswer: fc.nat(20_000),
	});
	await fc.assert(
		fc.asyncProperty(fc.integer({ min: 1, max: 4 }), fc.array(call, { minLength: 1, maxLength: 14 }), async (perMinute, calls) => {
			const limiter = new RateLimiter(perMinute);
			const counted: number[] = [];
			await Promise.all(
				calls.map(async ({ startsAfter, toServer, toAnswer }) => {
					await clock.sleep(startsAfter);
					await limiter.run(async () => {
						await clock.sleep(toServer);
						counted.push(clock.now());
						await clock.sleep(toAnswer);
					});
				}),
			);
			expect(counted).toHaveLength(calls.length);
			expect(busiestMinute(counted)).toBeLessThanOrEqual(perMinute);
		}),
		{ numRuns: 40 },
	);
});

describe('a rate limiter', () => {
	it.each(['a full minute', 'a request of the service to wait'])('lets calls through after %s, although the clock was set back by hours', async (reason) => {
		const limiter = new RateLimiter(1);
		await limiter.run(immediately);
		if (reason !== 'a full minute') limiter.block(MINUTE);
		setClock(-180 * MINUTE);
		expect(await elapsed(async () => await limiter.run(immediately))).toBe(MINUTE);
	});

	it('lets calls through at once while there is room', async () => {
		const limiter = new RateLimiter(3);
		const start = clock.now();

		expect(await Promise.all([1, 2, 3].map(async () => await limiter.run(immediately)))).toEqual([start, start, start]);
	});

	it('serves in the order of asking', async () => {
		const limiter = new RateLimiter(2);
		const order: number[] = [];
		const numbers = [0, 1, 2, 3, 4, 5, 6];

		await Promise.all(numbers.map(async (number) => await limiter.run(async () => await Promise.resolve(order.push(number)))));

		expect(order).toEqual(numbers);
	});

	it('gives a place back after a minute also when the call failed', async () => {
		const limiter = new RateLimiter(1);
		const start = clock.now();
		await expect(limiter.run(async () => await Promise.reject(new Error('no')))).rejects.toThrow('no');

		expect(await limiter.run(immediately)).toBe(start + MINUTE);
	});

	it('waits for calls that are still on their way when nothing was answered yet', async () => {
		const limiter = new RateLimiter(1);
		const start = clock.now();
		void limiter.run(async () => await clock.sleep(5_000));

		expect(await limiter.run(immediately)).toBe(start + 5_000 + MINUTE);
	});

	it('lets nothing through while it is blocked; the longest block counts', async () => {
		const limiter = new RateLimiter(10);
		const start = clock.now();
		limiter.block(9_000);
		limiter.block(2_000);

		expect(await limiter.run(immediately)).toBe(start + 9_000);
	});
});

describe('when the service asks to wait', () => {
	const refused = async (limiter: RateLimiter, until: number) => {
		const failure = await failureOf(async () => await limiter.run(immediately, undefined, until));
		return [failure.code, failure.notTaken, failure.retryAfterMs, clock.now()];
	};

	it('for longer than a call may wait, the call ends at once, and is not made', async () => {
		const limiter = new RateLimiter(10);
		const start = clock.now();
		limiter.block(60 * MINUTE);

		expect(await refused(limiter, start + 5 * MINUTE)).toEqual(['RATE_LIMITED', true, 60 * MINUTE, start]);
		expect(await limiter.run(immediately, undefined, start + 61 * MINUTE)).toBe(start + 60 * MINUTE);
	});

	it('each call decides for itself, also behind one that has more time, and leaves no trace', async () => {
		const limiter = new RateLimiter(1);
		const start = clock.now();
		await limiter.run(immediately);
		const patient = limiter.run(immediately);
		const impatient = refused(limiter, start + 10 * MINUTE);
		const last = limiter.run(immediately);
		await clock.sleep(1_000);
		limiter.block(20 * MINUTE);

		expect(await impatient).toEqual(['RATE_LIMITED', true, 20 * MINUTE, start + 1_000]);
		expect(await Promise.all([patient, last])).toEqual([start + 1_000 + 20 * MINUTE, start + 1_000 + 21 * MINUTE]);
	});

	it('for no longer than that, it is made afterwards', async () => {
		const limiter = new RateLimiter(10);
		const start = clock.now();
		limiter.block(MINUTE);

		expect(await limiter.run(immediately, undefined, start + MINUTE)).toBe(start + MINUTE);
		expect(await limiter.run(immediately, undefined, start)).toBe(start + MINUTE);
	});
});

describe('when an execution is stopped', () => {
	it('its calls leave the queue at once, wherever they stand, and the others move up', async () => {
		const limiter = new RateLimiter(1);
		const stop = new AbortController();
		const start = clock.now();
		await limiter.run(immediately);
		const first = limiter.run(immediately);
		const stopped = [1, 2].map(async () => {
			const failure = await failureOf(async () => await limiter.run(immediately, stop.signal));
			return [failure.kind, clock.now() - start];
		});
		const last = limiter.run(immediately);
		await clock.sleep(1_000);
		stop.abort();

		expect(await Promise.all(stopped)).toEqual([
			['cancelled', 1_000],
			['cancelled', 1_000],
		]);
		expect(await Promise.all([first, last])).toEqual([start + MINUTE, start + 2 * MINUTE]);
	});

	it('a call leaves at once that waits for the answer to another', async () => {
		const limiter = new RateLimiter(1);
		const stop = new AbortController();
		const start = clock.now();
		const slow = limiter.run(async () => await clock.sleep(30_000));
		const waiting = failureOf(async () => await limiter.run(immediately, stop.signal));
		await clock.sleep(1_000);
		stop.abort();

		expect((await waiting).kind).toBe('cancelled');
		expect(clock.now() - start).toBe(1_000);
		await slow;
		expect(await limiter.run(immediately)).toBe(start + 30_000 + MINUTE);
	});

	it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('a place that falls free at that very moment is not lost, %i steps later', async (steps) => {
		const limiter = new RateLimiter(2);
		const stop = new AbortController();
		const start = clock.now();
		limiter.block(1_000);
		const first = limiter.run(async () => {
			for (let step = 0; step < steps; step++) await Promise.resolve();
			stop.abort();
		});
		const second = await settle(limiter.run(immediately, stop.signal));
		await first;

		expect(second).toMatchObject(second.ok ? { value: start + 1_000 } : { failure: { kind: 'cancelled' } });
		expect(await limiter.run(immediately)).toBe(start + 1_000 + (second.ok ? MINUTE : 0));
	});
});
