import type { ColumnMeaning } from '../invoice/columns';
import type { Payable } from '../payables/payable';
import type { Finding, RuleInput } from './rules/rule';

/** What is said of an invoice as a whole, about the column with a meaning, where its rows have one. */
export interface InvoiceFinding {
	about?: ColumnMeaning;
	message: string;
}

/**
 * Judges invoices, and says what was found on all rows of each: nobody books a half. The message may begin with `field`, which gives the
 * name of a column as the rows have it.
 */
export function findInInvoices(
	{ payables, layouts }: RuleInput,
	judge: (payable: Payable, field: (meaning: ColumnMeaning, otherwise: string) => string, index: number) => InvoiceFinding[],
): Finding[] {
	const found: Finding[] = [];
	let names: ReadonlyMap<ColumnMeaning, string> = new Map();
	const field = (meaning: ColumnMeaning, otherwise: string) => names.get(meaning) ?? otherwise;
	payables.forEach((payable, index) => {
		names = layouts[payable.rows[0]].names;
		for (const { about, message } of judge(payable, field, index)) {
			const column = about && names.get(about);
			for (const row of payable.rows) found.push({ row, ...(column && { field: column }), message });
		}
	});
	return found;
}
