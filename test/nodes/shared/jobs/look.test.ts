import fc from 'fast-check';

import { nextLookMs } from '../../../../nodes/shared/jobs/look';

const MINUTE = 60_000;

it.each([
	['as long as the rest should take', MINUTE, 25, 3 * MINUTE],
	['at least 5 s', MINUTE, 99, 5_000],
	['at most 10 min', 10 * MINUTE, 1, 10 * MINUTE],
	['not much longer than it has been seen, since a first percent says little', 10_000, 1, 40_000],
	['half of the time so far without progress', 2 * MINUTE, undefined, MINUTE],
	['half of the time so far at 0 percent', 2 * MINUTE, 0, MINUTE],
])('leaves work alone %s', (_, elapsedMs, progress, expected) => {
	expect(nextLookMs(elapsedMs, progress)).toBe(expected);
});

it('stays between 5 s and 10 min, whatever progress a service states', () => {
	fc.assert(
		fc.property(fc.nat(), fc.oneof(fc.constant(undefined), fc.double({ min: -1e6, max: 1e6, noNaN: true })), (elapsedMs, progress) => {
			const delay = nextLookMs(elapsedMs, progress);
			return delay >= 5_000 && delay <= 10 * MINUTE;
		}),
	);
});
