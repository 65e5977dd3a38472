import type { IDataObject } from 'n8n-workflow';

import { amountReader, type Layout } from '../../invoice/columns';
import { format, isClose } from '../../invoice/sums';
import { parameterGroup } from '../../node/parameters';
import { defineRule, type Finding, type RuleInput } from './rule';
import { checkLineTotals } from './totals/lineTotals';
import { mismatch } from './totals/mismatch';
import { checkTaxRate } from './totals/taxRate';

/** Subtotal, discount, shipping and tax must make up the total, the rate of the subtotal the tax, the lines the subtotal or total. */
export const totals = defineRule({
	code: 'TOTALS_MISMATCH',
	name: 'Totals Mismatch',
	description: 'Subtotal and tax, or the lines, do not make up the total',
	counted: ['with totals that do not add up', 'with totals that do not add up'],
	isOnByDefault: true,
	settings: parameterGroup([
		{
			displayName: 'Totals Tolerance',
			name: 'tolerance',
			type: 'number',
			typeOptions: { minValue: 0, numberPrecision: 2 },
			default: 0.02,
			description: 'How much totals may differ, in the currency of the invoice',
		},
	]),
	check: (input, { tolerance }) =>
		[...checkSums(input, tolerance), ...checkTaxRate(input, tolerance), ...checkLineTotals(input, tolerance)].filter(
			({ row }) => !input.evidence.get(input.rows[row].extractionId)?.isExact,
		),
});

function checkSums({ rows, runs }: RuleInput, tolerance: number): Finding[] {
	const found: Finding[] = [];
	for (const { layout, from, to } of runs) {
		// Without a tax column the sum is not known; an empty one means that none was found.
		if (!layout.names.has('tax')) continue;
		const judge = judgeSums(layout, tolerance);
		for (let row = from; row < to; row++) {
			const message = judge(rows[row].columns);
			if (message !== undefined) found.push(mismatch(row, layout.names.get('total'), message));
		}
	}
	return found;
}

/** What is wrong with the sums of rows that have these columns. */
function judgeSums(layout: Layout, tolerance: number): (columns: IDataObject) => string | undefined {
	const { names } = layout;
	const [subtotalOf, taxOf, totalOf] = [amountReader(layout, 'subtotal'), amountReader(layout, 'tax'), amountReader(layout, 'total')];
	const [discountOf, shippingOf, tipOf] = [amountReader(layout, 'discount'), amountReader(layout, 'shipping'), amountReader(layout, 'tip')];
	return (columns) => {
		const subtotal = subtotalOf(columns);
		const total = totalOf(columns);
		if (subtotal === undefined || total === undefined) return undefined;
		const tax = taxOf(columns);
		const difference = total - subtotal - (tax ?? 0);
		// Most rows add up, and there may be a hundred thousand: nothing else is looked up for these.
		if (isClose(difference, 0, tolerance)) return undefined;
		// A discount makes the amount smaller, whatever its sign; on a credit note that is towards zero as well.
		const size = Math.abs(discountOf(columns) ?? 0);
		const discount = subtotal < 0 ? -size : size;
		const shipping = shippingOf(columns) ?? 0;
		const tip = tipOf(columns) ?? 0;
		// Some invoices state the subtotal after the discount, some before; either may add up.
		for (const extra of [0, -discount, shipping, shipping - discount]) {
			if (isClose(difference, extra, tolerance) || isClose(difference, extra + tip, tolerance)) return undefined;
		}
		return `${names.get('subtotal')} ${format(subtotal)} and ${names.get('tax')} ${tax === undefined ? '(empty)' : format(tax)} do not make up the ${names.get('total')} of ${format(total)}`;
	};
}
