/**
 * Tells which hashes came before: of a hundred thousand that are all different, a set would keep every one, and looking after
 * those takes longer than everything else that is done with them.
 */
export interface RepeatedHashes {
	/** @param hash 32 bits, not 0 */
	add(hash: number): void;
	/** The hashes that were added more than once. */
	repeated: ReadonlySet<number>;
}

/** @param count how many there will be at most */
export function trackRepeatedHashes(count: number): RepeatedHashes {
	// At most half full, so that a free slot is near.
	const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, count * 2))));
	const repeated = new Set<number>();
	return {
		repeated,
		add(hash) {
			let slot = hash & (slots.length - 1);
			while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) & (slots.length - 1);
			if (slots[slot] === hash) repeated.add(hash);
			slots[slot] = hash;
		},
	};
}
