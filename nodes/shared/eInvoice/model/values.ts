import type { XmlElement } from '../xml/element';
import type { EmbeddedFile, Money, Note } from './terms';

/** An amount as XML Schema writes it; undefined for anything else, such as one with a comma, since guessing is no reading. */
export function readDecimal(text: string): number | undefined {
	return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : undefined;
}

/**
 * A date as CII (`20260131` in an element of its own, with its format) or UBL (`2026-01-31`, perhaps with a time or zone) writes it.
 * @returns `date` as YYYY-MM-DD; undefined when it is none
 */
export function readDateOf(element: XmlElement): { written: string; date?: string } | undefined {
	const [inner = element] = element.children;
	const written = inner.text.trim();
	// A week or a month is no date, but no mistake either.
	if (written === '' || COARSE_FORMATS.has(inner.attributes?.get('format') ?? '')) return undefined;
	const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})(?!\d*-(?!\d{2}:\d{2}$))/.exec(written) ?? [];
	const isDate = year !== undefined && Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysOf(Number(year), Number(month));
	return isDate ? { written, date: `${year}-${month}-${day}` } : { written };
}

/** UNTDID 2379: CCYYMM and CCYYWW, which the extended profiles allow. */
const COARSE_FORMATS = new Set(['610', '616']);

function daysOf(year: number, month: number): number {
	// Day 0 of the next month is the last of this one.
	return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

export function readMoney(element: XmlElement): Money | undefined {
	const amount = readDecimal(element.text.trim());
	const currency = element.attributes?.get('currencyID')?.trim();
	return amount === undefined ? undefined : { amount, ...(currency && { currency }) };
}

/** CII has an element for the subject; UBL puts its code in front, as `#AAI#Text`. */
export function readNote(element: XmlElement): Note | undefined {
	const inside = (name: string) => element.children.find((child) => child.name === name)?.text.trim();
	const content = inside('Content');
	if (content) {
		const subject = inside('SubjectCode');
		return { text: content, ...(subject && { subject }) };
	}
	const [, subject, text = ''] = /^(?:#([A-Z]{3})#)?([^]*)$/.exec(element.text.trim()) ?? [];
	return text === '' ? undefined : { text: text.trim(), ...(subject && { subject }) };
}

export function readFile(element: XmlElement): EmbeddedFile {
	const [fileName, mimeType] = ['filename', 'mimeCode'].map((name) => element.attributes?.get(name)?.trim());
	return { content: element.text, ...(fileName && { fileName }), ...(mimeType && { mimeType }) };
}
