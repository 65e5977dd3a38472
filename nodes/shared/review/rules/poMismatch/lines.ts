import type { LineItem } from '../../../invoice/standardizedInvoice';
import { isCredit } from '../../../payables/credit';
import type { Charge, OrderLedger } from '../../../payables/orders/orderLedger';
import type { Order, OrderLine } from '../../../payables/orders/orders';
import type { Payable } from '../../../payables/payable';
import type { InvoiceFinding } from '../../invoiceFindings';
import { format } from '../../../invoice/sums';
import { allowedAt, quantityText, type Tolerance } from './tolerance';

export interface LineTolerances {
	price: Tolerance;
	quantity: Tolerance;
	total: Tolerance;
}

/** Each line must be on an order, at its price, and not more of it than is left. What a credit note gives back is no charge. */
export function judgeLines(payable: Payable, charges: readonly Charge[], ledger: OrderLedger, tolerances: LineTolerances): InvoiceFinding[] {
	const { invoice, orders } = payable;
	if (!orders || isCredit(invoice) || orders.orders.every(({ lines }) => lines.length === 0)) return [];
	const prices = invoice.lineItems.flatMap((line, index) => {
		const target = orders.lines[index];
		return target ? judgePrice(line, index, target, tolerances.price) : judgeExtra(line, index, orders.orders, tolerances.total);
	});
	const quantities = charges.flatMap((charge) => judgeQuantity(charge, ledger.quantityBefore(charge, payable), invoice.lineItems, tolerances));
	return [...prices, ...quantities];
}

/** `Line 2 (Toner)`, as the invoice has it. */
export function lineName(line: Pick<LineItem, 'description' | 'itemNumber'>, index: number): string {
	const name = line.description ?? line.itemNumber;
	return `Line ${index + 1}${name === null ? '' : ` (${name})`}`;
}

function judgePrice(line: LineItem, index: number, { order, line: ordered }: { order: Order; line: OrderLine }, tolerance: Tolerance): InvoiceFinding[] {
	const [found, expected] = [priceOf(line), priceOf(ordered)];
	if (found === undefined || expected === undefined) return [];
	if (Math.abs(found.price - expected.price) > allowedAt(expected.price, tolerance) + found.rounding + expected.rounding) {
		return [{ about: 'lineUnitPrice', message: `${lineName(line, index)}: the price is ${format(found.price)}, order ${order.number} has ${format(expected.price)}` }];
	}
	// The price may be right and the amount not.
	if (line.quantity === null || line.amount === null) return [];
	const amount = line.quantity * expected.price;
	if (line.amount - amount <= Math.abs(line.quantity) * (allowedAt(expected.price, tolerance) + expected.rounding) + 0.01) return [];
	return [{ about: 'lineAmount', message: `${lineName(line, index)}: ${format(line.amount)} are charged, ${quantityText(line.quantity)} at ${format(expected.price)} of order ${order.number} are ${format(amount)}` }];
}

/** As stated, else the amount of one; then it may be off by what rounding the amount makes of it. */
function priceOf({ unitPrice, amount, quantity }: Pick<LineItem, 'unitPrice' | 'amount' | 'quantity'>): { price: number; rounding: number } | undefined {
	if (unitPrice !== null) return { price: unitPrice, rounding: 0 };
	if (amount === null || quantity === null || quantity === 0) return undefined;
	return { price: amount / quantity, rounding: 0.005 / Math.abs(quantity) };
}

function judgeExtra(line: LineItem, index: number, orders: Order[], tolerance: Tolerance): InvoiceFinding[] {
	const charged = line.amount ?? (line.unitPrice !== null && line.quantity !== null ? line.unitPrice * line.quantity : undefined);
	// A discount was not ordered either.
	if (charged === undefined || charged <= allowedAt(orders.reduce((sum, { net, total }) => sum + (net ?? total ?? 0), 0), tolerance)) return [];
	const numbers = orders.map(({ number }) => number).join(' or ');
	return [{ about: 'lineDescription', message: `${lineName(line, index)}: ${format(charged)} are charged, order ${numbers} has no such line` }];
}

function judgeQuantity({ order, line, lines: own, quantity, amount }: Charge, before: number, lineItems: LineItem[], { quantity: tolerance, total }: LineTolerances): InvoiceFinding[] {
	if (quantity !== undefined && line.quantity !== null) {
		const left = line.quantity - before;
		if (quantity - left <= allowedAt(line.quantity, tolerance)) return [];
		const expected = before > 0 ? `${quantityText(Math.max(0, left))} of ${quantityText(line.quantity)} are left on order ${order.number}` : `order ${order.number} has ${quantityText(line.quantity)}`;
		return [{ about: 'lineQuantity', message: `${namesOf(own, lineItems)}: ${quantityText(quantity)} are charged, ${expected}` }];
	}
	if (amount === undefined || line.amount === null || amount - line.amount <= allowedAt(line.amount, total)) return [];
	return [{ about: 'lineAmount', message: `${namesOf(own, lineItems)}: ${format(amount)} are charged, order ${order.number} has ${format(line.amount)}` }];
}

function namesOf(own: readonly number[], lineItems: LineItem[]): string {
	const [first] = own;
	if (own.length === 1) return lineName(lineItems[first], first);
	return `Lines ${own.map((index) => index + 1).join(' and ')} (${lineItems[first].description ?? lineItems[first].itemNumber ?? ''})`;
}
