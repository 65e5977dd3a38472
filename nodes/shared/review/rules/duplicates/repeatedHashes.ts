/**
 * Tells whether a text may have come before, without keeping it: of a hundred thousand texts that are all different, a
 * map would keep every one, and looking after those takes longer than everything else that is done with them.
 */
export interface RepeatedHashes {
	/** @returns the text's hash, which is the same for the same text, and for a few others */
	add(text: string): number;
	/** The hashes that were added more than once. */
	repeated: ReadonlySet<number>;
}

/** @param count how many texts there will be at most */
export function trackRepeatedHashes(count: number): RepeatedHashes {
	// At most half full, so that a free slot is near.
	const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, count * 2))));
	const repeated = new Set<number>();
	return {
		repeated,
		add(text) {
			const hash = hashOf(text);
			let slot = hash & (slots.length - 1);
			while (slots[slot] !== 0 && slots[slot] !== hash) slot = (slot + 1) & (slots.length - 1);
			if (slots[slot] === hash) repeated.add(hash);
			slots[slot] = hash;
			return hash;
		},
	};
}

/** FNV-1a, 32 bits, with the bits mixed once more for texts that differ in their last character only; never 0. */
function hashOf(text: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	return (hash ^ (hash >>> 15)) | 0 || 1;
}
