import type { InvoiceTerms } from '../model/invoice';
import { rule, type InvoiceRule } from './rule';
import { taxedParts } from './taxedParts';

const isOther = ({ category }: { category?: string }): boolean => category !== undefined && category !== 'O';
const hasOutside = ({ taxes }: InvoiceTerms): boolean => taxes.some(({ category }) => category === 'O');
const onlyOutside = (what: string): string => `something is not subject to VAT, so that ${what} may have another category`;

/** Split payment: in Italy the buyer pays the VAT of it to the state. */
export const SPLIT_PAYMENT = 'B';

/** What holds of one category of VAT only, by its code. */
export const ownRules: Readonly<Record<string, InvoiceRule[]>> = {
	[SPLIT_PAYMENT]: [
		rule('BR-B-01', 'complete', (terms) => hasSplitPayment(terms) && !isItalian(terms) && 'something is under split payment, but seller and buyer are not both in Italy'),
		rule('BR-B-02', 'complete', (terms) => hasSplitPayment(terms) && categoriesOf(terms).includes('S') && 'something is under split payment, so that nothing may be standard rated'),
	],
	K: [
		rule('BR-IC-11', 'complete', ({ taxes, deliveryDate, period }) =>
			taxes.some(({ category }) => category === 'K') && deliveryDate === undefined && period === undefined && 'an intra-community supply has no date of delivery and no period',
		),
		rule('BR-IC-12', 'complete', ({ taxes, deliveredTo }) =>
			taxes.some(({ category }) => category === 'K') && deliveredTo?.address?.country === undefined && 'an intra-community supply has no country that it went to',
		),
	],
	O: [
		rule('BR-O-11', 'complete', (terms) => hasOutside(terms) && terms.taxes.some(isOther) && onlyOutside('no entry of the breakdown')),
		...(['line', 'allowance', 'charge'] as const).map((kind, index) =>
			rule(`BR-O-${12 + index}`, 'complete', (terms) =>
				hasOutside(terms) && taxedParts(terms).some((part) => part.kind === kind && isOther(part)) && onlyOutside(`no ${kind}`),
			),
		),
	],
};

function hasSplitPayment(terms: InvoiceTerms): boolean {
	return categoriesOf(terms).includes(SPLIT_PAYMENT);
}

function categoriesOf(terms: InvoiceTerms): Array<string | undefined> {
	return [...terms.taxes, ...taxedParts(terms)].map(({ category }) => category);
}

function isItalian({ seller, buyer }: InvoiceTerms): boolean {
	return seller?.address?.country === 'IT' && buyer?.address?.country === 'IT';
}
