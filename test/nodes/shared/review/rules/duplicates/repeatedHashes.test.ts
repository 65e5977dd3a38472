import fc from 'fast-check';

import { trackRepeatedHashes } from '../../../../../../nodes/shared/review/rules/duplicates/repeatedHashes';

it('finds every text that came before', () => {
	fc.assert(
		fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 300 }), (texts) => {
			const tracked = trackRepeatedHashes(texts.length);
			const hashes = texts.map((text) => tracked.add(text));
			texts.forEach((text, index) => {
				if (texts.indexOf(text) !== index) expect(tracked.repeated.has(hashes[index])).toBe(true);
			});
		}),
	);
});

it('takes few of a hundred thousand different texts for repeated ones', () => {
	const tracked = trackRepeatedHashes(100_000);
	for (let index = 0; index < 100_000; index++) tracked.add(`vendor ${index % 500}\ninv${index}`);
	expect(tracked.repeated.size).toBeLessThan(20);
});
