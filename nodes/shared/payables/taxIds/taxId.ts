import { readText } from '../../invoice/text';
import { FORMATS } from './formats';

/** A tax ID as it is compared: capital letters and digits alone, without what is printed before it. */
export function normalizeTaxId(text: string): string {
	const [first, ...others] = text.split(SEVERAL).map(normalizeOne);
	return [first, ...others].find(isKnown) ?? first;
}

/** Where one number ends and another one begins; a stroke or a comma alone stands inside of some. */
const SEVERAL = /\s\/\s|[;|\n]/;

function normalizeOne(text: string): string {
	return withoutLabel(text)
		.replace(/[^A-Z0-9]/g, '')
		.replace(/^GR(?=\d{9}$)/, 'EL')
		.replace(/^(CHE\d{9})(MWST|TVA|IVA|VAT)$/, '$1')
		.replace(/^(NO)?(\d{9})MVA$/, 'NO$2')
		// The number of a country has the kind of the tax and the county behind it.
		.replace(/^(HU\d{8})[1-5]\d{2}$/, '$1');
}

function isKnown(id: string): boolean {
	const prefix = prefixOf(id);
	return prefix !== undefined && FORMATS[prefix].form.test(id.slice(2));
}

/** The two letters that a tax ID begins with, where they are those of a country whose tax IDs do. */
export function countryOfTaxId(taxId: string): string | undefined {
	const id = normalizeTaxId(taxId);
	return isKnown(id) ? id.slice(0, 2) : undefined;
}

/**
 * What is wrong with a tax ID, as the end of a sentence; undefined where nothing is, or nothing can be said: a number without a prefix, in
 * a form of which the country may have others, is not judged.
 * @param country ISO 3166-1 of the vendor, for numbers without a prefix
 */
export function problemOfTaxId(value: unknown, country: string | undefined): string | undefined {
	const text = readText(value);
	const id = text === undefined ? '' : normalizeTaxId(text);
	if (text === undefined || id === '') return undefined;
	const [scheme, body] = schemeOf(text, id, country);
	const format = scheme === undefined ? undefined : FORMATS[scheme];
	if (!format || scheme === undefined) return undefined;
	const name = NAMES[scheme] ?? `a VAT number of ${scheme}`;
	if (!format.form.test(body)) return `does not have the form of ${name}`;
	return format.isRight(body) ? undefined : (format.problem ?? `has wrong check digits for ${name}`);
}

const NAMES: Record<string, string> = { CH: 'a Swiss UID', NO: 'a Norwegian organisation number', US: 'a US EIN', AU: 'an Australian ABN', IN: 'a GSTIN', BR: 'a CNPJ' };

/** Words that say by themselves whose number follows. */
const LABELS: ReadonlyArray<[RegExp, string]> = [
	[/\bABN\b/, 'AU'],
	[/\bGSTIN\b/, 'IN'],
	[/\bF?EIN\b/, 'US'],
	[/\bCNPJ\b/, 'BR'],
];

/** Whose number it is, and the number without a prefix. Without one it counts only where the country has no other numbers of this form. */
function schemeOf(text: string, id: string, country: string | undefined): [scheme: string | undefined, body: string] {
	const labelled = LABELS.find(([label]) => label.test(text.toUpperCase()))?.[1];
	if (labelled) return [labelled, id];
	const prefix = prefixOf(id);
	if (prefix !== undefined) return [prefix, withoutSuffix(prefix, id.slice(2))];
	if (/^\d{2}[A-Z]{5}\d{4}/.test(id)) return ['IN', id];
	const scheme = country === 'GR' ? 'EL' : country;
	const format = scheme === undefined ? undefined : FORMATS[scheme];
	if (scheme === undefined || !format) return [undefined, id];
	// A US number with two dashes is a person's; other countries have numbers of other forms beside theirs.
	if (scheme === 'US' && /\d-\d+-\d/.test(text)) return [undefined, id];
	return [format.form.test(id) || ALONE.test(`${scheme}${id}`) ? scheme : undefined, id];
}

/** The prefix of a country: other words begin with the same letters, such as SIRET, but then more of them follow than there. */
function prefixOf(id: string): string | undefined {
	const [letters] = /^[A-Z]*/.exec(id) ?? [''];
	const prefix = letters.slice(0, 2);
	return FORMATS[prefix] && !WITHOUT_PREFIX.has(prefix) && letters.length - 2 <= (LETTERS_BEHIND[prefix] ?? 0) ? prefix : undefined;
}

/** An ABN, an EIN, a GSTIN and a CNPJ have none. */
const WITHOUT_PREFIX = new Set(['AU', 'US', 'IN', 'BR']);

/** How many letters may follow a prefix at once. */
const LETTERS_BEHIND: Record<string, number> = { AT: 1, CH: 1, ES: 1, FR: 2, GB: 2, XI: 2 };

/** Forms that can only be a wrong number of the kind: a US number that has no nine digits, an Australian one that has neither nine nor eleven. */
const ALONE = /^(US(?!\d{9}$)\d+|AU(?!\d{8,9}$|\d{11}$)\d+)$/;

/** The German business ID is the VAT number with the number of an activity behind it. */
function withoutSuffix(prefix: string, body: string): string {
	return prefix === 'DE' ? body.replace(/^(\d{9})\d{5}$/, '$1') : body;
}

/** `VAT Reg. No.: DE 136 695 976` begins with words that are no part of it. */
function withoutLabel(text: string): string {
	return text.replace(/^[^:]*:/, '').replace(NUMBER, '').toUpperCase().replace(LABEL, '');
}

/** Written so it is no number of Norway. */
const NUMBER = /^\s*(?:No[. ]|NO\.|N[°º]|[Nn][Rr]\b\.?|Number\b)\s*/;

const LABEL = new RegExp(
	'^\\s*(?:VATIN|VAT|UST|MWST|TVA|BTW|(?:PARTITA |P\\.? ?)?IVA|ABN|GSTIN|F?EIN|CNPJ|TAX|UID|SIRET|SIREN|NIF|CIF|NIP)' +
		'(?:[-. ]*(?:ID|REG(?:ISTRATION)?|NO|NR|NUMBER|IDNR|IDENTIFICATION|INTRACOM(?:MUNAUTAIRE)?)(?![A-Z0-9]))*' +
		'(?:[-. #]+|[-. ]*(?:ID|IDNR|NR)[-. #]+)(?=[A-Z0-9])',
);
