import fc from 'fast-check';

import { createSieve } from '../../../../nodes/shared/review/sieve';

it('finds every text that came before', () => {
	fc.assert(
		fc.property(fc.array(fc.string({ maxLength: 4 }), { maxLength: 300 }), (texts) => {
			const sieve = createSieve(texts.length);
			const hashes = texts.map((text) => sieve.add(text));
			texts.forEach((text, index) => {
				if (texts.indexOf(text) !== index) expect(sieve.repeated.has(hashes[index])).toBe(true);
			});
		}),
	);
});

it('takes few of a hundred thousand different texts for repeated ones', () => {
	const sieve = createSieve(100_000);
	for (let index = 0; index < 100_000; index++) sieve.add(`vendor ${index % 500}\ninv${index}`);
	expect(sieve.repeated.size).toBeLessThan(20);
});
