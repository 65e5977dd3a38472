/** A number or date as people of a language write it; missing where it is nothing that can be read surely, or looks the same. */
export function localized(value: string, kind: 'number' | 'date', language: string): string | undefined {
	const shown = kind === 'number' ? localNumber(value, language) : localDate(value, language);
	return shown === value ? undefined : shown;
}

/** A point in time, with the zone it is told in: whoever reads it may be anywhere. */
export function localTime(iso: string, language: string): string {
	const time = new Date(iso);
	if (Number.isNaN(time.getTime())) return iso;
	return formatted(language, (tag) => new Intl.DateTimeFormat(tag, { ...TIME, timeZone: 'UTC', timeZoneName: 'short' }).format(time));
}

const TIME = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const;
/** Beyond these a number in JavaScript is not what was written. */
const EXACT_DIGITS = 15;

function localNumber(value: string, language: string): string | undefined {
	const match = /^-?\d+(?:\.(\d+))?$/.exec(value);
	if (!match || value.replace(/\D/g, '').length > EXACT_DIGITS) return undefined;
	const digits = match[1]?.length ?? 0;
	const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
	return formatted(language, (tag) => new Intl.NumberFormat(tag, options).format(Number(value)));
}

function localDate(value: string, language: string): string | undefined {
	const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
	if (!match) return undefined;
	const date = new Date(`${value}T00:00:00Z`);
	// A 31st of a month that has none becomes the first of the next.
	if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== value) return undefined;
	return formatted(language, (tag) => new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(date));
}

/** The language comes from a header that anybody may write: what is none is answered in English. */
function formatted(language: string, format: (tag: string) => string): string {
	try {
		return format(language);
	} catch {
		return format('en');
	}
}
