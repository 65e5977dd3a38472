import { similarity } from '../fold';
import { LABEL_ENTRIES, type LabelEntry } from './labelIndex';

interface KnownLabel {
	key: string;
	letters: number;
	entries: LabelEntry[];
}

/** The labels by their length. There are so many that comparing each cell with all of them would take seconds a page. */
const BY_LENGTH = new Map<number, KnownLabel[]>();
for (const [key, entries] of LABEL_ENTRIES) {
	const known = BY_LENGTH.get(key.length);
	const label = { key, letters: lettersOf(key), entries };
	if (known) known.push(label);
	else BY_LENGTH.set(key.length, [label]);
}

/** What the label announces that recognition most likely misread, by its key: "totai" is the total. The first of equally alike labels. */
export function misreadLabel(key: string): LabelEntry[] | undefined {
	if (key.length < 4 || key.length > 24 || /\d/.test(key)) return undefined;
	const letters = lettersOf(key);
	const alike = key.length < 7 ? 0.8 : 0.85;
	let best: { entries: LabelEntry[]; similarity: number } | undefined;
	for (let length = key.length - 2; length <= key.length + 2; length++) {
		const changes = (1 - alike) * Math.max(length, key.length) + 1e-9;
		for (const known of BY_LENGTH.get(length) ?? []) {
			// Each letter that only one of them has must have been changed.
			if (count(letters & ~known.letters) > changes || count(known.letters & ~letters) > changes) continue;
			const found = similarity(known.key, key);
			if (found >= alike && found > (best?.similarity ?? 0)) best = { entries: known.entries, similarity: found };
		}
	}
	return best?.entries;
}

/** Which letters a key has, a bit each; rare ones share theirs. */
function lettersOf(key: string): number {
	let letters = 0;
	for (let i = 0; i < key.length; i++) letters |= 1 << (key.charCodeAt(i) & 31);
	return letters;
}

function count(bits: number): number {
	let ones = 0;
	for (let rest = bits; rest !== 0; rest &= rest - 1) ones++;
	return ones;
}
