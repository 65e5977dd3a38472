import { readAmount } from '../../invoice/amounts';
import { COLUMN_NAMES } from '../../invoice/columnNames';
import { readText } from '../../invoice/text';
import { readList, type ListShape } from '../list';
import { LineIndex, type LineToMatch } from './lineIndex';
import { matchLines } from './matchLines';
import { orderKey } from './orderNumbers';
import { LINE_COLUMNS, ORDER_NUMBER, type Order, type OrderLine } from './orders';

type Meaning = 'order' | 'itemNumber' | 'description' | 'quantity';

const RECEIPTS: ListShape<Meaning> = {
	name: 'Receipts',
	columns: {
		order: ORDER_NUMBER,
		itemNumber: LINE_COLUMNS.itemNumber,
		description: LINE_COLUMNS.description,
		quantity: ['received quantity', 'quantity received', 'qty received', 'received', 'accepted quantity', 'delivered quantity', 'quantity delivered', 'delivered', 'eingangsmenge', 'gelieferte menge', 'quantité reçue', 'quantité livrée', 'cantidad recibida', ...COLUMN_NAMES.lineQuantity],
	},
	needs: [
		{ oneOf: ['order'], called: 'the number of the order' },
		{ oneOf: ['quantity'], called: 'the quantity received' },
	],
};

/** A line of a goods receipt. */
export interface ReceiptLine extends LineToMatch {
	quantity: number;
}

/** Reads the list of goods receipts, by the key of their order. @throws ServiceError (kind `usage`), see `readList` */
export function readReceipts(given: unknown): ReadonlyMap<string, ReceiptLine[]> | undefined {
	const entries = readList(given, RECEIPTS);
	if (!entries) return undefined;
	const receipts = new Map<string, ReceiptLine[]>();
	for (const entry of entries) {
		const key = orderKey(readText(entry.order) ?? '');
		const quantity = readAmount(entry.quantity);
		if (key === '' || quantity === undefined) continue;
		const line = { itemNumber: readText(entry.itemNumber) ?? null, description: readText(entry.description) ?? null, unitPrice: null, amount: null, quantity };
		const known = receipts.get(key);
		if (known) known.push(line);
		else receipts.set(key, [line]);
	}
	return receipts;
}

/**
 * Says of each line of the orders how much of it was received. A receipt of an order with one line needs no item; an order that no list of
 * orders has is made of its receipts alone.
 */
export function withReceipts(orders: ReadonlyMap<string, Order> | undefined, receipts: ReadonlyMap<string, ReceiptLine[]>): ReadonlyMap<string, Order> {
	const known = orders ?? new Map([...receipts].map(([key, lines]) => [key, orderOf(key, lines)]));
	for (const [key, order] of known) {
		const own = receipts.get(key) ?? [];
		order.isReceived = own.some(({ quantity }) => quantity > 0);
		assign(order.lines, own);
	}
	return known;
}

function assign(lines: OrderLine[], receipts: ReceiptLine[]): void {
	for (const line of lines) line.received = 0;
	const known = new LineIndex(lines);
	// One at a time: several receipts of the same line are the rule.
	for (const receipt of receipts) {
		const isUnnamed = receipt.itemNumber === null && receipt.description === null;
		const [at] = isUnnamed && lines.length === 1 ? [0] : matchLines([receipt], known);
		if (at !== undefined) lines[at].received = (lines[at].received ?? 0) + receipt.quantity;
	}
}

function orderOf(key: string, receipts: ReceiptLine[]): Order {
	const lines: OrderLine[] = [];
	const known = new LineIndex([]);
	for (const { itemNumber, description } of receipts) {
		const line: OrderLine = { itemNumber, description, quantity: null, unitPrice: null, amount: null, invoicedQuantity: null };
		if (matchLines([line], known)[0] !== undefined) continue;
		lines.push(line);
		known.add(line);
	}
	return { number: key, vendor: null, currency: null, net: null, total: null, lines, invoicedAmount: null };
}
