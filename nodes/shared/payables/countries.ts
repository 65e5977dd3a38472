import { readText } from '../invoice/text';

/** The countries that rates and tax IDs are known of, and the languages in which documents name them. */
const CODES = (
	'AT BE BG CY CZ DE DK EE GR ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK GB CH LI NO IS US CA MX BR AR CL CO PE AU NZ IN JP KR CN SG MY TH ID ' +
	'PH VN TW HK AE SA IL TR UA RS ZA EG MA KE NG'
).split(' ');
const LANGUAGES = 'en de fr es it pt nl pl cs da sv nb fi hu ro bg el hr sk sl et lv lt tr ja zh ko uk'.split(' ');
const OTHER_NAMES: Record<string, string> = {
	uk: 'GB', el: 'GR', 'great britain': 'GB', england: 'GB', scotland: 'GB', wales: 'GB', 'northern ireland': 'GB', usa: 'US', 'u s a': 'US', 'united states of america': 'US',
	holland: 'NL', 'the netherlands': 'NL', 'czech republic': 'CZ', 'south korea': 'KR', turkey: 'TR', uae: 'AE',
};

let names: ReadonlyMap<string, string> | undefined;

/** The ISO 3166-1 code of a country that is written as its code or by its name, in the languages of invoices; undefined for others. */
export function readCountry(value: unknown): string | undefined {
	const text = readText(value);
	if (text === undefined) return undefined;
	names ??= readNames();
	return names.get(text.toLowerCase().replace(/[.\s]+/g, ' ').trim());
}

/** Made when somebody first asks: two thousand names. */
function readNames(): ReadonlyMap<string, string> {
	const found = new Map<string, string>(Object.entries(OTHER_NAMES));
	for (const language of LANGUAGES) {
		const display = new Intl.DisplayNames([language], { type: 'region' });
		for (const code of CODES) found.set((display.of(code) ?? code).toLowerCase(), code);
	}
	for (const code of CODES) found.set(code.toLowerCase(), code);
	return found;
}
