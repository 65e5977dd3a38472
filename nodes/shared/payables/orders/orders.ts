import { readAmount } from '../../invoice/amounts';
import { COLUMN_NAMES } from '../../invoice/columnNames';
import { readCurrency } from '../../invoice/currency';
import { isObject } from '../../invoice/nested';
import { readText } from '../../invoice/text';
import { readList, type ListEntry, type ListShape } from '../list';
import { LineIndex } from './lineIndex';
import { orderKey } from './orderNumbers';

/** A purchase order, its lines in the order of the list. Amounts are in its currency; null is what the list leaves open. */
export interface Order {
	/** As the list states it. */
	number: string;
	/** The ID or the name of the vendor, whichever the list has. */
	vendor: string | null;
	/** ISO 4217. */
	currency: string | null;
	/** Before tax: as stated, or what the lines make up. */
	net: number | null;
	/** As stated, with or without tax. */
	total: number | null;
	lines: OrderLine[];
	/** What the list says was invoiced of the order as a whole. */
	invoicedAmount: number | null;
	/** Whether anything of it was received, where receipts are given. */
	isReceived?: boolean;
	/** Its lines by what finds one, see `indexOf`. */
	index?: LineIndex;
}

/** The lines of an order by what finds one; they do not change any more. */
export function indexOf(order: Order): LineIndex {
	return (order.index ??= new LineIndex(order.lines));
}

export interface OrderLine {
	itemNumber: string | null;
	description: string | null;
	quantity: number | null;
	unitPrice: number | null;
	amount: number | null;
	/** What the list says was invoiced before. */
	invoicedQuantity: number | null;
	/** What of it was received, where receipts are given. */
	received?: number;
}

type Meaning = 'number' | 'vendor' | 'currency' | 'net' | 'total' | 'lines' | LineMeaning;
type LineMeaning = 'itemNumber' | 'description' | 'quantity' | 'unitPrice' | 'amount' | 'invoicedQuantity' | 'invoicedAmount';

/** Names of columns of lines: the same in orders and, but for the quantity, in receipts and earlier invoices. */
export const LINE_COLUMNS = {
	itemNumber: [...COLUMN_NAMES.lineItemNumber, 'material', 'material number', 'materialnummer', 'référence', 'reference'],
	description: [...COLUMN_NAMES.lineDescription, 'material description', 'text', 'beschreibung', 'descripción', 'libellé'],
	unitPrice: [...COLUMN_NAMES.lineUnitPrice, 'price', 'net price', 'preis', 'prix', 'precio'],
	amount: COLUMN_NAMES.lineAmount,
} as const;

/** How lists call the number of an order. */
export const ORDER_NUMBER = [...COLUMN_NAMES.purchaseOrderNumber, 'purchase order id', 'po id', 'order', 'order no', 'order id', 'bestellung', 'numéro pedido', 'número pedido', 'pedido', 'ordine'];

const ORDERS: ListShape<Meaning> = {
	name: 'Purchase Orders',
	columns: {
		number: [...ORDER_NUMBER, 'number', 'reference'],
		vendor: ['vendor id', 'supplier id', 'vendor number', 'supplier number', ...COLUMN_NAMES.vendorName, 'kreditor', 'lieferantennummer'],
		currency: COLUMN_NAMES.currency,
		net: COLUMN_NAMES.subtotal,
		total: [...COLUMN_NAMES.total, 'order amount', 'order value', 'amount', 'value', 'betrag', 'bestellwert', 'montant', 'importe'],
		lines: COLUMN_NAMES.lineItems,
		...LINE_COLUMNS,
		quantity: ['ordered quantity', 'quantity ordered', 'order quantity', 'qty ordered', 'ordered', 'bestellmenge', ...COLUMN_NAMES.lineQuantity],
		invoicedQuantity: ['invoiced quantity', 'quantity invoiced', 'billed quantity', 'quantity billed', 'qty invoiced', 'qty billed', 'berechnete menge', 'quantité facturée'],
		invoicedAmount: ['invoiced amount', 'amount invoiced', 'billed amount', 'amount billed', 'berechneter betrag', 'montant facturé'],
	},
	needs: [{ oneOf: ['number'], called: 'the number of an order' }],
};

const LINES: ListShape<Meaning> = { ...ORDERS, name: 'The lines of Purchase Orders', needs: [] };

/** Reads the list of orders: one entry for each line, or one for each order with its lines as a list or without any. @throws ServiceError (kind `usage`), see `readList` */
export function readOrders(given: unknown): ReadonlyMap<string, Order> | undefined {
	const entries = readList(given, ORDERS);
	if (!entries) return undefined;
	const orders = new Map<string, Order>();
	for (const entry of entries) {
		const number = readText(entry.number);
		const key = number === undefined ? '' : orderKey(number);
		if (number === undefined || key === '') continue;
		let order = orders.get(key);
		if (!order) orders.set(key, (order = { number, vendor: null, currency: null, net: null, total: null, lines: [], invoicedAmount: null }));
		add(order, entry);
	}
	for (const order of orders.values()) complete(order);
	return orders;
}

function add(order: Order, entry: ListEntry<Meaning>): void {
	order.vendor ??= readText(entry.vendor) ?? null;
	order.currency ??= readCurrency(entry.currency) ?? null;
	order.net ??= amount(entry.net);
	const lines = Array.isArray(entry.lines) ? entry.lines.filter(isObject) : undefined;
	if (lines) {
		const read = readList(lines, LINES) ?? [];
		order.lines.push(...read.map((line) => asLine({ ...line, amount: line.amount ?? line.total })));
	} else if (isLine(entry)) {
		const line = asLine(entry);
		// Beside a quantity or a price, a total that differs from line to line is that of the line.
		if (line.amount === null && line.quantity !== null) line.amount = amount(entry.total);
		order.lines.push(line);
	}
	if (lines ?? !isLine(entry)) {
		order.total ??= amount(entry.total);
		order.invoicedAmount ??= amount(entry.invoicedAmount);
	}
}

function isLine(entry: ListEntry<Meaning>): boolean {
	return [entry.itemNumber, entry.description, entry.quantity, entry.unitPrice].some((value) => value !== undefined);
}

function asLine(entry: ListEntry<Meaning>): OrderLine {
	return {
		itemNumber: readText(entry.itemNumber) ?? null,
		description: readText(entry.description) ?? null,
		quantity: amount(entry.quantity),
		unitPrice: amount(entry.unitPrice),
		amount: amount(entry.amount),
		invoicedQuantity: amount(entry.invoicedQuantity),
	};
}

/** What follows from the rest: amounts of lines, and what they make up. */
function complete(order: Order): void {
	const { lines } = order;
	const stated = lines.map((line) => line.amount);
	const priced = lines.map(({ quantity, unitPrice }) => (quantity === null || unitPrice === null ? null : quantity * unitPrice));
	// An order's total that is repeated on each line is no amount of a line.
	const isRepeated = lines.length > 1 && stated[0] !== null && stated.every((each) => each === stated[0]) && priced.some((each) => each !== null && Math.abs(each - stated[0]!) > 0.01);
	if (isRepeated) order.total ??= stated[0];
	lines.forEach((line, index) => {
		if (isRepeated || line.amount === null) line.amount = priced[index];
	});
	if (order.net === null && lines.length > 0 && lines.every((line) => line.amount !== null)) order.net = lines.reduce((sum, line) => sum + (line.amount ?? 0), 0);
}

function amount(value: unknown): number | null {
	return readAmount(value) ?? null;
}
