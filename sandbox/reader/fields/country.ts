import { fold } from '../fold';
import type { TextLine } from '../reading';

const NAMES: Array<[RegExp, string]> = [
	[/\b(deutschland|germany|allemagne)\b/, 'DE'],
	[/\b(osterreich|austria|autriche)\b/, 'AT'],
	[/\b(schweiz|switzerland|suisse|svizzera)\b/, 'CH'],
	[/\b(france|frankreich)\b/, 'FR'],
	[/\b(belgium|belgien|belgique|belgie)\b/, 'BE'],
	[/\b(netherlands|niederlande|nederland|pays-bas)\b/, 'NL'],
	[/\b(italy|italien|italia|italie)\b/, 'IT'],
	[/\b(spain|spanien|espana|espagne)\b/, 'ES'],
	[/\b(united kingdom|great britain|england|scotland|wales|grossbritannien|royaume-uni)\b/, 'GB'],
	[/\b(ireland|irland|irlande)\b/, 'IE'],
	[/\b(united states|u\.?s\.?a\.?|etats-unis)(?![\p{L}])/u, 'US'],
	[/\bcanada\b/, 'CA'],
	[/\baustralia\b/, 'AU'],
	[/\bindia\b/, 'IN'],
];
const STATES = 'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC';
const US_ADDRESS = new RegExp(`\\b(?:${STATES})\\s*,?\\s+\\d{5}(?:-\\d{4})?\\b|,\\s*(?:${STATES})\\s*,`);
const UK_POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/;
const VAT_PREFIX = /\b(ATU\d{8}|DE\s?\d{9}|FR\s?[A-Z\d]{2}\s?\d{3}\s?\d{3}\s?\d{3}|BE\s?0?\d{9}|NL\d{9}B\d{2}|IT\d{11}|ES[A-Z\d]\d{7}[A-Z\d]|GB\s?\d{9}|IE\d[A-Z\d]\d{5}[A-Z]{1,2}|LU\d{8}|PL\d{10}|DK\d{8}|SE\d{12}|CHE-?\d{3}\.?\d{3}\.?\d{3})\b/;

/** The country that an address or a VAT number names, as an ISO 3166 code; `DE 12345 Ort` counts as well. */
export function countryIn(text: string): string | undefined {
	if (US_ADDRESS.test(text)) return 'US';
	const vat = VAT_PREFIX.exec(text);
	if (vat) return vat[1].slice(0, 2);
	const folded = fold(text);
	const named = NAMES.find(([pattern]) => pattern.test(folded));
	if (named) return named[1];
	const prefixed = /\b(D|DE|A|AT|CH|F|FR|B|BE|L|LU)[-\s]\d{4,5}\s\p{L}/u.exec(text);
	if (prefixed) return { D: 'DE', A: 'AT', F: 'FR', B: 'BE', L: 'LU' }[prefixed[1]] ?? prefixed[1];
	return UK_POSTCODE.test(text) ? 'GB' : undefined;
}

/** The country that the most lines of a document speak for; its language is the last resort. */
export function countryOf(lines: TextLine[]): string | undefined {
	const votes = new Map<string, number>();
	for (const line of lines) {
		const country = countryIn(line.text);
		if (country) votes.set(country, (votes.get(country) ?? 0) + 1);
	}
	const [winner] = [...votes].sort((a, b) => b[1] - a[1]);
	if (winner) return winner[0];
	const text = fold(lines.map((line) => line.text).join('\n'));
	if (/\brechnung|\bmwst\b|\bust\b/.test(text)) return 'DE';
	return /\bfacture\b|\btva\b/.test(text) ? 'FR' : undefined;
}
