/** Numbers from 0 to below 1 that look like chance, the same for the same seed. */
export type Random = () => number;

/** @param seed any text; another one gives other numbers */
export function seededRandom(seed: string): Random {
	let state = hashOf(seed);
	return () => {
		// Mulberry32: small, and even enough for choices.
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** FNV-1a. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193);
	return hash;
}
