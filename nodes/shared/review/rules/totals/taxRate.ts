import { amountOf, valueOf } from '../../../invoice/columns';
import { readRate } from '../../../invoice/taxes';
import { format, isClose } from '../../../invoice/sums';
import type { Finding, RuleInput } from '../rule';
import { mismatch } from './mismatch';

/**
 * The stated rate of the subtotal must make up the tax. Only for whole invoices: in rows of lines the rate may be the line's.
 * @param tolerance in the currency of the row
 */
export function checkTaxRate({ rows, layouts, runs, evidence }: RuleInput, tolerance: number): Finding[] {
	const found: Finding[] = [];
	if (!runs.some(({ layout }) => layout.names.has('taxRate'))) return found;
	rows.forEach(({ columns, extractionId }, row) => {
		const layout = layouts[row];
		if (!layout.names.has('taxRate') || evidence.get(extractionId)?.perLineItem) return;
		const rate = readRate(valueOf(columns, layout, 'taxRate'));
		const subtotal = amountOf(columns, layout, 'subtotal');
		const tax = amountOf(columns, layout, 'tax');
		if (rate === undefined || subtotal === undefined || tax === undefined) return;
		const discount = Math.abs(amountOf(columns, layout, 'discount') ?? 0) * Math.sign(subtotal);
		const shipping = amountOf(columns, layout, 'shipping') ?? 0;
		const bases = [0, -discount, shipping, shipping - discount].map((extra) => subtotal + extra);
		// Rates are written to a hundredth of a percent, so that the tax of large amounts differs more.
		const allowed = tolerance + Math.abs(subtotal) * 0.0001;
		if (bases.some((base) => isClose((base * rate) / 100, tax, allowed))) return;
		const field = layout.names.get('tax');
		found.push(mismatch(row, field, `${field} ${format(tax)} is not ${rate}% of ${layout.names.get('subtotal')} ${format(subtotal)}`));
	});
	return found;
}
