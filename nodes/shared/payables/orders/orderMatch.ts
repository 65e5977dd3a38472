import type { StandardizedInvoice } from '../../invoice/standardizedInvoice';
import { LineIndex } from './lineIndex';
import { matchLines } from './matchLines';
import { orderKey, readOrderNumbers } from './orderNumbers';
import { indexOf, type Order, type OrderLine } from './orders';

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
	const found = numbers.map((number) => orders.get(orderKey(number)));
	const known = [...new Set(found.filter((order) => order !== undefined))];
	return { orders: known, unknown: numbers.filter((_, index) => !found[index]), lines: linesOf(lineItems, known) };
}

function linesOf(lineItems: StandardizedInvoice['lineItems'], found: Order[]): OrderMatch['lines'] {
	const targets = found.flatMap((order) => order.lines.map((line) => ({ order, line })));
	if (targets.length === 0) return lineItems.map(() => undefined);
	const index = found.length === 1 ? indexOf(found[0]) : new LineIndex(targets.map(({ line }) => line));
	return matchLines(lineItems, index).map((at) => (at === undefined ? undefined : targets[at]));
}
