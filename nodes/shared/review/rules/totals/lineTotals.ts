import { amountOf, valueOf, type Layout } from '../../../invoice/columns';
import { groupByInvoice } from '../../../invoice/groups';
import { readLineItems } from '../../../invoice/lineItems';
import { format, isClose } from '../../../invoice/sums';
import type { ReviewRow } from '../../evidence';
import type { Finding, RuleInput } from '../rule';
import { mismatch } from './mismatch';

/**
 * The lines of an invoice must make up its subtotal or total, whether each is a row or all are a list in one.
 * @param tolerance in the currency of the row
 */
export function checkLineTotals(input: RuleInput, tolerance: number): Finding[] {
	return [...listedLines(input, tolerance), ...rowsOfLines(input, tolerance)];
}

function listedLines({ rows, layouts, runs }: RuleInput, tolerance: number): Finding[] {
	const found: Finding[] = [];
	if (!runs.some(({ layout }) => layout.names.has('lineItems'))) return found;
	rows.forEach((row, index) => {
		const layout = layouts[index];
		if (!Array.isArray(valueOf(row.columns, layout, 'lineItems'))) return;
		const amounts = readLineItems(row.columns, layout).map(({ amount }) => amount ?? undefined);
		found.push(...judge(row, layout, amounts, tolerance, [index]));
	});
	return found;
}

/** Checks the lines of each invoice together and flags all of them, since nobody can tell which one is wrong. */
function rowsOfLines({ rows, layouts, evidence }: RuleInput, tolerance: number): Finding[] {
	const isPerLineItem = (extractionId: string) => evidence.get(extractionId)?.perLineItem ?? false;
	if (![...evidence.values()].some(({ perLineItem }) => perLineItem)) return [];
	return groupByInvoice(rows, isPerLineItem).flatMap((indexes) => {
		const [first] = indexes;
		if (rows[first].fileName === undefined || !isPerLineItem(rows[first].extractionId)) return [];
		const amounts = indexes.map((index) => amountOf(rows[index].columns, layouts[index], 'lineAmount'));
		return judge(rows[first], layouts[first], amounts, tolerance, indexes);
	});
}

/**
 * @param row with the stated amounts
 * @param amounts of the lines; nothing can be said when one is not known
 * @param flagged the rows of which it is said that they do not add up
 */
function judge({ columns }: ReviewRow, layout: Layout, amounts: Array<number | undefined>, tolerance: number, flagged: number[]): Finding[] {
	const subtotal = amountOf(columns, layout, 'subtotal');
	const total = amountOf(columns, layout, 'total');
	const stated = subtotal ?? total;
	const known = amounts.filter((amount) => amount !== undefined);
	if (stated === undefined || known.length === 0 || known.length < amounts.length) return [];
	const sum = known.reduce((before, amount) => before + amount, 0);
	// Lines may be net where only the total and its tax are stated.
	const net = total === undefined ? undefined : total - (amountOf(columns, layout, 'tax') ?? 0);
	const allowed = tolerance + amounts.length * 0.005;
	if ([subtotal, total, net].some((amount) => amount !== undefined && isClose(sum, amount, allowed))) return [];
	const field = layout.names.get(subtotal === undefined ? 'total' : 'subtotal');
	const message = `The ${amounts.length} lines add up to ${format(sum)}, but ${field} is ${format(stated)}`;
	return flagged.map((row) => mismatch(row, field, message));
}
