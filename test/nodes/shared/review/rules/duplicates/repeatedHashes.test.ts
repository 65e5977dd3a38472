import fc from 'fast-check';

import { trackRepeatedHashes } from '../../../../../../nodes/shared/review/rules/duplicates/repeatedHashes';

it('finds the hashes that came before, and no others', () => {
	const hash = fc.integer({ min: -20, max: 20 }).filter((value) => value !== 0);
	fc.assert(
		fc.property(fc.array(hash, { maxLength: 300 }), (hashes) => {
			const tracked = trackRepeatedHashes(hashes.length);
			hashes.forEach((each) => tracked.add(each));
			expect(tracked.repeated).toEqual(new Set(hashes.filter((each, index) => hashes.indexOf(each) !== index)));
		}),
	);
});
