import type { TaxLine } from '../reading';
import type { Candidate } from './candidates';

export const TOTAL_KEYS = ['subtotal', 'discount', 'shipping', 'tax', 'total'] as const;
export type TotalKey = (typeof TOTAL_KEYS)[number];
export type Totals = Partial<Record<TotalKey, Candidate<number>>>;

/** What the amounts of an invoice were chosen to be, and whether they add up. */
export interface ChosenTotals {
	chosen: Totals;
	/** Undefined when too few amounts were found to tell. */
	addsUp: boolean | undefined;
	/** Other amounts add up as well, to another total that is as likely. */
	hasRivals: boolean;
}

/** What a sum scores that has no label: hardly more than a guess. */
export const GUESSED = 0.3;
const ADDS_UP_BONUS = 1.5;
const SAME_TWICE_BONUS = 0.9;
const CONSIDERED = 6;
/** The share of the net amount that no tax on it exceeds; sums that need more come out by chance. */
export const HIGHEST_TAX = 0.4;

/**
 * Chooses one candidate for each amount so that subtotal - discount + shipping + tax = total where
 * the candidates allow it; among the sets that add up, and where none does, the likeliest labels win.
 */
export function chooseTotals(candidates: Record<TotalKey, Array<Candidate<number>>>): ChosenTotals {
	let best: ScoredTotals | undefined;
	const consistent = new Map<number, number>();
	for (const total of options(candidates.total, CONSIDERED)) {
		for (const subtotal of options(candidates.subtotal, CONSIDERED)) {
			for (const tax of options(candidates.tax, CONSIDERED)) {
				for (const discount of options(candidates.discount, 3)) {
					for (const shipping of options(candidates.shipping, 3)) {
						const totals: Totals = { total, subtotal, tax, discount, shipping };
						const addsUp = isConsistent(totals);
						const score = scoreOf(totals) + (addsUp ? bonusOf(totals) : 0);
						if (!best || score > best.score + 1e-9) best = { totals, score, addsUp };
						if (addsUp && total) consistent.set(total.value, Math.max(score, consistent.get(total.value) ?? 0));
					}
				}
			}
		}
	}
	const chosen = best?.totals ?? {};
	const canTell = chosen.total !== undefined && chosen.subtotal !== undefined;
	return { chosen, addsUp: canTell ? best?.addsUp : undefined, hasRivals: best?.addsUp === true && hasRivals(best, consistent) };
}

/** The same amount twice proves less than a sum. */
function bonusOf({ tax, discount, shipping }: Totals): number {
	return tax || discount || shipping ? ADDS_UP_BONUS : SAME_TWICE_BONUS;
}

interface ScoredTotals {
	totals: Totals;
	score: number;
	addsUp: boolean;
}

/** How much less other sums may score to be as likely. */
const AS_LIKELY = 0.1;

/** Whether other sums come out as well, as those of each tax rate do where the row of their sum was not read. */
function hasRivals({ totals: { total }, score }: ScoredTotals, consistent: Map<number, number>): boolean {
	const others = [...consistent].filter(([value, other]) => value !== total?.value && other >= score - AS_LIKELY).map(([value]) => value);
	const sum = others.reduce((all, value) => all + value, 0);
	return others.length > 0 && !equal(sum, total?.value ?? 0);
}

/**
 * Whether the amounts add up to the cent. The subtotal may already be reduced by the discount, may
 * already contain the shipping, and credit notes print discounts with either sign.
 */
export function isConsistent({ total, subtotal, tax, discount, shipping }: Totals): boolean {
	if (!total || !subtotal) return false;
	// That the largest amount is the subtotal says nothing about the total.
	if (total.score <= GUESSED && !tax && !discount && !shipping) return false;
	if (tax && Math.abs(tax.value) > HIGHEST_TAX * Math.abs(subtotal.value)) return false;
	const reductions = discount ? [0, Math.abs(discount.value), -Math.abs(discount.value)] : [0];
	const charges = shipping ? [0, shipping.value] : [0];
	return reductions.some((reduction) =>
		charges.some((charge) => equal(subtotal.value - reduction + charge + (tax?.value ?? 0), total.value)),
	);
}

/** The tax lines of a summary, summed up. */
export function taxSum(taxes: TaxLine[]): number {
	return cents(taxes.reduce((sum, tax) => sum + tax.amount, 0));
}

export function equal(a: number, b: number, tolerance = 0.011): boolean {
	return Math.abs(a - b) <= tolerance;
}

export function cents(amount: number): number {
	return Math.round(amount * 100) / 100;
}

/** The likeliest candidates with different values, and the possibility that the invoice has none. */
function options(candidates: Array<Candidate<number>>, count: number): Array<Candidate<number> | undefined> {
	const sorted = [...candidates].sort((a, b) => b.score - a.score);
	const different = sorted.filter((candidate, i) => sorted.findIndex((other) => other.value === candidate.value) === i);
	return [...different.slice(0, count), undefined];
}

function scoreOf(totals: Totals): number {
	return TOTAL_KEYS.reduce((sum, key) => sum + (totals[key]?.score ?? 0) * (key === 'total' ? 1.5 : 1), 0);
}
