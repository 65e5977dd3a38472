const BY_SYMBOL: Array<[RegExp, string]> = [
	[/\b(EUR|USD|GBP|CHF|CAD|AUD|JPY|INR|SEK|NOK|DKK|PLN|CZK|HUF|SGD|NZD|ZAR|BRL|MXN)\b/, ''],
	[/€|\beuros?\b/i, 'EUR'],
	[/\b(CA|C)\$/, 'CAD'],
	[/\b(AU|A)\$/, 'AUD'],
	[/\bNZ\$/, 'NZD'],
	[/\bR\$/, 'BRL'],
	[/\$/, 'USD'],
	[/£/, 'GBP'],
	[/¥/, 'JPY'],
	[/₹/, 'INR'],
	[/\bFr\./, 'CHF'],
];

/** The ISO 4217 code of the first currency that a text names; `$` alone is taken for US dollars. */
export function currencyIn(text: string): string | undefined {
	for (const [pattern, code] of BY_SYMBOL) {
		const match = pattern.exec(text);
		if (match) return code || match[1];
	}
	return undefined;
}
