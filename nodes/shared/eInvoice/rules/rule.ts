import type { InvoiceTerms } from '../model/invoice';
import type { EInvoice } from '../readEInvoice';
import type { ProfileLevel } from '../profile';

/** A rule of EN 16931 that decides about money. */
export interface InvoiceRule {
	/** Its number, as validators write it: `BR-CO-10`. */
	code: string;
	/** The least of the standard that an invoice must be for the rule to be meant: it says nothing of terms that a profile does not know. */
	from: ProfileLevel;
	/** A sentence, without its full stop, for each place where an invoice breaks it. */
	check(terms: InvoiceTerms, invoice: EInvoice): string[];
}

/** For a rule that can be broken once: the sentence, where it is. */
export function rule(code: string, from: ProfileLevel, check: (terms: InvoiceTerms, invoice: EInvoice) => string | false | undefined): InvoiceRule {
	return {
		code,
		from,
		check: (terms, invoice) => {
			const broken = check(terms, invoice);
			return broken ? [broken] : [];
		},
	};
}

/** For a rule on each of several things. */
export function ruleOfEach<T>(
	code: string,
	from: ProfileLevel,
	each: (terms: InvoiceTerms) => readonly T[],
	check: (thing: T, index: number, terms: InvoiceTerms, invoice: EInvoice) => string | false | undefined,
): InvoiceRule {
	return { code, from, check: (terms, invoice) => each(terms).flatMap((thing, index) => check(thing, index, terms, invoice) || []) };
}
