import type { IDataObject } from 'n8n-workflow';

import { readDate } from '../../shared/invoice/dates';
import { textOf, type RowField } from './fields';

/** What becomes of what a person wrote into a field; undefined where it says the same as before. */
export type Taken = { value: IDataObject[string] } | { problem: string } | undefined;

/** As long as a text may be, in characters. */
const MAX_TEXT = 10_000;

/** Reads what was entered as what the field is: a number stays a number, a date an ISO date; an emptied one becomes null, an emptied text ''. */
export function takeEntered({ name, kind, value }: RowField, given: string): Taken {
	const entered = withPlainBreaks(given);
	if (entered === withPlainBreaks(textOf(value))) return undefined;
	if (kind === 'json') return { problem: `${name} cannot be corrected here` };
	if (entered.length > MAX_TEXT) return { problem: `Write no more than ${MAX_TEXT} characters` };
	if (kind === 'text') return { value: entered };
	const text = entered.trim();
	if (text === textOf(value)) return undefined;
	if (text === '') return { value: null };
	const taken = READERS[kind](text);
	return 'value' in taken && taken.value === value ? undefined : taken;
}

type Reader = (text: string) => Exclude<Taken, undefined>;

const READERS: Record<'number' | 'date' | 'boolean', Reader> = {
	number: readNumber,
	date: (text) => {
		const date = readDate(text);
		return date === undefined ? { problem: 'Write the date as year-month-day, such as 2026-01-31' } : { value: date };
	},
	boolean: (text) => (text === 'true' || text === 'false' ? { value: text === 'true' } : { problem: 'Choose yes or no' }),
};

const GROUPS = /[\s\u00a0\u202f'\u2019]/g;
const NUMBER = /^[-+\u2212]?\d[\d.,]*$/;

/** With a point or a comma for the decimals, and with thousands separated. What has two readings is asked for again: 1.234 may be 1234 as well. */
function readNumber(given: string): Exclude<Taken, undefined> {
	const text = given.replace(GROUPS, '');
	if (!NUMBER.test(text)) return { problem: 'Write a number, such as 1234.56' };
	const sign = /^[-\u2212]/.test(text) ? -1 : 1;
	const digits = text.replace(/^[-+\u2212]/, '');
	const plain = plainDigits(digits);
	if (plain === undefined) return { problem: `${digits} can be read in two ways: write it without a separator of thousands, or with other decimals` };
	const number = Number(plain);
	if (!Number.isFinite(number)) return { problem: 'Write a number, such as 1234.56' };
	return { value: number === 0 ? 0 : sign * number };
}

/** With a point for the decimals; undefined where a single separator may stand before decimals or between thousands. */
function plainDigits(digits: string): string | undefined {
	const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
	if (last === -1) return digits;
	const sign = digits[last];
	const other = sign === '.' ? ',' : '.';
	if (!digits.includes(other) && digits.indexOf(sign) === last) {
		return /^[1-9]\d{0,2}\D\d{3}$/.test(digits) ? undefined : digits.replace(sign, '.');
	}
	const isGrouped = (text: string, separator: string) => new RegExp(`^\\d{1,3}(\\${separator}\\d{3})+$`).test(text);
	if (!digits.includes(other)) return isGrouped(digits, sign) ? digits.replaceAll(sign, '') : 'NaN';
	const whole = digits.slice(0, last);
	return isGrouped(whole, other) ? `${whole.replaceAll(other, '')}.${digits.slice(last + 1)}` : 'NaN';
}

/** A form without a script sends line breaks as two characters. */
function withPlainBreaks(text: string): string {
	return text.replace(/\r\n?/g, '\n');
}
