import { CURRENCY_CODES, currencyIn } from './currency';

/** An amount of money as it stands in a text. */
export interface Amount {
	value: number;
	/** ISO 4217, where the text names a currency beside the number. */
	currency?: string;
	/** Written with two decimals or a currency: then it is money and not a count or a number of something. */
	isMoney: boolean;
	index: number;
	length: number;
	isPercentage: boolean;
}

/** How decimals are written where it cannot be seen from the number itself ("1.234", "1,234"). */
export type DecimalMark = '.' | ',';

// Lakhs (1,00,000.00) come first; the last alternative is what recognition makes of 19,647.68 when it loses the point.
const NUMBER = String.raw`\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d{2})?|\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+(?:[.,]\d{1,4})?|\d+(?:[.,]\d{1,4})?|[.,]\d{2}|\d{1,3}[.,]\d{5}`;
const CURRENCY = String.raw`(?:[A-Z]{0,3}[€$£¥₹₺₽₴₩₪฿₫₱₦]|${CURRENCY_CODES}|Fr\.|Rs\.?|Kr\.?|kr\.?|zł|Kč|Ft|lei|лв\.?|руб\.?|грн\.?|S/\.?|RM|Rp\.?|TL|R|[Ee]uros?|EURO|円|元)`;
/** Written for no cents: "1.200,-", "12.—". */
const NO_CENTS = String.raw`[.,][-–—]{1,2}(?![\d\p{L}])`;
const AMOUNT = new RegExp(
	String.raw`(?<![\p{L}\d/:.,-])(?<open>\()?\s?(?<sign>[-–−])?\s?(?<before>${CURRENCY})?\s?(?<sign2>[-–−])?\s?` +
		String.raw`(?<number>${NUMBER})(?<noCents>${NO_CENTS})?(?<trailing>[-–−](?![\d\p{L}]))?\s?(?<after>${CURRENCY}|%)?\s?(?<close>\))?(?![\p{L}\d/:]|[.,-]\d)`,
	'gu',
);

/**
 * All amounts in a text, in any of the usual notations: 1,234.56 · 1.234,56 · 1 234,56 · 1'234.56 ·
 * (12.00) and 12.00- for negatives. `mark` decides what the number alone does not show.
 */
export function amountsIn(text: string, mark: DecimalMark = '.'): Amount[] {
	return [...text.matchAll(AMOUNT)].flatMap((match): Amount[] => {
		const groups = match.groups ?? {};
		const value = numberOf(groups.number, isWholeThousands(groups.number, groups.before ?? groups.after) ? undefined : mark);
		if (value === undefined) return [];
		const isPercentage = groups.after === '%';
		const currency = currencyIn(groups.before ?? '') ?? currencyIn(isPercentage ? '' : (groups.after ?? ''));
		// "(12.00)" is negative, but "Sales tax (5.5%)" is not.
		const isBracketed = Boolean(groups.open && groups.close) && !isPercentage;
		const isNegative = Boolean(groups.sign || groups.sign2 || groups.trailing) || isBracketed;
		return [
			{
				value: isNegative ? -value : value,
				...(currency === undefined ? {} : { currency }),
				isMoney: !isPercentage && (Boolean(groups.before ?? groups.after ?? groups.noCents) || /[.,]\d{2}$/.test(groups.number)),
				index: match.index,
				length: match[0].length,
				isPercentage,
			},
		];
	});
}

/** The one amount that a cell consists of; undefined when there is none, or text around it. */
export function amountOf(text: string, mark: DecimalMark = '.'): Amount | undefined {
	const amounts = amountsIn(text, mark).filter((amount) => !amount.isPercentage);
	if (amounts.length !== 1) return undefined;
	const [amount] = amounts;
	const rest = text.slice(0, amount.index) + text.slice(amount.index + amount.length);
	return /[\p{L}\d]/u.test(rest.replace(/\b[A-Z]{3}\b/, '')) ? undefined : amount;
}

/**
 * Which decimal mark a document uses: the majority of the numbers that show it beyond doubt. Where no amount has
 * cents the thousands show it, because "4,950" is more often a price than a number with three decimals.
 */
export function decimalMarkOf(texts: string[]): DecimalMark {
	const count = (pattern: RegExp): number => texts.reduce((sum, text) => sum + (text.match(pattern)?.length ?? 0), 0);
	const commas = count(/(?<![\d.,])\d{1,3}(?:[. '’\u00a0\u202f]?\d{3})*,\d{2}(?!\d|[.,]\d|\s?%)/g);
	const points = count(/(?<![\d.,])\d{1,3}(?:[, '’\u00a0\u202f]?\d{3})*\.\d{2}(?!\d|[.,]\d|\s?%)/g);
	if (commas !== points) return commas > points ? ',' : '.';
	const thousandPoints = count(/(?<![\d.,])[1-9]\d{0,2}(?:\.\d{3})+(?![\d.]|,\d{3})/g);
	const thousandCommas = count(/(?<![\d.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,]|\.\d{3})/g);
	return thousandPoints > thousandCommas ? ',' : '.';
}

/** Nobody writes money with three decimals but in the dinars and the rial, so that "$9.405" has thousands, whatever the document's mark. */
function isWholeThousands(written: string, sign: string | undefined): boolean {
	return sign !== undefined && !/^(?:%|BHD|JOD|KWD|OMR|TND)$/.test(sign) && /^[1-9]\d{0,2}[.,]\d{3}$/.test(written);
}

/** @param mark undefined where the last three digits are thousands */
function numberOf(written: string, mark: DecimalMark | undefined): number | undefined {
	const compact = written.replace(/['’\u00a0\u202f ]/g, '');
	const last = Math.max(compact.lastIndexOf('.'), compact.lastIndexOf(','));
	const decimals = last < 0 ? 0 : compact.length - last - 1;
	const marks = compact.match(/[.,]/g) ?? [];
	if (decimals === 5) return Number(compact.replace(/[.,]/g, '')) / 100;
	if (/^\d{1,2}(,\d{2})+,\d{3}/.test(compact)) return Number(compact.replace(/,/g, ''));
	const isGroup = decimals === 3 && (marks.length > 1 ? new Set(marks).size === 1 : compact[last] !== mark);
	if (last < 0 || isGroup) return Number(compact.replace(/[.,]/g, ''));
	const value = Number(`${compact.slice(0, last).replace(/[.,]/g, '')}.${compact.slice(last + 1)}`);
	return Number.isFinite(value) ? value : undefined;
}
