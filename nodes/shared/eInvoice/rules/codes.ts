import type { InvoiceTerms } from '../model/invoice';
import { CATEGORY_CODES } from './categories';
import { COUNTRIES, CURRENCIES } from './codeLists';
import { rule, ruleOfEach, type InvoiceRule } from './rule';
import { taxedParts } from './taxedParts';

/** BR-CL-3, 4, 5, 14, 17 and 18: codes that decide about money are those of their lists. */
export const codeRules: InvoiceRule[] = [
	rule('BR-CL-04', 'older', ({ currency }) => currency !== undefined && !CURRENCIES.has(currency) && `${shown(currency)} is no currency of ISO 4217`),
	rule('BR-CL-05', 'older', ({ taxCurrency }) => taxCurrency !== undefined && !CURRENCIES.has(taxCurrency) && `${shown(taxCurrency)} is no currency of ISO 4217`),
	{
		code: 'BR-CL-03',
		from: 'older',
		check: ({ currency }, { currencies }) => {
			// That of the invoice itself is told as BR-CL-04.
			const wrong = currencies.filter((each) => each !== currency && !CURRENCIES.has(each));
			return wrong.map((each) => `${shown(each)} is no currency of ISO 4217`);
		},
	},
	ruleOfEach('BR-CL-14', 'minimum', countries, (country) => !COUNTRIES.has(country) && `${shown(country)} is no country of ISO 3166`),
	ruleOfEach('BR-CL-17', 'minimum', documentCategories, (category) => !CATEGORY_CODES.has(category) && `${shown(category)} is no VAT category`),
	ruleOfEach('BR-CL-18', 'complete', lineCategories, (category) => !CATEGORY_CODES.has(category) && `${shown(category)} is no VAT category`),
];

/** Once each: a wrong code may be on every line. */
function unique(codes: Array<string | undefined>): string[] {
	return [...new Set(codes.filter((code) => code !== undefined))];
}

function countries({ seller, buyer, taxRepresentative, deliveredTo, lines }: InvoiceTerms): string[] {
	return unique([...[seller, buyer, taxRepresentative, deliveredTo].map((party) => party?.address?.country), ...lines.map(({ origin }) => origin)]);
}

function documentCategories(terms: InvoiceTerms): string[] {
	const parts = taxedParts(terms).filter(({ kind }) => kind !== 'line');
	return unique([...terms.taxes, ...parts].map(({ category }) => category));
}

function lineCategories(terms: InvoiceTerms): string[] {
	return unique(taxedParts(terms).filter(({ kind }) => kind === 'line').map(({ category }) => category));
}

function shown(code: string): string {
	return `"${code.slice(0, 20)}"`;
}
