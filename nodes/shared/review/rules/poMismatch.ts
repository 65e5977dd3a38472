import { parameterGroup } from '../../node/parameters';
import { chargesOf, createOrderLedger } from '../../payables/orders/orderLedger';
import { findInInvoices } from '../invoiceFindings';
import { judgeHeader } from './poMismatch/header';
import { judgeLines } from './poMismatch/lines';
import { judgeTotal } from './poMismatch/orderTotal';
import { isRepeated } from './poMismatch/repeated';
import { defineRule } from './rule';

const percent = { type: 'number', typeOptions: { minValue: 0, numberPrecision: 2 }, default: 1 } as const;
const absolute = { type: 'number', typeOptions: { minValue: 0, numberPrecision: 4 }, default: 0 } as const;

/** Which of two tolerances counts; part of each description. */
const LARGER = 'Of a tolerance in percent and one as a number the larger counts.';

/**
 * The invoice against its purchase orders (two-way match): vendor, currency, each line with its price and quantity, and the total before tax, against what is
 * left after earlier invoices: those that the lists state, and those before it in this execution. What is less than ordered is a part of it.
 */
export const poMismatch = defineRule({
	code: 'PO_MISMATCH',
	name: 'Purchase Order Mismatch',
	description: 'A line, the total, the currency or the vendor is not as ordered, or was charged before',
	counted: ['not as ordered', 'not as ordered'],
	isOnByDefault: false,
	partOf: 'purchaseOrders',
	hasLimits: true,
	settings: parameterGroup(
		[
			{ displayName: 'Price Margin', name: 'priceTolerance', ...absolute, description: `How much a unit price may differ from the order, in its currency. ${LARGER}` },
			{ displayName: 'Price Margin %', name: 'priceTolerancePercent', ...percent, description: `How much a unit price may differ from the order. ${LARGER}` },
			{ displayName: 'Units Margin', name: 'quantityTolerance', ...absolute, description: `How much more than is left of the order may be charged, in its unit. ${LARGER}` },
			{ displayName: 'Units Margin %', name: 'quantityTolerancePercent', ...percent, description: `How much more than is left may be charged, of the quantity that was ordered. ${LARGER}` },
			{ displayName: 'Total Margin', name: 'totalTolerance', ...absolute, description: `How much the net total may be above the order, in its currency; also what a line may cost that was not ordered. ${LARGER}` },
			{ displayName: 'Total Margin %', name: 'totalTolerancePercent', ...percent, description: `How much the net total may be above the order. ${LARGER}` },
		],
		['priceTolerance', 'priceTolerancePercent', 'quantityTolerance', 'quantityTolerancePercent', 'totalTolerance', 'totalTolerancePercent'],
	),
	check: (input, limits) => {
		if (!input.books.hasOrders) return [];
		const ledger = createOrderLedger(input.books.earlier);
		const tolerances = {
			price: { absolute: limits.priceTolerance, percent: limits.priceTolerancePercent },
			quantity: { absolute: limits.quantityTolerance, percent: limits.quantityTolerancePercent },
			total: { absolute: limits.totalTolerance, percent: limits.totalTolerancePercent },
		};
		return findInInvoices(input, (payable) => {
			// What came before was compared then, and must not use up the order twice.
			if (!payable.orders || payable.orders.orders.length === 0 || isRepeated(input, payable)) return [];
			const header = judgeHeader(payable, input.books.vendors, input.isFlagged(payable.rows[0], ['UNKNOWN_VENDOR']));
			const isComparable = header.every(({ about }) => about !== 'currency');
			const charges = chargesOf(payable);
			const lines = isComparable ? judgeLines(payable, charges, ledger, tolerances) : [];
			const found = [...header, ...lines, ...(isComparable && lines.length === 0 ? judgeTotal(payable, ledger, tolerances.total) : [])];
			ledger.enter(payable, charges);
			return found;
		});
	},
});
