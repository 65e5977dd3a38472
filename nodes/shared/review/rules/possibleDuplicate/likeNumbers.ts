import { foldText } from '../../../payables/vendors/vendorNames';

/** Characters that recognition takes for each other become one. */
const CONFUSED: Record<string, string> = { o: '0', i: '1', l: '1', s: '5', b: '8' };

/** Equal for numbers that differ only in what recognition confuses (0 and O, 1, I and l, 5 and S, 8 and B), and in signs. */
export function recognizedKey(number: string): string {
	return foldText(number).replace(/[oilsb]/g, (letter) => CONFUSED[letter]).replace(/[^\p{L}\p{N}]+/gu, '').replace(/^0+(?=.)/, '');
}

/** Fewer characters than this say too little to be a number that lost something. */
const FEWEST = 3;

/**
 * What is left of a number when parts are missing at its beginning or at its end, as in `1001` of `INV-1001` or of `1001-A`. A part ends where a sign
 * stands, or where letters change to digits; the number itself is the first.
 */
export function shortened(number: string): string[] {
	const parts = foldText(number).match(/\p{L}+|\p{N}+/gu) ?? [];
	const whole = parts.join('');
	const rests = new Set<string>();
	let start = 0;
	for (const part of parts.slice(0, -1)) {
		start += part.length;
		for (const rest of [whole.slice(start), whole.slice(0, start)]) if (rest.length >= FEWEST && /\p{N}/u.test(rest)) rests.add(rest);
	}
	return [whole, ...rests];
}
