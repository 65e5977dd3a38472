import { format, isClose, roundToCents, sumOf } from '../../invoice/sums';
import type { InvoiceTerms } from '../model/invoice';
import { ownRules, SPLIT_PAYMENT } from './ownRules';
import { rule, ruleOfEach, type InvoiceRule } from './rule';
import { partsInCategory, type TaxedPart } from './taxedParts';
import { LESS_THAN_ONE } from './taxes';
import { toleranceOf } from './tolerance';

/** What holds of a category of VAT (UNCL 5305). */
interface TaxCategory {
	/** In the numbers of its rules. */
	name: string;
	code: string;
	/** In words, behind `is`. */
	called: string;
	rate: 'above zero' | 'zero or above' | 'zero' | 'none';
	/** Whether the breakdown must say why no tax is charged; otherwise it must not. */
	hasReason: boolean;
	/** Whose VAT ID must be stated, or what stands in for it; for what is outside of VAT, there may be none. */
	identified: 'seller' | 'seller by VAT ID' | 'both' | 'both by VAT ID' | 'nobody';
}

const CATEGORIES: readonly TaxCategory[] = [
	{ name: 'S', code: 'S', called: 'standard rated', rate: 'above zero', hasReason: false, identified: 'seller' },
	{ name: 'Z', code: 'Z', called: 'zero rated', rate: 'zero', hasReason: false, identified: 'seller' },
	{ name: 'E', code: 'E', called: 'exempt from VAT', rate: 'zero', hasReason: true, identified: 'seller' },
	{ name: 'AE', code: 'AE', called: 'under reverse charge', rate: 'zero', hasReason: true, identified: 'both' },
	{ name: 'IC', code: 'K', called: 'an intra-community supply', rate: 'zero', hasReason: true, identified: 'both by VAT ID' },
	{ name: 'G', code: 'G', called: 'an export', rate: 'zero', hasReason: true, identified: 'seller by VAT ID' },
	{ name: 'O', code: 'O', called: 'not subject to VAT', rate: 'none', hasReason: true, identified: 'nobody' },
	{ name: 'AF', code: 'L', called: 'under IGIC', rate: 'zero or above', hasReason: false, identified: 'seller' },
	{ name: 'AG', code: 'M', called: 'under IPSI', rate: 'zero or above', hasReason: false, identified: 'seller' },
];

/** The codes that a tax category may have. */
export const CATEGORY_CODES: ReadonlySet<string> = new Set([...CATEGORIES.map(({ code }) => code), SPLIT_PAYMENT]);

/** BR-S, Z, E, AE, IC, G, O, AF and AG: for each category the same ten rules, and what only some have; of BR-B there is only the latter. */
export const categoryRules: InvoiceRule[] = CATEGORIES.flatMap((category) => [...rulesOf(category), ...(ownRules[category.code] ?? [])]).concat(ownRules[SPLIT_PAYMENT]);

function rulesOf(category: TaxCategory): InvoiceRule[] {
	const { name, code, called } = category;
	const number = (index: number): string => `BR-${name}-${String(index).padStart(2, '0')}`;
	const breakdown = ({ taxes }: InvoiceTerms) => taxes.filter((tax) => tax.category === code);
	const parts = (terms: InvoiceTerms) => partsInCategory(terms, code);
	const kinds: TaxedPart['kind'][] = ['line', 'allowance', 'charge'];
	return [
		rule(number(1), 'complete', (terms) => countProblem(category, parts(terms).length, breakdown(terms).length)),
		...kinds.map((kind, index) => rule(number(2 + index), 'complete', (terms) => parts(terms).some((part) => part.kind === kind) && identityProblem(category, terms))),
		...kinds.map((kind, index) =>
			ruleOfEach(number(5 + index), 'complete', (terms) => parts(terms).filter((part) => part.kind === kind), (part) => rateProblem(category, part)),
		),
		ruleOfEach(number(8), 'complete', breakdown, ({ base, rate }, _, terms, invoice) => {
			if (base === undefined) return false;
			const isByRate = category.rate !== 'zero' && category.rate !== 'none';
			const amounts = parts(terms).filter((part) => !isByRate || part.rate === rate).map(({ amount }) => amount);
			const [sum, tolerance] = [sumOf(amounts), toleranceOf(invoice, amounts.length)];
			return !isClose(sum, base, isByRate ? Math.max(LESS_THAN_ONE, tolerance) : tolerance) && `what is ${called}${isByRate ? ` at ${rate ?? 0}%` : ''} makes ${format(sum)}, but its stated base is ${format(base)}`;
		}),
		ruleOfEach(number(9), 'complete', breakdown, ({ base = 0, amount, rate = 0 }) => {
			if (amount === undefined) return false;
			const isCharged = category.rate !== 'zero' && category.rate !== 'none';
			const expected = isCharged ? roundToCents((base * rate) / 100) : 0;
			return !isClose(amount, expected, isCharged ? LESS_THAN_ONE : 0.005) && `the VAT on what is ${called} should be ${format(expected)}, but is ${format(amount)}`;
		}),
		ruleOfEach(number(10), 'complete', breakdown, ({ exemption, exemptionCode }) => {
			const isStated = exemption !== undefined || exemptionCode !== undefined;
			if (isStated === category.hasReason) return false;
			return isStated ? `what is ${called} has a reason for an exemption` : `what is ${called} has no reason for that`;
		}),
	];
}

/** What is charged may have several rates, and thus several entries; everything else has one. */
function countProblem({ called, rate }: TaxCategory, parts: number, entries: number): string | false {
	const isCharged = rate === 'above zero' || rate === 'zero or above';
	if (parts > 0 && entries === 0) return `something is ${called}, but the breakdown of the VAT has no entry for that`;
	if (isCharged) return entries > 0 && parts === 0 && `the breakdown of the VAT has an entry for what is ${called}, but nothing is`;
	return entries > 1 && `the breakdown of the VAT has ${entries} entries for what is ${called}`;
}

function identityProblem({ called, identified }: TaxCategory, { seller, buyer, taxRepresentative }: InvoiceTerms): string | false {
	const ofSeller = seller?.vatId ?? taxRepresentative?.vatId;
	if (identified === 'nobody') {
		return (ofSeller !== undefined || buyer?.vatId !== undefined) && `something is ${called}, so that no VAT ID may be stated`;
	}
	const isVatIdNeeded = identified === 'seller by VAT ID' || identified === 'both by VAT ID';
	if (ofSeller === undefined && (isVatIdNeeded || seller?.taxNumber === undefined)) return `something is ${called}, but the seller has no VAT ID`;
	if (identified === 'seller' || identified === 'seller by VAT ID' || buyer?.vatId !== undefined) return false;
	return (isVatIdNeeded || buyer?.registration === undefined) && `something is ${called}, but the buyer has no VAT ID`;
}

function rateProblem(category: TaxCategory, { called, rate }: TaxedPart): string | false {
	const what = `${called} is ${category.called}`;
	switch (category.rate) {
		case 'above zero':
			return !(rate !== undefined && rate > 0) && `${what}, but its rate is not above zero`;
		case 'zero or above':
			return !(rate !== undefined && rate >= 0) && `${what}, but has no rate`;
		case 'zero':
			return rate !== 0 && `${what}, but its rate is not zero`;
		case 'none':
			return rate !== undefined && `${what}, but has a rate`;
	}
}
