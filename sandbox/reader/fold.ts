/**
 * The text in lower case without accents, character for character: an index into the result is an
 * index into the original, so what was found in one can be cut out of the other.
 */
export function fold(text: string): string {
	if (ASCII.test(text)) return text.toLowerCase();
	let folded = '';
	for (let i = 0; i < text.length; i++) folded += foldCharacter(text[i]);
	return folded;
}

/** The folded words of a text, without punctuation: "Rechnungs-Nr.:" gives ["rechnungs", "nr"]. */
export function foldedWords(text: string): string[] {
	return fold(text).match(/[\p{L}\p{N}%#№°]+/gu) ?? [];
}

/** How alike two texts are, from 0 to 1: one minus the share of characters that must change. */
export function similarity(a: string, b: string): number {
	const longest = Math.max(a.length, b.length);
	return longest === 0 ? 1 : 1 - editDistance(a, b) / longest;
}

// eslint-disable-next-line no-control-regex
const ASCII = /^[\x00-\x7f]*$/;
const FOLDED = new Map<string, string>();

/** Taking a letter apart is slow, and a text has few different ones. */
function foldCharacter(character: string): string {
	let folded = FOLDED.get(character);
	if (folded === undefined) {
		folded = foldedCharacter(character);
		FOLDED.set(character, folded);
	}
	return folded;
}

function foldedCharacter(character: string): string {
	if (character === 'ß') return 's';
	if (character === '\u00a0' || character === '\u202f' || character === '\u2009') return ' ';
	if (character === 'º') return '°';
	if (character === '\u2019' || character === '\u02bc') return "'";
	if (character in STROKED) return STROKED[character];
	const base = character.normalize('NFD')[0].toLowerCase();
	return base.length === 1 ? base : character;
}

/** Letters that Unicode does not take apart. */
const STROKED: Record<string, string> = { ł: 'l', Ł: 'l', ø: 'o', Ø: 'o', đ: 'd', Đ: 'd', ı: 'i', æ: 'a', Æ: 'a', œ: 'o', Œ: 'o' };

function editDistance(a: string, b: string): number {
	let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const current = [i];
		for (let j = 1; j <= b.length; j++) {
			const substitution = previous[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
			current.push(Math.min(previous[j] + 1, current[j - 1] + 1, substitution));
		}
		previous = current;
	}
	return previous[b.length];
}
