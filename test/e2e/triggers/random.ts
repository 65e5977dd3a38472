import { createHash } from 'node:crypto';

/** Numbers from 0 to below 1 that look random, and are the same for the same seed. */
export function randomOf(seed: string): () => number {
	let drawn = 0;
	return () => createHash('sha256').update(`${seed} ${drawn++}`).digest().readUInt32BE() / 2 ** 32;
}

/** The same entries in another order. */
export function shuffled<T>(entries: readonly T[], random: () => number): T[] {
	const left = [...entries];
	return entries.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
}
