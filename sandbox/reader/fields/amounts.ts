import type { TaxLine } from '../reading';
import { amountsIn } from '../text/amounts';
import { amountCandidates } from './amountCandidates';
import type { Candidate } from './candidates';
import type { Context } from './context';
import { isConfirmed, sumsBeforeTax, taxByRate, totalCandidates } from './totalCandidates';
import { cents, chooseTotals, equal, taxSum, type ChosenTotals, type TotalKey } from './totals';

export interface Amounts extends ChosenTotals {
	candidates: Record<TotalKey, Array<Candidate<number>>>;
	amountPaid: Candidate<number> | undefined;
	amountDue: Candidate<number> | undefined;
	taxRate: Candidate<number> | undefined;
	taxes: TaxLine[];
	/** The total is what others of the amounts say as well. */
	isConfirmed: boolean;
	/** What discounts and charges between the items change in their sum. */
	lineAdjustments: number;
}

/** Reads all amounts of the summary and chooses those that fit together. */
export function readAmounts(context: Context): Amounts {
	const taxLines = taxLinesOf(context);
	const taxes = taxLines.map(({ tax }) => tax);
	const due = amountCandidates(context, 'amountDue');
	const paid = amountCandidates(context, 'amountPaid');
	const taxRate = rateOf(context, taxes);
	const totals = totalCandidates(context, due, paid);
	const tax = [...withoutParts(amountCandidates(context, 'tax'), taxLines), ...taxTotal(taxLines)];
	const subtotal = [...amountCandidates(context, 'subtotal'), ...lineSum(context)];
	const candidates = {
		subtotal: [...subtotal, ...sumsBeforeTax(totals, tax)],
		discount: amountCandidates(context, 'discount'),
		shipping: amountCandidates(context, 'shipping'),
		tax: [...tax, ...taxByRate(tax, subtotal, taxRate)],
		total: totals,
	};
	const result = chooseTotals(candidates);
	const { chosen } = result;
	return {
		...result,
		candidates,
		isConfirmed: (result.addsUp === true && !result.hasRivals) || isConfirmed(chosen.total, totals, paid, due),
		lineAdjustments: cents(context.tables.reduce((sum, table) => sum + table.adjustments, 0)),
		amountPaid: best(paid),
		amountDue: best(due),
		taxRate,
		taxes: taxes.length > 0 && equal(taxSum(taxes), chosen.tax?.value ?? taxSum(taxes)) ? withBase(taxes, chosen.subtotal?.value) : [],
	};
}

export function best<T extends string | number>(candidates: Array<Candidate<T>>): Candidate<T> | undefined {
	return [...candidates].sort((a, b) => b.score - a.score)[0];
}

interface PlacedTaxLine {
	tax: TaxLine;
	line: Candidate['line'];
}

/**
 * Lines such as "VAT 19 % on 64.46: 12.25", and rows of a tax table without any word: a rate, the base
 * where it is printed, and the tax.
 */
function taxLinesOf(context: Context): PlacedTaxLine[] {
	const labelled = new Set(context.spans.filter((span) => span.topic === 'tax' || span.topic === 'taxRate').map((span) => span.lineIndex));
	return context.lines.flatMap((line, index): PlacedTaxLine[] => {
		if (context.tableLines.has(index)) return [];
		const amounts = line.cells.flatMap((cell) => amountsIn(cell.text, context.mark));
		const rates = amounts.filter((amount) => amount.isPercentage);
		const money = amounts.filter((amount) => amount.isMoney).map((amount) => amount.value);
		const amount = money.at(-1);
		if (rates.length !== 1 || amount === undefined || rates[0].value > 50) return [];
		const rate = rates[0].value;
		const base = money.slice(0, -1).find((value) => equal(cents((value * rate) / 100), amount, 0.03));
		const isBareRow = !/\p{L}{4}/u.test(line.text) && base !== undefined;
		if (!labelled.has(index) && !isBareRow) return [];
		return [{ tax: { rate, ...(base === undefined ? {} : { base }), amount }, line }];
	});
}

/** With several rates, the tax of one rate is no candidate for the whole tax. */
function withoutParts(candidates: Array<Candidate<number>>, taxes: PlacedTaxLine[]): Array<Candidate<number>> {
	return taxes.length < 2 ? candidates : candidates.filter((candidate) => !taxes.some(({ tax, line }) => line === candidate.line && tax.amount === candidate.value));
}

function taxTotal(taxes: PlacedTaxLine[]): Array<Candidate<number>> {
	const last = taxes.at(-1);
	return last && taxes.length > 1 ? [{ value: taxSum(taxes.map(({ tax }) => tax)), score: 0.8, line: last.line }] : [];
}

/** A single tax is on the whole subtotal, where its amount agrees. */
function withBase(taxes: TaxLine[], subtotal: number | undefined): TaxLine[] {
	const [tax] = taxes;
	if (taxes.length !== 1 || tax.base !== undefined || tax.rate === undefined || subtotal === undefined) return taxes;
	return equal(cents((subtotal * tax.rate) / 100), tax.amount, 0.02) ? [{ ...tax, base: subtotal }] : taxes;
}

/** The sum of the items as a subtotal, for invoices that print none. */
function lineSum(context: Context): Array<Candidate<number>> {
	const items = context.tables.flatMap((table) => table.items);
	const line = context.lines[context.tables[0]?.lineIndexes[0]];
	if (items.length === 0 || items.some((item) => item.amount === undefined) || !line) return [];
	return [{ value: cents(items.reduce((sum, item) => sum + (item.amount ?? 0), 0)), score: 0.3, line }];
}

function rateOf(context: Context, taxes: TaxLine[]): Candidate<number> | undefined {
	const rates = new Set(taxes.map((tax) => tax.rate));
	if (rates.size > 1) return undefined;
	const places = context.spans.filter((span) => (span.topic === 'taxRate' || span.topic === 'tax') && !context.tableLines.has(span.lineIndex));
	for (const span of places) {
		const line = context.lines[span.lineIndex];
		const rate = line.cells
			.slice(span.cellIndex)
			.flatMap((cell) => amountsIn(cell.text, context.mark))
			.find((amount) => amount.isPercentage);
		if (rate && rate.value <= 50) return { value: rate.value, score: 0.9, line };
	}
	return undefined;
}
