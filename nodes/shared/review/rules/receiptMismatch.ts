import { parameterGroup } from '../../node/parameters';
import { chargesOf, createOrderLedger } from '../../payables/orders/orderLedger';
import { findInInvoices } from '../invoiceFindings';
import { isRepeated } from './poMismatch/repeated';
import { judgeReceipts } from './receiptMismatch/judgeReceipts';
import { defineRule } from './rule';

/**
 * The invoice against what was received (three-way match): of each line not more may be charged, with earlier invoices, than arrived. The lines are those of the
 * purchase orders; without a list of these, those of the receipts.
 */
export const receiptMismatch = defineRule({
	code: 'RECEIPT_MISMATCH',
	name: 'Receipt Mismatch',
	description: 'More is charged than was received',
	counted: ['with more than was received', 'with more than was received'],
	isOnByDefault: false,
	partOf: 'receipts',
	hasLimits: true,
	settings: parameterGroup(
		[
			{
				displayName: 'Margin',
				name: 'receiptTolerance',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 4 },
				default: 0,
				description: 'How much more than was received may be charged, in the unit of the line. Of a tolerance in percent and one as a number the larger counts.',
			},
			{
				displayName: 'Margin %',
				name: 'receiptTolerancePercent',
				type: 'number',
				typeOptions: { minValue: 0, numberPrecision: 2 },
				default: 1,
				description: 'How much more than was received may be charged. Of a tolerance in percent and one as a number the larger counts.',
			},
		],
		['receiptTolerance', 'receiptTolerancePercent'],
	),
	check: (input, { receiptTolerance, receiptTolerancePercent }) => {
		if (!input.books.hasReceipts) return [];
		const ledger = createOrderLedger(input.books.earlier);
		const tolerance = { absolute: receiptTolerance, percent: receiptTolerancePercent };
		return findInInvoices(input, (payable) => {
			if (!payable.orders || isRepeated(input, payable)) return [];
			const charges = chargesOf(payable);
			const found = judgeReceipts(payable, charges, ledger, tolerance, input.books.hasOrders);
			ledger.enter(payable, charges);
			return found;
		});
	},
});
