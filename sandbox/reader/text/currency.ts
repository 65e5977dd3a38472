/** Codes of ISO 4217 that invoices bear; words in capitals such as "ALL" or "TOP" are left out. */
export const CURRENCY_CODES =
	'EUR|USD|GBP|CHF|CAD|AUD|NZD|JPY|CNY|HKD|SGD|INR|KRW|TWD|THB|MYR|IDR|PHP|VND|PKR|BDT|LKR|AED|SAR|QAR|KWD|BHD|OMR|JOD|ILS|EGP|MAD|TND|DZD|NGN|KES|GHS|ZAR|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|HRK|RSD|UAH|RUB|TRY|GEL|KZT|BRL|MXN|ARS|CLP|COP|PEN|UYU|DOP|CRC|GTQ|BOB|PYG';

/** Signs and short forms. Most dollars and pesos are written `$`, so that alone says nothing; see `dollarOf`. */
const BY_SYMBOL: Array<[RegExp, string]> = [
	// Not the end of a bank's code, "HELADEF1GEL".
	[new RegExp(`(?<!\\p{L}\\d*)(${CURRENCY_CODES})(?![\\p{L}])`, 'u'), ''],
	[/€|\beuros?\b/i, 'EUR'],
	[/\b(CA|C|CDN)\s?\$/, 'CAD'],
	[/\b(AU|A)\s?\$/, 'AUD'],
	[/\bNZ\s?\$/, 'NZD'],
	[/\bHK\s?\$/, 'HKD'],
	[/\bNT\s?\$/, 'TWD'],
	[/\bS\s?\$/, 'SGD'],
	[/\b(MX|Mex)\s?\$/, 'MXN'],
	[/\bAR\s?\$/, 'ARS'],
	[/\b(COL|CO)\s?\$/, 'COP'],
	[/\b(CLP|CL)\s?\$/, 'CLP'],
	[/\bRD\s?\$/, 'DOP'],
	[/\bR\$/, 'BRL'],
	[/\bU[YS]?U?\s?\$U\b/, 'UYU'],
	[/\bUS\s?\$|\bU\$S/, 'USD'],
	[/£/, 'GBP'],
	[/¥|円/, 'JPY'],
	[/元|人民币/, 'CNY'],
	[/₹|\bRs\.?(?=\s?\d)|\bINR\b/, 'INR'],
	[/₩/, 'KRW'],
	[/₺|(?<=\d\s?)TL\b/, 'TRY'],
	[/₽|\bруб\b/, 'RUB'],
	[/₴|\bгрн\b/, 'UAH'],
	[/₪/, 'ILS'],
	[/฿/, 'THB'],
	[/₫/, 'VND'],
	[/₱/, 'PHP'],
	[/₦/, 'NGN'],
	[/\bzł/i, 'PLN'],
	[/(?<=[\d,-]\s?)Kč/i, 'CZK'],
	[/(?<=\d\s?)Ft\b/, 'HUF'],
	[/\blei\b/i, 'RON'],
	[/\bлв/, 'BGN'],
	[/\bS\/\.?\s?(?=\d)/, 'PEN'],
	[/\bRM\s?(?=\d)/, 'MYR'],
	[/\bRp\.?\s?(?=\d)/, 'IDR'],
	[/\bFr\.|\bSFr\b/, 'CHF'],
	[/\$/, 'USD'],
];

/** The ISO 4217 code of the first currency that a text names; `$` alone is taken for US dollars. */
export function currencyIn(text: string): string | undefined {
	for (const [pattern, code] of BY_SYMBOL) {
		const match = pattern.exec(text);
		if (match) return code || match[1];
	}
	return undefined;
}

/** Whether a text names the US dollar itself and not only a `$`, which many dollars and pesos share. */
export function namesUsDollar(text: string): boolean {
	return /\bUSD\b|\bUS\s?\$|\bU\$S|\bUS dollars?\b/i.test(text);
}

const DOLLARS: Record<string, string> = { US: 'USD', CA: 'CAD', AU: 'AUD', NZ: 'NZD', SG: 'SGD', HK: 'HKD', TW: 'TWD', MX: 'MXN', AR: 'ARS', CL: 'CLP', CO: 'COP', UY: 'UYU', DO: 'DOP' };
const OTHER_DOLLAR = new RegExp(`\\b(?:${Object.values(DOLLARS).filter((code) => code !== 'USD').join('|')})\\b`);

/** The dollar or peso other than that of the United States that a text names beside a mere `$`: "Total NZD". */
export function otherDollarIn(text: string): string | undefined {
	return OTHER_DOLLAR.exec(text)?.[0];
}

/** What `$` means on an invoice from a country; undefined where the country has another currency or is not known. */
export function dollarOf(country: string | undefined): string | undefined {
	return country === undefined ? undefined : DOLLARS[country];
}

const USUAL: Record<string, string> = {
	...DOLLARS,
	...Object.fromEntries('DE AT FR BE NL IT ES IE PT FI GR LU SK SI EE LV LT HR MT CY'.split(' ').map((country) => [country, 'EUR'])),
	GB: 'GBP', CH: 'CHF', IN: 'INR', SE: 'SEK', NO: 'NOK', DK: 'DKK', PL: 'PLN', CZ: 'CZK', HU: 'HUF', RO: 'RON', BG: 'BGN', RS: 'RSD',
	BR: 'BRL', PE: 'PEN', JP: 'JPY', CN: 'CNY', TR: 'TRY', RU: 'RUB', UA: 'UAH', MY: 'MYR', ID: 'IDR', ZA: 'ZAR',
};

/** The currency of a country, for invoices that name none. */
export function currencyOfCountry(country: string | undefined): string | undefined {
	return country === undefined ? undefined : USUAL[country];
}
