import type { InvoiceTerms } from '../model/invoice';
import { rule, ruleOfEach, type InvoiceRule } from './rule';
import type { ProfileLevel } from '../profile';
import { chargesOf, countedLines, lineName } from './taxedParts';

type Needed = [code: string, from: ProfileLevel, missing: string, value: (terms: InvoiceTerms) => unknown];

/** BR-1 to 16: what every invoice states. */
const OF_INVOICE: Needed[] = [
	['BR-01', 'minimum', 'the specification that it follows', ({ specification }) => specification],
	['BR-02', 'older', 'its number', ({ number }) => number],
	['BR-03', 'older', 'its date', ({ issueDate }) => issueDate],
	['BR-04', 'older', 'its type', ({ typeCode }) => typeCode],
	['BR-05', 'older', 'its currency', ({ currency }) => currency],
	['BR-06', 'older', "the seller's name", ({ seller }) => seller?.name],
	['BR-07', 'older', "the buyer's name", ({ buyer }) => buyer?.name],
	['BR-08', 'minimum', "the seller's address", ({ seller }) => seller?.address],
	['BR-09', 'minimum', "the seller's country", ({ seller }) => !seller?.address || seller.address.country],
	['BR-10', 'complete', "the buyer's address", ({ buyer }) => buyer?.address],
	['BR-11', 'complete', "the buyer's country", ({ buyer }) => !buyer?.address || buyer.address.country],
	['BR-12', 'complete', 'the sum of its lines', ({ linesTotal }) => linesTotal],
	['BR-13', 'minimum', 'its total without VAT', ({ subtotal }) => subtotal],
	['BR-14', 'older', 'its total with VAT', ({ total }) => total],
	['BR-15', 'minimum', 'the amount due', ({ due }) => due],
	['BR-16', 'complete', 'any line', ({ lines }) => lines.length > 0 || undefined],
	['BR-17', 'complete', "the payee's name", ({ payee }) => !payee || payee.name],
	['BR-18', 'complete', "the tax representative's name", ({ taxRepresentative }) => !taxRepresentative || taxRepresentative.name],
	['BR-19', 'complete', "the tax representative's address", ({ taxRepresentative }) => !taxRepresentative || taxRepresentative.address],
	['BR-20', 'complete', "the tax representative's country", ({ taxRepresentative }) => !taxRepresentative?.address || taxRepresentative.address.country],
	['BR-53', 'complete', 'the VAT in the currency that it names for that', ({ taxCurrency, taxTotals }) => !taxCurrency || taxTotals.find(({ currency }) => currency === taxCurrency)],
	['BR-56', 'complete', "the tax representative's VAT ID", ({ taxRepresentative }) => !taxRepresentative || taxRepresentative.vatId],
	['BR-57', 'complete', 'the country of the delivery', ({ deliveredTo }) => !deliveredTo?.address || deliveredTo.address.country],
	['BR-CO-25', 'complete', 'a due date or terms of payment, though there is something to pay', ({ due = 0, dueDate, paymentTerms }) => due <= 0 || (dueDate ?? paymentTerms)],
	['BR-CO-26', 'complete', 'an ID of the seller (its own, of the register or for VAT)', ({ seller }) => seller?.ids[0] ?? seller?.globalIds[0] ?? seller?.registration ?? seller?.vatId],
];

/** BR-21 to 28: what every line states. */
const OF_LINE: Array<[code: string, missing: string, value: (line: InvoiceTerms['lines'][number]) => unknown]> = [
	['BR-21', 'no number', ({ id }) => id],
	['BR-22', 'no quantity', ({ quantity }) => quantity],
	['BR-23', 'no unit', ({ unit }) => unit],
	['BR-24', 'no net amount', ({ amount }) => amount],
	['BR-25', 'no name of an item', ({ name }) => name],
	['BR-26', 'no net price', ({ netPrice }) => netPrice],
	['BR-27', 'a negative net price', ({ netPrice = 0 }) => netPrice >= 0 || undefined],
	['BR-28', 'a negative gross price', ({ grossPrice = 0 }) => grossPrice >= 0 || undefined],
];

/** BR-31 to 48: of allowances, charges and the breakdown of the VAT. */
const OF_PARTS: InvoiceRule[] = [
	...(['allowance', 'charge'] as const).flatMap((kind, index) => {
		const each = (terms: InvoiceTerms) => (kind === 'allowance' ? terms.allowances : chargesOf(terms));
		const [amount, category, reason] = [31, 32, 33].map((number) => `BR-${number + index * 5}`);
		return [
			ruleOfEach(amount, 'complete', each, (part) => part.amount === undefined && `${article(kind)} has no amount`),
			ruleOfEach(category, 'complete', each, (part) => part.category === undefined && `${article(kind)} has no VAT category`),
			ruleOfEach(reason, 'complete', each, (part) => part.reason === undefined && !('reasonCode' in part && part.reasonCode) && `${article(kind)} has no reason`),
		];
	}),
	...(['allowances', 'charges'] as const).flatMap((kind, index) => {
		const each = (terms: InvoiceTerms) => countedLines(terms).flatMap((line, at) => line[kind].map((part) => ({ ...part, of: `${article(kind.slice(0, -1))} of ${lineName(line, at)}` })));
		return [
			ruleOfEach(`BR-${41 + index * 2}`, 'complete', each, ({ amount, of }) => amount === undefined && `${of} has no amount`),
			ruleOfEach(`BR-${42 + index * 2}`, 'complete', each, ({ reason, reasonCode, of }) => (reason ?? reasonCode) === undefined && `${of} has no reason`),
		];
	}),
	ruleOfEach('BR-45', 'minimum', ({ taxes }) => taxes, ({ base }) => base === undefined && 'an entry of the breakdown of the VAT has no base'),
	ruleOfEach('BR-46', 'minimum', ({ taxes }) => taxes, ({ amount }) => amount === undefined && 'an entry of the breakdown of the VAT has no amount'),
	ruleOfEach('BR-47', 'minimum', ({ taxes }) => taxes, ({ category }) => category === undefined && 'an entry of the breakdown of the VAT has no category'),
	ruleOfEach('BR-48', 'minimum', ({ taxes }) => taxes, ({ category, rate }) => rate === undefined && category !== 'O' && 'an entry of the breakdown of the VAT has no rate'),
];

export const requiredRules: InvoiceRule[] = [
	...OF_INVOICE.map(([code, from, missing, value]) => rule(code, from, (terms) => value(terms) === undefined && `it does not state ${missing}`)),
	...OF_LINE.map(([code, missing, value]) => ruleOfEach(code, 'complete', countedLines, (line, index) => value(line) === undefined && `${lineName(line, index)} has ${missing}`)),
	...OF_PARTS,
];

function article(noun: string): string {
	return noun.startsWith('a') ? `an ${noun}` : `a ${noun}`;
}
