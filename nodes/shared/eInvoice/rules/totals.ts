import { format, isClose, sumOf } from '../../invoice/sums';
import { taxIn } from '../model/taxTotals';
import { rule, type InvoiceRule } from './rule';
import { chargesOf, countedLines } from './taxedParts';

/** Amounts are in cents; a difference of less than one is none. */
const CENTS = 0.005;

/** BR-CO-10 to 16: what the totals are made of. A total that an invoice need not state is not compared. */
export const totalsRules: InvoiceRule[] = [
	rule('BR-CO-10', 'complete', (terms) => {
		const lines = countedLines(terms);
		return lines.length > 0 && differs('the lines', sumOf(lines.map(({ amount }) => amount ?? 0)), 'their stated sum', terms.linesTotal);
	}),
	rule('BR-CO-11', 'partial', ({ allowances, allowancesTotal }) => partsDiffer('the allowances', allowances, allowancesTotal)),
	rule('BR-CO-12', 'partial', (terms) => partsDiffer('the charges', chargesOf(terms), terms.chargesTotal)),
	rule('BR-CO-13', 'older', ({ linesTotal, allowancesTotal = 0, chargesTotal = 0, subtotal }) =>
		linesTotal !== undefined && differs('lines, allowances and charges', sumOf([linesTotal, -allowancesTotal, chargesTotal]), 'the total without VAT', subtotal),
	),
	rule('BR-CO-14', 'older', (terms) => terms.taxes.length > 0 && differs('the VAT of all rates', amountsOf(terms.taxes), 'the total VAT', taxIn(terms))),
	rule('BR-CO-15', 'partial', ({ taxTotals, currency }) =>
		taxTotals.filter((tax) => tax.currency !== undefined && tax.currency === currency).length > 1 && 'the total VAT is stated more than once in the same currency',
	),
	rule('BR-CO-15', 'older', (terms) =>
		terms.subtotal !== undefined && differs('the total without VAT and the VAT', sumOf([terms.subtotal, taxIn(terms) ?? 0]), 'the total with VAT', terms.total),
	),
	rule('BR-CO-16', 'partial', ({ total, prepaid = 0, rounding = 0, due }) =>
		total !== undefined && differs('the total with VAT, less what is paid, with the rounding', sumOf([total, -prepaid, rounding]), 'the amount due', due),
	),
];

function differs(what: string, sum: number, name: string, stated: number | undefined): string | false {
	if (stated === undefined || isClose(sum, stated, CENTS)) return false;
	return `${what} make ${format(sum)}, but ${name} is ${format(stated)}`;
}

/** A sum may be left out only where there is nothing to sum up. */
function partsDiffer(what: string, parts: Array<{ amount?: number }>, stated: number | undefined): string | false {
	if (stated === undefined) return parts.length > 0 && `${what} make ${format(amountsOf(parts))}, but their sum is not stated`;
	return differs(what, amountsOf(parts), 'their stated sum', stated);
}

function amountsOf(parts: Array<{ amount?: number }>): number {
	return sumOf(parts.map(({ amount }) => amount ?? 0));
}
