import { dayOf } from './dateObjects';
import { MONTHS } from './monthNames';

/** In which order a date such as 03/04/2026 is meant. */
export type DateOrder = 'day first' | 'month first';

/**
 * Reads a date as documents write it: ISO with or without a time, `31.01.2026`, `31/01/2026`, `31 January 2026`,
 * `Jan 31, 2026`, also with two digits for the year. Gives YYYY-MM-DD; undefined when it is no date, and when day and
 * month could be exchanged (`03/04/2026`), unless the order is known. Dates of nodes and expressions count too.
 */
export function readDate(value: unknown, order?: DateOrder): string | undefined {
	if (typeof value === 'object' && value !== null) return dayOf(value) || undefined;
	if (typeof value !== 'string') return undefined;
	const text = value.trim();
	return readIso(text) ?? readNumeric(text, order) ?? readWritten(text);
}

/** The order that one of these dates gives away (`31/01/2026`), for reading others of the same document. */
export function findDateOrder(values: unknown[]): DateOrder | undefined {
	const orders = new Set(
		values.flatMap((value) => {
			const found = typeof value === 'string' ? NUMERIC.exec(value.trim()) : null;
			if (!found || found[2] === '.') return [];
			if (Number(found[1]) > 12) return ['day first' as const];
			return Number(found[3]) > 12 ? ['month first' as const] : [];
		}),
	);
	return orders.size === 1 ? [...orders][0] : undefined;
}

/** What follows may be a time or another note, but no further digit of the date. */
const ISO = /^(\d{4})([-/.]?)(\d{1,2})\2(\d{1,2})(?!\d)/;
const NUMERIC = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4}|\d{2})(?!\d)/;
const DAY_MONTH_YEAR = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:of |de )?[\s-]*(\p{L}+)\.?,?[\s-]*(?:de |del )?[\s-]*(\d{4}|\d{2})(?!\d)/iu;
const MONTH_DAY_YEAR = /(\p{L}+)\.?[\s-]*(\d{1,2})(?:st|nd|rd|th)?,?[\s-]+(\d{4})(?!\d)/iu;

function readIso(text: string): string | undefined {
	const found = ISO.exec(text);
	if (!found) return undefined;
	const [, year, separator, month, day] = found;
	if (separator === '' && (month.length !== 2 || day.length !== 2)) return undefined;
	return toIso(Number(year), Number(month), Number(day));
}

function readNumeric(text: string, order?: DateOrder): string | undefined {
	const found = NUMERIC.exec(text);
	if (!found) return undefined;
	const [first, second] = [Number(found[1]), Number(found[3])];
	const year = fullYear(found[4]);
	// With points it is always the day that comes first.
	if (found[2] === '.' || first > 12 || first === second) return toIso(year, second, first);
	if (second > 12) return toIso(year, first, second);
	if (order === 'day first') return toIso(year, second, first);
	return order === 'month first' ? toIso(year, first, second) : undefined;
}

function readWritten(text: string): string | undefined {
	const dayFirst = DAY_MONTH_YEAR.exec(text);
	const month = dayFirst && monthOf(dayFirst[2]);
	if (dayFirst && month) return toIso(fullYear(dayFirst[3]), month, Number(dayFirst[1]));
	const monthFirst = MONTH_DAY_YEAR.exec(text);
	const named = monthFirst && monthOf(monthFirst[1]);
	return monthFirst && named ? toIso(Number(monthFirst[3]), named, Number(monthFirst[2])) : undefined;
}

function monthOf(name: string): number | undefined {
	return MONTHS.get(name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
}

function fullYear(digits: string): number {
	if (digits.length === 4) return Number(digits);
	return Number(digits) + (Number(digits) < 70 ? 2000 : 1900);
}

function toIso(year: number, month: number, day: number): string | undefined {
	// Day 0 of the next month is the last of this one.
	if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
