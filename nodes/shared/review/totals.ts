import { amountOf, layoutOf } from '../invoice/columns';
import { groupByInvoice } from '../invoice/groups';
import type { Finding, Reason, ReviewInput, Rule } from './reasons';

/** Subtotal, discount, shipping and tax must make up the total; the lines of an invoice must make up its subtotal or total. */
export const totals: Rule = (input) => [...sums(input), ...lineSums(input)];

function sums({ rows, settings }: ReviewInput): Finding[] {
	const found: Finding[] = [];
	rows.forEach(({ columns }, row) => {
		const layout = layoutOf(columns);
		const { names } = layout;
		// Without a tax column the sum is not known; an empty one means that none was found.
		if (!names.has('subtotal') || !names.has('total') || !names.has('tax')) return;
		const subtotal = amountOf(columns, layout, 'subtotal');
		const total = amountOf(columns, layout, 'total');
		if (subtotal === undefined || total === undefined) return;
		const tax = amountOf(columns, layout, 'tax');
		// A discount makes the amount smaller, whatever its sign; on a credit note that is towards zero as well.
		const discount = Math.abs(amountOf(columns, layout, 'discount') ?? 0) * (subtotal < 0 ? -1 : 1);
		const shipping = amountOf(columns, layout, 'shipping') ?? 0;
		const tip = amountOf(columns, layout, 'tip') ?? 0;
		const difference = total - subtotal - (tax ?? 0);
		// Some invoices state the subtotal after the discount, some before; either may add up.
		const possible = [0, -discount, shipping, shipping - discount].flatMap((extra) => (tip === 0 ? extra : [extra, extra + tip]));
		if (possible.some((extra) => isClose(difference, extra, settings.tolerance))) return;
		const message = `${names.get('subtotal')} ${format(subtotal)} and ${names.get('tax')} ${tax === undefined ? '(empty)' : format(tax)} do not make up ${names.get('total')} ${format(total)}.`;
		found.push({ row, reason: mismatch(names.get('total'), message) });
	});
	return found;
}

/** Checks the lines of each invoice together and flags all of them, since nobody can tell which one is wrong. */
function lineSums({ rows, evidence, settings }: ReviewInput): Finding[] {
	const isPerLineItem = (extractionId: string) => evidence.get(extractionId)?.perLineItem ?? false;
	if (![...evidence.values()].some(({ perLineItem }) => perLineItem)) return [];
	return groupByInvoice(rows, isPerLineItem).flatMap((indexes) => {
		const { columns, fileName, extractionId } = rows[indexes[0]];
		if (fileName === undefined || !isPerLineItem(extractionId)) return [];
		const layout = layoutOf(columns);
		const subtotal = amountOf(columns, layout, 'subtotal');
		const total = amountOf(columns, layout, 'total');
		const stated = subtotal ?? total;
		// Lines may be net where only the total and its tax are stated.
		const net = total === undefined ? undefined : total - (amountOf(columns, layout, 'tax') ?? 0);
		const sum = sumOfLines(indexes.map((index) => rows[index].columns));
		if (stated === undefined || sum === undefined) return [];
		const tolerance = settings.tolerance + indexes.length * 0.005;
		if ([subtotal, total, net].some((amount) => amount !== undefined && isClose(sum, amount, tolerance))) return [];
		const field = layout.names.get(subtotal === undefined ? 'total' : 'subtotal');
		const message = `The ${indexes.length} lines add up to ${format(sum)}, but ${field} is ${format(stated)}.`;
		return indexes.map((row) => ({ row, reason: mismatch(field, message) }));
	});
}

/** Undefined when a line has no amount. */
function sumOfLines(lines: Array<Parameters<typeof amountOf>[0]>): number | undefined {
	let sum = 0;
	for (const columns of lines) {
		const amount = amountOf(columns, layoutOf(columns), 'lineAmount');
		if (amount === undefined) return undefined;
		sum += amount;
	}
	return sum;
}

function mismatch(field: string | undefined, message: string): Reason {
	return { code: 'TOTALS_MISMATCH', ...(field && { field }), message };
}

function isClose(left: number, right: number, tolerance: number): boolean {
	// A hair more than the tolerance, for what binary fractions lose.
	return Math.abs(left - right) <= tolerance + 1e-9;
}

function format(amount: number): string {
	return amount.toFixed(2);
}
