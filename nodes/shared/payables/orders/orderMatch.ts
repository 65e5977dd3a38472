import type { StandardizedInvoice } from '../../invoice/standardizedInvoice';
import { matchLines } from './matchLines';
import { orderKey, readOrderNumbers } from './orderNumbers';
import type { Order, OrderLine } from './orders';

/** What an invoice is about in the list of orders. */
export interface OrderMatch {
	orders: Order[];
	/** Numbers that it states and no order has. */
	unknown: string[];
	/** For each line of the invoice the line of an order, where one was found. */
	lines: Array<{ order: Order; line: OrderLine } | undefined>;
}

/** Finds the orders that an invoice names, and of each of its lines that of an order; undefined when it names none. */
export function matchOrders({ purchaseOrderNumber, lineItems }: StandardizedInvoice, orders: ReadonlyMap<string, Order>): OrderMatch | undefined {
	if (purchaseOrderNumber === null) return undefined;
	const numbers = readOrderNumbers(purchaseOrderNumber, (key) => orders.has(key));
	if (numbers.length === 0) return undefined;
	const found = [...new Set(numbers.flatMap((number) => orders.get(orderKey(number)) ?? []))];
	const targets = found.flatMap((order) => order.lines.map((line) => ({ order, line })));
	const lines = targets.length === 0 ? lineItems.map(() => undefined) : matchLines(lineItems, targets.map(({ line }) => line)).map((at) => (at === undefined ? undefined : targets[at]));
	return { orders: found, unknown: numbers.filter((number) => !orders.has(orderKey(number))), lines };
}
