import { fold } from '../fold';
import { amountsIn } from '../text/amounts';
import { amountCandidates } from './amountCandidates';
import type { Candidate } from './candidates';
import type { Context } from './context';
import { cents, equal, GUESSED } from './totals';
import type { Topic } from './vocabulary';

type Amount = Candidate<number>;

/** Where there is no other sum it is the total. */
const ONLY = 0.75;

/** What the total may be: what is labelled so, what is to be paid, and where there is neither the largest amount. */
export function totalCandidates(context: Context, due: Amount[], paid: Amount[]): Amount[] {
	const labelled = amountCandidates(context, 'total');
	// Many invoices print what is to be paid and no other total; it is another sum where something was paid or is left from before.
	const likely = paid.some(({ value }) => value !== 0) || context.lines.some(({ text }) => CARRIED_OVER.test(fold(text))) ? 0.55 : 0.75;
	const found = [...labelled, ...due.map((candidate) => ({ ...candidate, score: candidate.score * likely }))];
	const largest = largestAmount(context);
	// Nothing to be paid is no total where anything costs something.
	const charged = largest.some(({ value }) => value > 0) ? found.filter(({ value }) => value !== 0) : found;
	return charged.length > 0 ? preferringLater(charged) : largest;
}

/** What an earlier invoice left unpaid, folded. */
const CARRIED_OVER = /\b(previous (?:unpaid )?(?:balance|amount)|unpaid balance|past due|balance forward|saldovortrag|ubertrag|solde (?:anterieur|precedent)|saldo (?:anterior|precedente|vorig))\b/;

/** A line whose label says that its amount is a part of something else. */
function isPart(context: Context, line: Amount['line']): boolean {
	const parts: Topic[] = ['subtotal', 'tax', 'taxRate', 'discount', 'shipping', 'amountPaid'];
	return context.spansIn(context.lines.indexOf(line)).some(({ topic, weight }) => parts.includes(topic) && weight >= 0.5);
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
	const [largest] = amounts.sort((a, b) => b.value - a.value);
	if (!largest) return [];
	const isOnly = amounts.every(({ value, line }) => value === largest.value && !isPart(context, line));
	return [{ ...largest, score: isOnly ? ONLY : GUESSED }];
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
