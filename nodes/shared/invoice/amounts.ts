/**
 * Reads an amount as services and spreadsheets write it: a number, or a text with currency, thousands separators and
 * either decimal sign (`1,234.56`, `1.234,56 EUR`, `1 234,56`, `(12.00)`, `12.00-`).
 * Undefined when it is empty or no amount.
 */
export function readAmount(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	if (typeof value !== 'string') return undefined;
	if (isPlain(value)) return Number(value);
	const whole = value.replace(NO_WHOLE_PART, '0$&');
	const text = whole.replace(/[\s\u00a0\u202f'\u2019]/g, '').replace(/[\u2010\u2011\u2012\u2013\u2014\u2212]/g, '-');
	const found = /\d[\d.,]*/.exec(text);
	if (!found || (text.match(/\d[\d.,]*/g) ?? []).length > 1) return undefined;
	const amount = Number(normalizeSeparators(found[0].replace(/[.,]+$/, '')));
	if (Number.isNaN(amount)) return undefined;
	// Parentheses around the amount, not around a remark; a dash for no decimals, as in "12,-", is no minus.
	const negative = /\([^()]*\d[^()]*\)/.test(text) || /^[^\d]*-/.test(text) || /(?<![.,]-*)-[^\d]*$/.test(text);
	return negative ? -amount : amount;
}

/** A decimal sign at the beginning, as in `$.99`; the point of `Rs.500` and `S/.120` belongs to the currency. */
const NO_WHOLE_PART = /(?<![\p{L}\p{N}/.,]|\p{N}\s+)[.,](?=\d)/gu;

/** Digits with up to two decimals after a point, which need no interpretation; most amounts are so, and there are many. */
function isPlain(text: string): boolean {
	const point = text.length - (text.charCodeAt(text.length - 2) === POINT ? 2 : 3);
	const start = text.charCodeAt(0) === MINUS ? 1 : 0;
	if (text.length === start) return false;
	for (let index = start; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code >= ZERO && code <= NINE) continue;
		if (code !== POINT || index !== point || index === start) return false;
	}
	return true;
}

const [MINUS, POINT, ZERO, NINE] = ['-', '.', '0', '9'].map((sign) => sign.charCodeAt(0));

/** The last separator is the decimal sign, unless it is one of several alike or stands where one of thousands does. */
function normalizeSeparators(digits: string): string {
	const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
	if (last === -1) return digits;
	const sign = digits[last];
	const other = sign === '.' ? ',' : '.';
	const alone = digits.indexOf(sign) === last;
	const isDecimal = digits.includes(other) ? alone : alone && !/^[1-9]\d{0,2}\D\d{3}$/.test(digits);
	const plain = digits.replaceAll(other, '');
	return isDecimal ? plain.replace(sign, '.') : plain.replaceAll(sign, '');
}
