import { amountOf, valueOf, type Layout } from '../../../invoice/columns';
import { groupByInvoice } from '../../../invoice/groups';
import { readLineItems } from '../../../invoice/lineItems';
import { format, isClose, mismatch } from './mismatch';
import { layoutAt, type Finding, type Reason, type ReviewInput, type ReviewRow, type ReviewSettings, type Rule } from '../../reasons';

/** The lines of an invoice must make up its subtotal or total, whether each is a row or all are a list in one. */
export const lineTotals: Rule = (input) => [...listedLines(input), ...rowsOfLines(input)];

function listedLines(input: ReviewInput): Finding[] {
	const found: Finding[] = [];
	input.rows.forEach((row, index) => {
		const layout = layoutAt(input, index);
		if (!Array.isArray(valueOf(row.columns, layout, 'lineItems'))) return;
		const amounts = readLineItems(row.columns, layout).map(({ amount }) => amount ?? undefined);
		const reason = judge(row, layout, amounts, input.settings);
		if (reason) found.push({ row: index, reason });
	});
	return found;
}

/** Checks the lines of each invoice together and flags all of them, since nobody can tell which one is wrong. */
function rowsOfLines(input: ReviewInput): Finding[] {
	const { rows, evidence, settings } = input;
	const isPerLineItem = (extractionId: string) => evidence.get(extractionId)?.perLineItem ?? false;
	if (![...evidence.values()].some(({ perLineItem }) => perLineItem)) return [];
	return groupByInvoice(rows, isPerLineItem).flatMap((indexes) => {
		const [first] = indexes;
		if (rows[first].fileName === undefined || !isPerLineItem(rows[first].extractionId)) return [];
		const amounts = indexes.map((index) => amountOf(rows[index].columns, layoutAt(input, index), 'lineAmount'));
		const reason = judge(rows[first], layoutAt(input, first), amounts, settings);
		return reason ? indexes.map((row) => ({ row, reason: { ...reason } })) : [];
	});
}

/** @param row with the stated amounts @param amounts of the lines; nothing can be said when one is not known */
function judge({ columns }: ReviewRow, layout: Layout, amounts: Array<number | undefined>, settings: ReviewSettings): Reason | undefined {
	const subtotal = amountOf(columns, layout, 'subtotal');
	const total = amountOf(columns, layout, 'total');
	const stated = subtotal ?? total;
	const known = amounts.filter((amount) => amount !== undefined);
	if (stated === undefined || known.length === 0 || known.length < amounts.length) return undefined;
	const sum = known.reduce((before, amount) => before + amount, 0);
	// Lines may be net where only the total and its tax are stated.
	const net = total === undefined ? undefined : total - (amountOf(columns, layout, 'tax') ?? 0);
	const tolerance = settings.tolerance + amounts.length * 0.005;
	if ([subtotal, total, net].some((amount) => amount !== undefined && isClose(sum, amount, tolerance))) return undefined;
	const field = layout.names.get(subtotal === undefined ? 'total' : 'subtotal');
	return mismatch(field, `The ${amounts.length} lines add up to ${format(sum)}, but ${field} is ${format(stated)}.`);
}
