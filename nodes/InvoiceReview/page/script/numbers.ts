/** Numbers and dates in the language of the browser. What a number means must not depend on a guess. */
export const NUMBERS = String.raw`
const hasDecimalComma = new Intl.NumberFormat(language).formatToParts(1.5).some(({ type, value }) => type === 'decimal' && value === ',');

/** The raw form of what was entered; what is not surely a number stays as it is, for the server to tell. @param {string} text */
function rawNumber(text) {
	const trimmed = text.trim();
	return hasDecimalComma && /^-?\d+,\d+$/.test(trimmed) ? trimmed.replace(',', '.') : trimmed;
}

/** Where the comma is the decimal sign, the point groups thousands: 1.234 may be either, and so may 1,234, copied from a document. @param {string} text */
function isAmbiguous(text) {
	return hasDecimalComma && /^-?[1-9]\d{0,2}[.,]\d{3}$/.test(text.trim());
}

/** @param {string} text */
function ambiguityOf(text) {
	const trimmed = text.trim();
	return fill(texts.ambiguousNumber, { plain: trimmed.replace(/[.,]/, ''), decimal: trimmed.replace('.', ',') + '0' });
}

/** How people write it here; nothing where it looks the same or cannot be read. @param {string} text @param {string | undefined} kind */
function localized(text, kind) {
	const local = kind === 'number' ? localNumber(rawNumber(text)) : kind === 'date' ? localDate(text) : '';
	return local && local !== text.trim() ? fill(texts.readAs, { value: local }) : '';
}

/** @param {string} raw */
function localNumber(raw) {
	const match = /^-?\d+(?:\.(\d+))?$/.exec(raw);
	// Beyond fifteen digits a number here is not what was written.
	if (!match || raw.replace(/\D/g, '').length > 15) return '';
	const digits = (match[1] || '').length;
	return new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(Number(raw));
}

/** @param {string} text */
function localDate(text) {
	if (!/^\d{4}-\d\d-\d\d$/.test(text)) return '';
	const date = new Date(text + 'T00:00:00Z');
	if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== text) return '';
	return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(date);
}
`;
