import type { Cell } from '../../core/tables/table';

/** What an instruction in plain words does to the values of a column. */
export interface ValueStyle {
	/** Such as "DD/MM/YYYY"; dates are ISO 8601 otherwise. */
	dateFormat?: string;
	decimals?: number;
	currencySymbol: boolean;
	negativeCredits: boolean;
	upperCase: boolean;
}

/** Reads the usual wishes from an instruction: date formats, decimals, currency symbols, signs of credit notes. */
export function styleOf(instructions: string): ValueStyle {
	return {
		dateFormat: DATE_FORMAT.exec(instructions)?.[0].toUpperCase(),
		decimals: decimalsIn(instructions),
		currencySymbol:
			/\b(?:include|with|show|keep|add)\b[^.\n]{0,20}\bcurrency\b/i.test(instructions) &&
			!/\b(?:not|no|without|don't)\b[^.\n]{0,20}\bcurrency\b/i.test(instructions),
		negativeCredits:
			/\bcredit[ -](?:note|memo|invoice)/i.test(instructions) &&
			/\b(?:negative|minus)\b/i.test(instructions),
		upperCase: /\b(?:upper ?case|capital letters|all caps)\b/i.test(instructions),
	};
}

const DATE_FORMAT = /\b(?:YYYY|YY|D{1,2}|M{1,4})([-/. ])(?:D{1,2}|M{1,4})\1(?:YYYY|YY|D{1,2}|M{1,4})\b/i;

function decimalsIn(text: string): number | undefined {
	const count = /\b(\d|no|one|two|three|four)\s+(?:decimals?|digits? after)\b/i.exec(text)?.[1];
	if (count === undefined) return undefined;
	const index = ['no', 'one', 'two', 'three', 'four'].indexOf(count.toLowerCase());
	return index >= 0 ? index : Number(count);
}

export function styled(
	value: string | number,
	kind: { date: boolean; money: boolean },
	style: ValueStyle,
	invoice: { currency?: string; credit: boolean },
): Cell {
	if (typeof value === 'string') {
		if (kind.date && style.dateFormat !== undefined) return formatDate(value, style.dateFormat);
		return style.upperCase ? value.toUpperCase() : value;
	}
	const signed = kind.money && invoice.credit && style.negativeCredits ? -Math.abs(value) : value;
	const rounded = style.decimals === undefined ? signed : Number(signed.toFixed(style.decimals));
	if (!kind.money || !style.currencySymbol || invoice.currency === undefined) return rounded;
	const symbol = SYMBOLS[invoice.currency] ?? `${invoice.currency} `;
	return `${rounded < 0 ? '-' : ''}${symbol}${Math.abs(rounded).toFixed(style.decimals ?? 2)}`;
}

const SYMBOLS: Record<string, string> = { EUR: '€', USD: '$', GBP: '£', JPY: '¥' };

function formatDate(iso: string, format: string): string {
	const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
	if (!match) return iso;
	const [, year, month, day] = match;
	const name = new Date(`${iso}T00:00:00Z`).toLocaleString('en', { month: 'long', timeZone: 'UTC' });
	const parts: Record<string, string> = {
		YYYY: year,
		YY: year.slice(2),
		MMMM: name,
		MMM: name.slice(0, 3),
		MM: month,
		M: String(Number(month)),
		DD: day,
		D: String(Number(day)),
	};
	return format.replace(/YYYY|YY|M{1,4}|D{1,2}/g, (token) => parts[token] ?? token);
}
