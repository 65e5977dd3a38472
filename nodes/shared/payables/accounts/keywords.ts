import { foldText } from '../vendors/vendorNames';

/** Finds what belongs to the keywords in a text, however many keywords there are. */
export interface Keywords<T> {
	find(text: string): T[];
}

/** A keyword of fewer letters must be the whole word. */
const FEWEST = 3;

/** What follows after a letter, and what belongs to the keyword that ends there. */
interface Step<T> {
	next: Map<string, Step<T>>;
	values: T[];
}

/**
 * A keyword counts where a word begins with it, whatever its case and accents: `host` is in `Web hosting`, but `oil` is not in `toilet`. From each word the
 * text is followed letter by letter, as far as a keyword goes on.
 */
export function indexKeywords<T>(entries: ReadonlyArray<{ keyword: string; value: T }>): Keywords<T> {
	const first: Step<T> = { next: new Map(), values: [] };
	for (const { keyword, value } of entries) {
		const letters = words(keyword);
		if (letters === '') continue;
		let step = first;
		for (const letter of letters.length < FEWEST ? `${letters} ` : letters) {
			let next = step.next.get(letter);
			if (!next) step.next.set(letter, (next = { next: new Map(), values: [] }));
			step = next;
		}
		step.values.push(value);
	}
	return {
		find(text) {
			const found: T[] = [];
			if (first.next.size === 0) return found;
			const letters = `${words(text)} `;
			for (let start = 0; start < letters.length; start = letters.indexOf(' ', start) + 1) {
				let step = first.next.get(letters[start]);
				for (let at = start + 1; step; at++) {
					if (step.values.length > 0) found.push(...step.values);
					step = at < letters.length ? step.next.get(letters[at]) : undefined;
				}
			}
			return found;
		},
	};
}

/** Words with one blank between them. */
function words(text: string): string {
	return foldText(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
