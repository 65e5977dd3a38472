import { foldText } from '../vendors/vendorNames';

/** Finds what belongs to the keywords in a text, however many keywords there are. */
export interface Keywords<T> {
	find(text: string): T[];
}

/** By so many of its first letters a keyword is found. */
const FIRST = 3;

/**
 * A keyword counts where a word begins with it, whatever its case and accents: `host` is in `Web hosting`, but `oil` is not in `toilet`. One of
 * one or two letters must be the whole word.
 */
export function indexKeywords<T>(entries: ReadonlyArray<{ keyword: string; value: T }>): Keywords<T> {
	const byFirst = new Map<string, Array<{ keyword: string; value: T }>>();
	for (const { keyword, value } of entries) {
		const folded = words(keyword);
		if (folded === ' ') continue;
		const entry = { keyword: folded.length < FIRST + 2 ? folded : folded.slice(0, -1), value };
		const known = byFirst.get(folded.slice(1, 1 + FIRST));
		if (known) known.push(entry);
		else byFirst.set(folded.slice(1, 1 + FIRST), [entry]);
	}
	return {
		find(text) {
			const folded = words(text);
			const found: T[] = [];
			for (let at = 0; at < folded.length - 1; at = folded.indexOf(' ', at + 1)) {
				for (const length of [FIRST, FIRST - 1]) {
					for (const { keyword, value } of byFirst.get(folded.slice(at + 1, at + 1 + length)) ?? []) if (folded.startsWith(keyword, at)) found.push(value);
				}
			}
			return found;
		},
	};
}

/** Each word with a blank before it, and one at the end. */
function words(text: string): string {
	return ` ${foldText(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()} `.replace(/^ +$/, ' ');
}
