import { DateTime } from 'luxon';

/** Cents in the notation of a country, e.g. `1,234.56` (en-US) or `1.234,56` (de-DE). */
export function amount(cents: number, locale: string): string {
	return number(cents / 100, locale, 2);
}

/** With the currency's sign where the country puts it, e.g. `$1,234.56` or `1.234,56 €`. */
export function money(cents: number, currency: string, locale: string): string {
	const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
	return printable(format.format(cents / 100));
}

export function number(value: number, locale: string, digits = 0): string {
	const format = new Intl.NumberFormat(locale, {
		minimumFractionDigits: digits,
		maximumFractionDigits: 2,
	});
	return printable(format.format(value));
}

/** `format` in Luxon's tokens, e.g. `dd.MM.yyyy`. */
export function date(iso: string, format: string, locale: string): string {
	return DateTime.fromISO(iso, { zone: 'utc' }).setLocale(locale).toFormat(format);
}

/** The narrow space of French numbers is not in the fonts that every PDF reader has. */
function printable(text: string): string {
	return text.replaceAll('\u202f', '\u00a0');
}
