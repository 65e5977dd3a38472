import { isCredit } from '../../../payables/credit';
import { netOf, type Charge, type OrderLedger } from '../../../payables/orders/orderLedger';
import type { Order } from '../../../payables/orders/orders';
import type { Payable } from '../../../payables/payable';
import type { InvoiceFinding } from '../../invoiceFindings';
import { lineName } from '../poMismatch/lines';
import { allowedAt, quantityText, type Tolerance } from '../poMismatch/tolerance';
import { format } from '../../../invoice/sums';

/** @param hasOrders whether a list of orders says what the lines are; a line that is on none of them is no matter of receipts then */
export function judgeReceipts(payable: Payable, charged: readonly Charge[], ledger: OrderLedger, tolerance: Tolerance, hasOrders: boolean): InvoiceFinding[] {
	const { invoice, orders } = payable;
	if (!orders || isCredit(invoice)) return [];
	const empty = orders.orders.filter(({ isReceived }) => !isReceived).map(({ number }) => number);
	const missing = [...empty, ...(hasOrders ? [] : orders.unknown)];
	const nothing = missing.map((number): InvoiceFinding => ({ about: 'purchaseOrderNumber', message: `Nothing was received for order ${number}` }));
	const charges = charged.filter(({ order }) => !missing.includes(order.number));
	const lines = charges.flatMap((charge) => judgeLine(payable, charge, ledger.quantityBefore(charge, payable), tolerance));
	const unknown = hasOrders || orders.orders.length === 0 ? [] : invoice.lineItems.flatMap((line, index) => (orders.lines[index] || (line.quantity ?? 0) <= 0 ? [] : [{ about: 'lineQuantity' as const, message: `${lineName(line, index)}: ${quantityText(line.quantity ?? 0)} are charged, none was received` }]));
	const found = [...nothing, ...lines, ...unknown];
	return found.length === 0 && charges.length === 0 ? judgeValue(payable, orders.orders, ledger, tolerance) : found;
}

function judgeLine({ invoice }: Payable, { order, line, lines: [first], quantity }: Charge, before: number, tolerance: Tolerance): InvoiceFinding[] {
	const received = line.received ?? 0;
	if (quantity === undefined || quantity + before - received <= allowedAt(received, tolerance)) return [];
	const earlier = before > 0 ? ` and ${quantityText(before)} before` : '';
	return [{ about: 'lineQuantity', message: `${lineName(invoice.lineItems[first], first)}: ${quantityText(quantity)} are charged${earlier}, ${quantityText(received)} were received for order ${order.number}` }];
}

/** An invoice without lines: what was received must be worth it. */
function judgeValue(payable: Payable, orders: Order[], ledger: OrderLedger, tolerance: Tolerance): InvoiceFinding[] {
	const charged = netOf(payable.invoice);
	const lines = orders.flatMap((order) => order.lines);
	if (charged === undefined || payable.invoice.lineItems.length > 0 || lines.length === 0) return [];
	const values = lines.map(({ received = 0, quantity, unitPrice, amount }) => (unitPrice ?? (amount !== null && quantity ? amount / quantity : Number.NaN)) * received);
	const value = values.reduce((sum, each) => sum + each, 0);
	const before = orders.reduce((sum, order) => sum + ledger.amountBefore(order, payable), 0);
	if (Number.isNaN(value) || charged + before - value <= Math.max(allowedAt(value, tolerance), 0.02)) return [];
	return [{ about: 'subtotal', message: `${format(charged)} before tax are charged${before > 0.005 ? ` and ${format(before)} before` : ''}, ${format(value)} were received for order ${orders.map(({ number }) => number).join(' and ')}` }];
}
