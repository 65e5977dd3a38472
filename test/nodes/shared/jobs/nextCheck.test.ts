import fc from 'fast-check';

import { nextCheckMs } from '../../../../nodes/shared/jobs/nextCheck';
import { clock } from '../../../../nodes/shared/clock';
import { useJumpingClock } from '../support/jumpingClock';

useJumpingClock();

const MINUTE = 60_000;

it.each([
	['as long as the rest should take', MINUTE, 25, 3 * MINUTE],
	['at least 5 s', MINUTE, 99, 5_000],
	['at most 10 min', MINUTE, 1, 10 * MINUTE],
	['half of the time so far without progress', 2 * MINUTE, undefined, MINUTE],
	['half of the time so far at 0 percent', 2 * MINUTE, 0, MINUTE],
])('leaves an extraction alone %s', (_, elapsedMs, progress, expected) => {
	expect(nextCheckMs(elapsedMs, progress, undefined)).toBe(expected);
});

it('stays between 5 s and 10 min, whatever progress a service states', () => {
	fc.assert(
		fc.property(fc.nat(), fc.oneof(fc.constant(undefined), fc.double({ min: -1e6, max: 1e6, noNaN: true })), (elapsedMs, progress) => {
			const delay = nextCheckMs(elapsedMs, progress, undefined);
			return delay >= 5_000 && delay <= 10 * MINUTE;
		}),
	);
});

it('waits until it may be submitted again', () => {
	expect(nextCheckMs(MINUTE, undefined, clock.now() + 5 * MINUTE)).toBe(5 * MINUTE);
	expect(nextCheckMs(MINUTE, undefined, clock.now() - MINUTE)).toBe(5_000);
});
