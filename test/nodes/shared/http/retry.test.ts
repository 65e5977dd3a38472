import fc from 'fast-check';

import { clock } from '../../../../nodes/shared/clock';
import { ServiceError, type Failure } from '../../../../nodes/shared/errors';
import { askedToWait, backoffMs, mayRetry, readRetryAfter, withRetry } from '../../../../nodes/shared/http/retry';
import { failing, failureOf, failureWith } from '../support/failures';
import { elapsed, useJumpingClock } from '../support/jumpingClock';

useJumpingClock();

const MINUTE = 60_000;

describe('the back-off', () => {
	it('is never less than the first second, at random above it, doubles with each attempt, and is never above 32 seconds', () => {
		const randomness = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
		fc.assert(
			fc.property(fc.nat(40), randomness, (attempt, random) => {
				const delay = backoffMs(attempt, () => random);
				return delay >= 1_000 && delay <= Math.min(32_000, 2_000 * 2 ** attempt);
			}),
		);
		expect([0, 1, 2, 5, 9].map((attempt) => backoffMs(attempt, () => 1))).toEqual([2_000, 4_000, 8_000, 32_000, 32_000]);
		expect([0, 1, 2, 5, 9].map((attempt) => backoffMs(attempt, () => 0))).toEqual([1_000, 1_000, 1_000, 1_000, 1_000]);
	});
});

describe('a call is made again', () => {
	const cases: Array<[string, Partial<Failure>, { repeatable: boolean; unkeyed: boolean }]> = [
		['HTTP 429', { status: 429 }, { repeatable: true, unkeyed: true }],
		['HTTP 502', { status: 502 }, { repeatable: true, unkeyed: false }],
		['HTTP 503', { status: 503 }, { repeatable: true, unkeyed: false }],
		['HTTP 504', { status: 504 }, { repeatable: true, unkeyed: false }],
		['HTTP 500 that the service calls retryable', { status: 500, retryable: true }, { repeatable: true, unkeyed: false }],
		['HTTP 500', { status: 500 }, { repeatable: false, unkeyed: false }],
		['HTTP 400', { status: 400 }, { repeatable: false, unkeyed: false }],
		['HTTP 401', { status: 401 }, { repeatable: false, unkeyed: false }],
		['no connection', { kind: 'network', notTaken: true }, { repeatable: true, unkeyed: true }],
		['a broken connection', { kind: 'network' }, { repeatable: true, unkeyed: false }],
		['no answer in time', { kind: 'timeout' }, { repeatable: true, unkeyed: false }],
		['HTTP 500 in which the service says that nothing was done', { status: 500, notTaken: true }, { repeatable: true, unkeyed: true }],
		['HTTP 429 of a used-up quota', { status: 429, final: true }, { repeatable: false, unkeyed: false }],
		['a cut-off answer', { kind: 'parse', status: 200, retryable: true }, { repeatable: true, unkeyed: false }],
		['a web page with HTTP 200', { kind: 'parse', status: 200 }, { repeatable: false, unkeyed: false }],
		["a proxy's page with HTTP 503", { kind: 'parse', status: 503 }, { repeatable: true, unkeyed: false }],
		["a proxy's page with HTTP 404", { kind: 'parse', status: 404 }, { repeatable: false, unkeyed: false }],
		['a wrong shape', { kind: 'schema', status: 200 }, { repeatable: false, unkeyed: false }],
		['a redirect', { kind: 'redirect', status: 302 }, { repeatable: false, unkeyed: false }],
		['a wrong setting', { kind: 'usage' }, { repeatable: false, unkeyed: false }],
		['a stopped execution', { kind: 'cancelled' }, { repeatable: false, unkeyed: false }],
		['Retry-After of 5 minutes', { status: 429, retryAfterMs: 5 * MINUTE }, { repeatable: true, unkeyed: true }],
		['Retry-After above 5 minutes', { status: 429, retryAfterMs: 5 * MINUTE + 1 }, { repeatable: false, unkeyed: false }],
	];

	it.each(cases)('after %s as the call allows', (_, failure, { repeatable, unkeyed }) => {
		expect(mayRetry(failureWith(failure), true)).toBe(repeatable);
		expect(mayRetry(failureWith(failure), false)).toBe(unkeyed);
	});

	it('five times at most, then its last failure surfaces', async () => {
		let calls = 0;
		const failure = await failureOf(
			async () => await withRetry(async () => await failing({ status: 503, code: `CALL_${++calls}` })(), { repeatable: true }),
		);

		expect(calls).toBe(6);
		expect(failure.code).toBe('CALL_6');
	});

	it('only until it succeeds', async () => {
		const answers = [failing({ status: 429 }), failing({ status: 502 }), async () => await Promise.resolve('done')];

		await expect(withRetry(async () => await answers.shift()?.(), { repeatable: true })).resolves.toBe('done');
		expect(answers).toEqual([]);
	});

	it('never when the fault is one of the package itself', async () => {
		const call = jest.fn().mockRejectedValue(new TypeError('x is not a function'));

		await expect(withRetry(call, { repeatable: true })).rejects.toThrow(TypeError);
		expect(call).toHaveBeenCalledTimes(1);
	});
});

describe('Retry-After', () => {
	it.each([
		['90', 90_000],
		[' 2 ', 2_000],
		[7, 7_000],
		['0', 0],
		['Thu, 15 Jan 2026 09:02:00 GMT', 2 * MINUTE],
		['Thu, 15 Jan 2026 08:00:00 GMT', 0],
		['1.25', 1_250],
		['1.x', undefined],
		['soon', undefined],
		['', undefined],
		[undefined, undefined],
		[['5'], undefined],
	])('%j asks for %p ms', (header, ms) => {
		expect(readRetryAfter(header)).toBe(ms);
	});

	it('is waited exactly, instead of the back-off', async () => {
		const answers = [429, 503].map((status, index) => ({ status, retryAfterMs: 1_234 + index * 40_000 }));
		const call = async () => {
			const next = answers.shift();
			return next ? await failing(next)() : 'done';
		};

		expect(await elapsed(async () => await withRetry(call, { repeatable: true }))).toBe(1_234 + 41_234);
	});

	it('surfaces at once when it is longer than a node may hang', async () => {
		const ms = await elapsed(async () => {
			const failure = await failureOf(
				async () => await withRetry(failing({ status: 429, retryAfterMs: 6 * MINUTE }), { repeatable: true }),
			);
			expect(failure.retryAfterMs).toBe(6 * MINUTE);
		});

		expect(ms).toBe(0);
	});
});

it('ends at once when the execution is stopped during the back-off', async () => {
	const stop = new AbortController();
	const call = jest.fn(async () => await Promise.reject(new ServiceError(failureWith({ status: 429, retryAfterMs: MINUTE }))));
	const start = clock.now();
	const waiting = failureOf(async () => await withRetry(call, { repeatable: true, signal: stop.signal }));
	await clock.sleep(700);
	stop.abort();

	expect((await waiting).kind).toBe('cancelled');
	expect(clock.now() - start).toBe(700);
	expect(call).toHaveBeenCalledTimes(1);
});

describe('being asked to wait for long', () => {
	const asked = (retryAfterMs: number, message = 'Slow down') => askedToWait(failureWith({ message, retryAfterMs }));

	it('is told in whole minutes, behind what the service says', () => {
		expect(asked(60 * MINUTE).message).toBe('Slow down: the service asks to wait 60 minutes before the next request');
		expect(asked(MINUTE, 'v1.2 is busy.').message).toBe('v1.2 is busy: the service asks to wait 1 minute before the next request');
		expect(asked(MINUTE + 1).message).toContain('asks to wait 2 minutes');
	});

	it('is told once', () => {
		const once = asked(60 * MINUTE);

		expect(askedToWait(once)).toBe(once);
	});

	it('is told where a call ends by it, and not where it ends by something else', async () => {
		const messageAfter = async (retryAfterMs?: number) => (await failureOf(async () => await withRetry(failing({ status: 429, retryAfterMs }), { repeatable: true }))).message;

		expect(await messageAfter(5 * MINUTE + 1)).toBe('It failed: the service asks to wait 6 minutes before the next request');
		expect(await messageAfter(5 * MINUTE)).toBe('It failed');
		expect(await messageAfter()).toBe('It failed');
	});
});
