import { fold } from '../fold';
import { MONTHS } from './months';

/** A date in a text; two ISO dates when day and month could be either way round. */
export interface DateInText {
	/** ISO 8601; the first is the likelier one by the given order. */
	readings: string[];
	index: number;
	length: number;
}

export type DayMonthOrder = 'day-first' | 'month-first';

const MONTH_NAMES = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|');

const ISO = /(?<!\d)(\d{4})(?:\s?([-/.])\s?(\d{1,2})\s?\2\s?|年\s?(\d{1,2})月\s?)(\d{1,2})(?!\d)/g;
const NUMERIC = /(?<![\d.,])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d]|[.,]\d)/g;
/** Between day, month and year: "31 de marzo de 2024", "5th of May", "19-abr-24". */
const JOINT = String.raw`[\s.,\-/]*(?:(?:of|de|del|d') ?)?`;
const DAY_MONTH_NAME = new RegExp(`(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|o|°)?${JOINT}(${MONTH_NAMES})(?!\\p{L})${JOINT}'?(\\d{4}|\\d{2})(?!\\d|[.,:]\\d)`, 'gu');
const MONTH_NAME_DAY = new RegExp(`(?<!\\p{L})(${MONTH_NAMES})\\.?[\\s\\-/]*(\\d{1,2})(?:st|nd|rd|th)?[\\s,.\\-/]+(\\d{4})(?!\\d)`, 'gu');
/** As Hungarian and Lithuanian write: "2024. március 5.", "2024 m. kovo 5 d.". */
const YEAR_MONTH_NAME = new RegExp(`(?<!\\d)(\\d{4})\\.?\\s*(?:m\\.|-ieji metai)?\\s*(${MONTH_NAMES})(?!\\p{L})\\.?\\s*(\\d{1,2})(?!\\d)`, 'gu');
/** As Latvian writes: "2024. gada 5. maijs". */
const YEAR_DAY_MONTH_NAME = new RegExp(`(?<!\\d)(\\d{4})\\.?\\s*gad[ae]\\s*(\\d{1,2})\\.?\\s*(${MONTH_NAMES})(?!\\p{L})`, 'gu');

/**
 * All dates in a text: ISO, 31.12.2026, 12/31/2026, 31 Dec 2026, December 31, 2026, 31 de diciembre de 2026 and
 * the like. `order` says what comes first in numbers with slashes; dots and hyphens mean the day.
 */
export function datesIn(text: string, order: DayMonthOrder | undefined): DateInText[] {
	const folded = fold(text);
	const found = [
		...[...folded.matchAll(ISO)].map((m) => dated(m, [isoOf(m[1], m[3] ?? m[4], m[5])])),
		...[...folded.matchAll(NUMERIC)].map((m) => dated(m, numericReadings(m, order))),
		...[...folded.matchAll(DAY_MONTH_NAME)].map((m) => dated(m, [isoOf(m[3], monthOf(m[2]), m[1])])),
		...[...folded.matchAll(MONTH_NAME_DAY)].map((m) => dated(m, [isoOf(m[3], monthOf(m[1]), m[2])])),
		...[...folded.matchAll(YEAR_MONTH_NAME)].map((m) => dated(m, [isoOf(m[1], monthOf(m[2]), m[3])])),
		...[...folded.matchAll(YEAR_DAY_MONTH_NAME)].map((m) => dated(m, [isoOf(m[1], monthOf(m[3]), m[2])])),
	];
	return found.filter((date) => date.readings.length > 0).sort((a, b) => a.index - b.index);
}

/**
 * Whether a document writes the day or the month first, by its own dates: one that only works one way
 * decides. Undefined when none does, or they contradict each other.
 */
export function orderOf(texts: string[]): DayMonthOrder | undefined {
	let dayFirst = 0;
	let monthFirst = 0;
	for (const match of texts.flatMap((text) => [...text.matchAll(NUMERIC)])) {
		if (match[2] === '.') continue;
		if (Number(match[1]) > 12 && Number(match[3]) <= 12) dayFirst++;
		if (Number(match[3]) > 12 && Number(match[1]) <= 12) monthFirst++;
	}
	if ((dayFirst > 0) === (monthFirst > 0)) return undefined;
	return dayFirst > 0 ? 'day-first' : 'month-first';
}

/** The date so many days later. */
export function daysAfter(iso: string, days: number): string {
	return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function numericReadings(match: RegExpExecArray, order: DayMonthOrder | undefined): Array<string | undefined> {
	const dayFirst = isoOf(match[4], match[3], match[1]);
	const monthFirst = isoOf(match[4], match[1], match[3]);
	if (match[2] === '.') return [dayFirst ?? monthFirst];
	if (order === 'day-first') return [dayFirst ?? monthFirst];
	if (order === 'month-first') return [monthFirst ?? dayFirst];
	return [monthFirst, dayFirst];
}

function dated(match: RegExpExecArray, readings: Array<string | undefined>): DateInText {
	const valid = readings.filter((reading): reading is string => reading !== undefined);
	return { readings: [...new Set(valid)], index: match.index, length: match[0].length };
}

/** ISO date of the parts, two-digit years as 20xx; undefined for a day that does not exist. */
function isoOf(year: string, month: string, day: string): string | undefined {
	const fullYear = year.length === 2 ? `20${year}` : year;
	const iso = `${fullYear}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const time = Date.parse(`${iso}T00:00:00Z`);
	if (Number.isNaN(time) || Number(fullYear) < 1950 || Number(fullYear) > 2100) return undefined;
	return new Date(time).toISOString().slice(0, 10) === iso ? iso : undefined;
}

function monthOf(name: string): string {
	return String(MONTHS.get(name) ?? 0);
}
