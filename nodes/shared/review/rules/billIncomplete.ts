import type { ColumnMeaning } from '../../invoice/columns';
import type { BillProblem } from '../../bills/bill';
import { findInInvoices } from '../invoiceFindings';
import { defineRule, NO_SETTINGS } from './rule';

/** The column that a problem is about, where there is one. */
const COLUMNS: Partial<Record<BillProblem['about'], ColumnMeaning>> = { vendor: 'vendorName', number: 'invoiceNumber', date: 'invoiceDate', currency: 'currency', total: 'total', lines: 'lineAmount' };

/** Other rules that say the same in other words. */
const SAID_BY: Partial<Record<BillProblem['about'], string>> = { vendor: 'UNKNOWN_VENDOR', account: 'NO_ACCOUNT' };

/**
 * A bill was asked for, and cannot be made as the books want it. Nobody books a part of an invoice: where one of its rows is in doubt, all of them are.
 * It is on where an output option asks for bills.
 */
export const billIncomplete = defineRule({
	code: 'BILL_INCOMPLETE',
	name: 'Bill Incomplete',
	description: 'Something is missing for the bill that is to be added',
	counted: ['without a bill', 'without a bill'],
	isOnByDefault: false,
	needs: 'bills',
	settings: NO_SETTINGS,
	check: (input) => {
		const { bills, payables, isFlagged } = input;
		if (!bills) return [];
		return findInInvoices(input, ({ rows }, _field, index) => {
			const flagged = rows.filter((row) => isFlagged(row));
			const problems = (bills[index].problems ?? []).filter(({ about }) => !flagged.some((row) => isFlagged(row, [SAID_BY[about] ?? ''])));
			if (problems.length > 0) return problems.map(({ about, message }) => ({ about: COLUMNS[about], message }));
			return flagged.length > 0 && flagged.length < payables[index].rows.length ? [{ message: 'Another row of the invoice needs review, and a bill is made of all of them' }] : [];
		});
	},
});
