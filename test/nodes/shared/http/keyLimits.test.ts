import { limitersOf } from '../../../../nodes/shared/http/keyLimits';
import type { RateLimiter } from '../../../../nodes/shared/http/rateLimit';
import { elapsed, useJumpingClock } from '../support/jumpingClock';

useJumpingClock();

const limits = { upload: 600, submit: 30, create: 10 };
const limitersFor = (account: string, credentials = {}) => limitersOf(account, credentials, limits);
const call = async (limiter: RateLimiter, times: number) => await Promise.all(Array.from({ length: times }, async () => await limiter.run(async () => await Promise.resolve())));

it('a limiter is shared by all that use the same account and class of endpoint, and by nobody else', () => {
	const uploads = limitersFor('one')('upload');

	expect(limitersFor('one')('upload')).toBe(uploads);
	expect(limitersFor('one')('submit')).not.toBe(uploads);
	expect(limitersFor('another')('upload')).not.toBe(uploads);
});

it.each([
	['upload', 1, 600],
	['upload', 4, 150],
	['submit', 4, 7],
	['create', 4, 2],
	['create', 40, 1],
] as const)('of the limit of %s each of %i processes makes %i calls a minute', async (limit, sharedBy, most) => {
	const limiter = limitersFor(`shared by ${sharedBy}`, { sharedBy })(limit);
	expect(await elapsed(async () => await call(limiter, most))).toBe(0);
	expect(await elapsed(async () => await call(limiter, 1))).toBe(60_000);
});

it('a class without a limit has none for several processes either', async () => {
	const limiter = limitersOf('unlimited', { sharedBy: 4 }, { extract: Infinity })('extract');
	expect(await elapsed(async () => await call(limiter, 2000))).toBe(0);
});

describe('how many processes share the key', () => {
	it.each([[1], [4], ['4'], [undefined]])('may be %j', (sharedBy) => {
		expect(() => limitersFor('one', { sharedBy })).not.toThrow();
	});

	it.each([[0], [-1], [1.5], ['many'], ['']])('cannot be %j', (sharedBy) => {
		expect(() => limitersFor('one', { sharedBy })).toThrow('Processes Sharing the Key must be a whole number from 1');
	});
});
