import { readAmount } from '../invoice/amounts';
import { findColumns, type ColumnMeaning } from '../invoice/columns';
import type { Reason, ReviewInput, ReviewRow, Rule } from './reasons';

/** Subtotal, discount, shipping and tax must make up the total; the lines of an invoice must make up its subtotal or total. */
export const totals: Rule = (input) => [...sums(input), ...lineSums(input)];

function sums({ rows, settings }: ReviewInput) {
	return rows.flatMap((row, index) => {
		const { subtotal, tax, total, discount = 0, shipping = 0, names } = amountsOf(row);
		// Without a tax column the sum is not known; an empty one means that none was found.
		if (subtotal === undefined || total === undefined || !names.has('tax')) return [];
		const base = subtotal + (tax ?? 0);
		// Some invoices state the subtotal after the discount, some before; either may add up.
		const possible = [base, base - Math.abs(discount), base + shipping, base - Math.abs(discount) + shipping];
		if (possible.some((sum) => isClose(sum, total, settings.tolerance))) return [];
		const message = `${names.get('subtotal')} ${format(subtotal)} and ${names.get('tax')} ${tax === undefined ? '(empty)' : format(tax)} do not make up ${names.get('total')} ${format(total)}.`;
		return [{ row: index, reason: mismatch(names.get('total'), message) }];
	});
}

/** Checks the lines of each invoice together and flags all of them, since nobody can tell which one is wrong. */
function lineSums({ rows, evidence, settings }: ReviewInput) {
	const invoices = new Map<string, number[]>();
	rows.forEach((row, index) => {
		if (!evidence.get(row.extractionId)?.perLineItem || row.fileName === undefined) return;
		const number = row.columns[findColumns(Object.keys(row.columns)).get('invoiceNumber') ?? ''];
		const key = JSON.stringify([row.extractionId, row.fileName, number ?? null]);
		const group = invoices.get(key);
		if (group) group.push(index);
		else invoices.set(key, [index]);
	});
	return [...invoices.values()].flatMap((indices) => {
		const amounts = indices.map((index) => amountsOf(rows[index]));
		const lines = amounts.map(({ lineAmount }) => lineAmount);
		const { subtotal, total, names } = amounts[0];
		if (!lines.every((amount) => amount !== undefined) || (subtotal ?? total) === undefined) return [];
		const sum = lines.reduce((left, right) => left + right, 0);
		const tolerance = settings.tolerance + lines.length * 0.005;
		if ([subtotal, total].some((stated) => stated !== undefined && isClose(sum, stated, tolerance))) return [];
		const stated = subtotal === undefined ? 'total' : 'subtotal';
		const message = `The ${lines.length} lines add up to ${format(sum)}, but ${names.get(stated)} is ${format(subtotal ?? total ?? 0)}.`;
		return indices.map((row) => ({ row, reason: mismatch(names.get(stated), message) }));
	});
}

function amountsOf({ columns }: ReviewRow) {
	const names = findColumns(Object.keys(columns));
	const amount = (meaning: ColumnMeaning): number | undefined => readAmount(columns[names.get(meaning) ?? '']);
	return {
		names,
		subtotal: amount('subtotal'),
		tax: amount('tax'),
		total: amount('total'),
		discount: amount('discount'),
		shipping: amount('shipping'),
		lineAmount: amount('lineAmount'),
	};
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
