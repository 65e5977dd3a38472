import type { InvoiceTerms } from '../model/invoice';
import { rule, type InvoiceRule } from './rule';
import { taxedParts } from './taxedParts';

const isOther = ({ category }: { category?: string }): boolean => category !== undefined && category !== 'O';
const hasOutside = ({ taxes }: InvoiceTerms): boolean => taxes.some(({ category }) => category === 'O');
const onlyOutside = (what: string): string => `something is not subject to VAT, so that ${what} may have another category`;

/** What holds of one category of VAT only, by its code. */
export const ownRules: Readonly<Record<string, InvoiceRule[]>> = {
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
