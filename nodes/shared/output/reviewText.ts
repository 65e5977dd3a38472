import type { Reason } from '../review/reasons';

/** As much as n8n's table shows in one line of its widest column (300 pixels), and in three, in characters. */
const ONE_LINE = 46;
const THREE_LINES = 135;

/**
 * Why a row is doubtful, for people: the sentence of each reason, once, joined by "; ". It goes into a mail or a chat message as it is.
 * The short ones come first, and those that would need a fourth line in n8n's table are counted; the full evidence has them all.
 *
 * In a table with many columns n8n makes each as narrow as its longest word, and a sentence would stand one word a line. No-break spaces
 * keep the first line together, so that the column gets its full width.
 */
export function reviewText(reasons: Array<Pick<Reason, 'message'>>): string {
	const text = joined(reasons.length === 1 ? [beginning(reasons[0].message)] : [...new Set(reasons.map(({ message }) => beginning(message)))].sort((left, right) => left.length - right.length));
	const end = text.length <= ONE_LINE ? text.length : Math.max(0, text.lastIndexOf(' ', ONE_LINE));
	return text.slice(0, end).replaceAll(' ', '\u00a0') + text.slice(end);
}

function joined([first, ...others]: string[]): string {
	const room = others.length > 0 ? THREE_LINES - AND_MORE.length : THREE_LINES;
	let text = first.length > room ? `${first.slice(0, room).replace(/\s\S*$/, '')} …` : first;
	let left = others.length;
	for (const sentence of others) {
		if (text.length + SEPARATOR.length + sentence.length > (left > 1 ? room : THREE_LINES)) break;
		text += SEPARATOR + sentence;
		left--;
	}
	return left === 0 ? text : `${text}${SEPARATOR}and ${left} more ${left === 1 ? 'reason' : 'reasons'}`;
}

const SEPARATOR = '; ';
const AND_MORE = '; and 99 more reasons';

/** Sentences that begin with the name of a column begin with a capital letter all the same. */
function beginning(message: string): string {
	const first = message.charAt(0);
	const capital = first.toUpperCase();
	const end = message.endsWith('.') ? message.length - 1 : message.length;
	// Most begin with a capital letter, and need no copy.
	return capital === first ? message.slice(0, end) : capital + message.slice(1, end);
}

/** The codes of the reasons, once each, for an *If* or a *Switch*: `TOTALS_MISMATCH, DUPLICATE`. */
export function reviewCodes(reasons: Array<Pick<Reason, 'code'>>): string {
	return reasons.length === 1 ? reasons[0].code : [...new Set(reasons.map(({ code }) => code))].join(', ');
}
