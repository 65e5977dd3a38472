import { readConfidence } from '../../../../nodes/shared/review/confidence';

describe('confidence', () => {
	it.each([
		[0.97, 0.97],
		['97%', 0.97],
		[97, 0.97],
		['0,5', 0.5],
		['1%', 0.01],
		[1, 1],
		[0, 0],
		['', undefined],
		[-1, undefined],
		[101, undefined],
		['unknown', undefined],
	])('of %j is %p', (value, expected) => {
		expect(readConfidence(value)).toBe(expected);
	});
});
