import { fold } from '../fold';
import type { TextLine } from '../reading';
import { countryOfLanguage, languageOf } from './language';

/** The countries by their own names and those that invoices of their neighbours use, folded. */
const NAMES: Array<[RegExp, string]> = [
	[/\b(deutschland|germany|allemagne|duitsland|germania|alemania|niemcy|nemecko|tyskland)\b/, 'DE'],
	[/\b(osterreich|austria|autriche|oostenrijk)\b/, 'AT'],
	[/\b(schweiz|switzerland|suisse|svizzera|suiza)\b/, 'CH'],
	[/\b(france|frankreich|francia|frankrijk|franca)\b/, 'FR'],
	[/\b(belgium|belgien|belgique|belgie|belgica)\b/, 'BE'],
	[/\b(netherlands|niederlande|nederland|pays-bas|paises bajos|holland)\b/, 'NL'],
	[/\b(luxembourg|luxemburg)\b/, 'LU'],
	[/\b(italy|italien|italia|italie)\b/, 'IT'],
	[/\b(spain|spanien|espana|espagne|spagna|espanha)\b/, 'ES'],
	[/\b(portugal)\b/, 'PT'],
	[/\b(poland|polen|polska|pologne)\b/, 'PL'],
	[/\b(czech republic|czechia|ceska republika|cesko|tschechien)\b/, 'CZ'],
	[/\b(slovakia|slovensko|slovenska republika|slowakei)\b/, 'SK'],
	[/\b(hungary|magyarorszag|ungarn)\b/, 'HU'],
	[/\b(romania|rumanien)\b/, 'RO'],
	[/\b(bulgaria|българия)\b/, 'BG'],
	[/\b(croatia|hrvatska|kroatien)\b/, 'HR'],
	[/\b(slovenia|slovenija|slowenien)\b/, 'SI'],
	[/\b(serbia|srbija)\b/, 'RS'],
	[/\b(sweden|sverige|schweden)\b/, 'SE'],
	[/\b(denmark|danmark|danemark)\b/, 'DK'],
	[/\b(norway|norge|norwegen)\b/, 'NO'],
	[/\b(finland|suomi|finnland)\b/, 'FI'],
	[/\b(estonia|eesti)\b/, 'EE'],
	[/\b(latvia|latvija)\b/, 'LV'],
	[/\b(lithuania|lietuva)\b/, 'LT'],
	[/\b(greece|griechenland)\b|ελλαδα/, 'GR'],
	[/\b(turkey|turkiye)\b/, 'TR'],
	[/\b(united kingdom|great britain|england|scotland|wales|grossbritannien|royaume-uni)\b/, 'GB'],
	[/\b(ireland|irland|irlande)\b/, 'IE'],
	[/\b(united states|u\.?s\.?a\.?|etats-unis|estados unidos)(?![\p{L}])/u, 'US'],
	[/\b(canada|ontario|quebec|alberta|british columbia|manitoba|saskatchewan|nova scotia|[hq]st)\b/, 'CA'],
	[/\b(australia|nsw|queensland|abn)\b/, 'AU'],
	[/\b(new zealand|auckland)\b/, 'NZ'],
	[/\b(india|gstin)\b/, 'IN'],
	[/\bsingapore\b/, 'SG'],
	[/\bmalaysia\b/, 'MY'],
	[/\bindonesia\b/, 'ID'],
	[/\bhong kong\b/, 'HK'],
	[/\bsouth africa\b/, 'ZA'],
	[/\b(mexico|rfc|cfdi|c\.p\. \d{5})\b/, 'MX'],
	[/\b(argentina|cuit|ingresos brutos)\b/, 'AR'],
	[/\b(colombia|dian)\b/, 'CO'],
	[/\b(chile|s\.i\.i\.)(?!\p{L})/u, 'CL'],
	[/\b(peru|sunat|igv)\b/, 'PE'],
	[/\buruguay\b/, 'UY'],
	[/\b(brasil|brazil|cnpj|cpf)\b/, 'BR'],
];
const STATES = 'AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC';
/** Behind a town, because "DE 80333 München" is not in Delaware. */
const US_ADDRESS = new RegExp(`\\p{L}{2}[.,]?\\s+(?:${STATES})\\s*,?\\s+\\d{5}(?:-\\d{4})?(?!\\d)|,\\s*(?:${STATES})\\s*,`, 'u');
/** Behind the province: "Toronto, ON M5X 1A1". */
const CANADIAN_ADDRESS = /\b(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)[,\s]+[A-Z]\d[A-Z]\s?\d[A-Z]\d\b/;
const UK_POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}\b/;
const VAT_PREFIX = /\b(ATU\d{8}|DE\s?\d{9}|FR\s?[A-Z\d]{2}\s?\d{3}\s?\d{3}\s?\d{3}|BE\s?0?\d{9}|NL\d{9}B\d{2}|IT\d{11}|ES[A-Z\d]\d{7}[A-Z\d]|GB\s?\d{9}|IE\d[A-Z\d]\d{5}[A-Z]{1,2}|LU\d{8}|PL\d{10}|DK\d{8}|SE\d{12}|CHE-?\d{3}\.?\d{3}\.?\d{3})\b/;

/** The country that an address or a VAT number names, as an ISO 3166 code; `DE 12345 Ort` counts as well. */
export function countryIn(text: string): string | undefined {
	if (US_ADDRESS.test(text)) return 'US';
	if (CANADIAN_ADDRESS.test(text)) return 'CA';
	const vat = VAT_PREFIX.exec(text);
	if (vat) return vat[1].slice(0, 2);
	const folded = fold(text);
	const named = NAMES.find(([pattern]) => pattern.test(folded));
	if (named) return named[1];
	const prefixed = /\b(D|DE|A|AT|CH|F|FR|B|BE|L|LU)[-\s]\d{4,5}\s\p{L}/u.exec(text);
	if (prefixed) return { D: 'DE', A: 'AT', F: 'FR', B: 'BE', L: 'LU' }[prefixed[1]] ?? prefixed[1];
	return UK_POSTCODE.test(text) ? 'GB' : undefined;
}

/** Whether a text is the name of a country and nothing else. */
export function isCountryName(text: string): boolean {
	const folded = fold(text).trim();
	return NAMES.some(([pattern]) => pattern.exec(folded)?.[0] === folded);
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
	return countryOfLanguage(languageOf(lines));
}
