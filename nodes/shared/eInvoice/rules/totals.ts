import { format, isClose, sumOf } from '../../invoice/sums';
import type { InvoiceTerms } from '../model/invoice';
import { taxIn } from '../model/taxTotals';
import { XRECHNUNG_EXTENSION } from '../profile';
import type { EInvoice } from '../readEInvoice';
import { rule, type InvoiceRule } from './rule';
import { chargesOf, countedLines } from './taxedParts';
import { toleranceOf } from './tolerance';

/** BR-CO-10 to 16: what the totals are made of. A total that an invoice need not state is not compared. */
export const totalsRules: InvoiceRule[] = [
	rule('BR-CO-10', 'complete', (terms, invoice) => {
		const lines = countedLines(terms);
		return lines.length > 0 && differs('the lines', amountsOf(lines), 'their stated sum', terms.linesTotal, toleranceOf(invoice, lines.length));
	}),
	rule('BR-CO-11', 'minimum', ({ allowances, allowancesTotal }, invoice) => partsDiffer('the allowances', allowances, allowancesTotal, invoice)),
	rule('BR-CO-12', 'minimum', (terms, invoice) => partsDiffer('the charges', chargesOf(terms), terms.chargesTotal, invoice)),
	rule('BR-CO-13', 'older', (terms, invoice) => {
		const { linesTotal, allowancesTotal = 0, chargesTotal = 0, subtotal } = terms;
		const sum = linesTotal === undefined ? undefined : sumOf([linesTotal, -allowancesTotal, chargesTotal]);
		return sum !== undefined && differs('lines, allowances and charges', sum, 'the total without VAT', subtotal, toleranceOf(invoice, countOf(terms)));
	}),
	rule('BR-CO-14', 'older', (terms) => terms.taxes.length > 0 && differs('the VAT of all rates', amountsOf(terms.taxes), 'the total VAT', taxIn(terms))),
	rule('BR-CO-15', 'minimum', ({ taxTotals, currency }) =>
		taxTotals.filter((tax) => tax.currency !== undefined && tax.currency === currency).length > 1 && 'the total VAT is stated more than once in the same currency',
	),
	rule('BR-CO-15', 'older', (terms, invoice) => {
		const sum = terms.subtotal === undefined ? undefined : sumOf([terms.subtotal, taxIn(terms) ?? 0]);
		return sum !== undefined && differs('the total without VAT and the VAT', sum, 'the total with VAT', terms.total, toleranceOf(invoice, countOf(terms)));
	}),
	// MINIMUM does not know what was paid (BT-113).
	rule('BR-CO-16', 'partial', (terms, { profile }) => profile.name !== XRECHNUNG_EXTENSION && dueDiffers(terms, 'the total with VAT, less what is paid, with the rounding')),
	// It replaces BR-CO-16: "Amount due for payment = Invoice total amount with VAT - Paid amount + Rounding amount + Third party payment amount".
	rule('BR-DEX-09', 'complete', (terms, { profile }) => {
		const what = 'the total with VAT, less what is paid, with the rounding and what is paid for others';
		return profile.name === XRECHNUNG_EXTENSION && dueDiffers(terms, what, amountsOf(terms.thirdPartyPayments));
	}),
];

function dueDiffers({ total, prepaid = 0, rounding = 0, due }: InvoiceTerms, what: string, forOthers = 0): string | false {
	return total !== undefined && differs(what, sumOf([total, -prepaid, rounding, forOthers]), 'the amount due', due);
}

function differs(what: string, sum: number, name: string, stated: number | undefined, tolerance = toleranceOf()): string | false {
	if (stated === undefined || isClose(sum, stated, tolerance)) return false;
	return `${what} make ${format(sum)}, but ${name} is ${format(stated)}`;
}

/** A sum may be left out only where there is nothing to sum up. */
function partsDiffer(what: string, parts: Array<{ amount?: number }>, stated: number | undefined, invoice: EInvoice): string | false {
	if (stated === undefined) return parts.length > 0 && `${what} make ${format(amountsOf(parts))}, but their sum is not stated`;
	return differs(what, amountsOf(parts), 'their stated sum', stated, toleranceOf(invoice, parts.length));
}

function amountsOf(parts: Array<{ amount?: number }>): number {
	return sumOf(parts.map(({ amount }) => amount ?? 0));
}

/** Of the amounts that make up the total without VAT. */
function countOf(terms: InvoiceTerms): number {
	return countedLines(terms).length + terms.allowances.length + chargesOf(terms).length;
}
