import { amountsIn } from '../text/amounts';
import { amountCandidates, type Candidate } from './candidates';
import type { Context } from './context';
import { cents, equal } from './totals';

type Amount = Candidate<number>;

/** A sum without a label is hardly more than a guess. */
const GUESSED = 0.3;

/** What the total may be: what is labelled so, what is to be paid, and where there is neither the largest amount. */
export function totalCandidates(context: Context, due: Amount[]): Amount[] {
	const labelled = amountCandidates(context, 'total');
	// Many invoices print what is to be paid and no other total.
	const found = [...labelled, ...due.map((candidate) => ({ ...candidate, score: candidate.score * 0.7 }))];
	return found.length > 0 ? preferringLater(found) : largestAmount(context);
}

/** Of equal labels the last one is the final sum: page sums and parts come before it. */
function preferringLater(candidates: Amount[]): Amount[] {
	return candidates.map((candidate, index) => ({ ...candidate, score: candidate.score + 0.01 * index }));
}

function largestAmount(context: Context): Amount[] {
	const other = new Set(context.spans.filter((span) => span.topic === 'other' && span.weight >= 0.7).map((span) => span.lineIndex));
	const amounts = context.lines.flatMap((line, lineIndex): Amount[] =>
		other.has(lineIndex) ? [] : amountsIn(line.text, context.mark).filter((amount) => amount.isMoney).map((amount) => ({ value: amount.value, score: GUESSED, line })),
	);
	return amounts.sort((a, b) => b.value - a.value).slice(0, 1);
}

/** Of two sums that are both called total the smaller one may be the one before tax. */
export function sumsBeforeTax(totals: Amount[], taxes: Amount[]): Amount[] {
	const isBefore = (sum: Amount): boolean => taxes.some((tax) => tax.value > 0 && totals.some((total) => equal(sum.value + tax.value, total.value)));
	return totals.filter(isBefore).map((sum) => ({ ...sum, score: 0.35 }));
}

/** The tax where only its rate is printed: "Sales Tax 9 %". */
export function taxByRate(printed: Amount[], subtotals: Amount[], rate: Amount | undefined): Amount[] {
	if (printed.length > 0 || !rate) return [];
	return subtotals.map((subtotal) => ({ ...rate, value: cents((subtotal.value * rate.value) / 100), score: 0.5 }));
}

/**
 * Whether another amount says the same as the total: it is printed under two labels, paid in full, or it is what was
 * paid and what is left together.
 */
export function isConfirmed(total: Amount | undefined, totals: Amount[], paid: Amount[], due: Amount[]): boolean {
	if (!total || total.score < 0.5) return false;
	const others = [...totals, ...paid].filter((other) => other.line !== total.line && other.score >= 0.5);
	const larger = totals.some((other) => other.score >= 0.85 && other.value > total.value + 0.01);
	const isRepeated = !larger && others.some((other) => equal(other.value, total.value));
	return isRepeated || paid.some((part) => part.value !== 0 && due.some((rest) => equal(Math.abs(part.value) + rest.value, total.value)));
}
