import type { StandardizedInvoice } from '../../invoice/standardizedInvoice';
import { isCredit } from '../credit';
import { identityOf, type EarlierCharge, type EarlierInvoices } from '../earlierInvoices';
import type { Payable } from '../payable';
import type { LineIndex } from './lineIndex';
import { matchLines } from './matchLines';
import { orderKey } from './orderNumbers';
import { indexOf, type Order, type OrderLine } from './orders';

/** What an invoice charges of a line of an order; several of its lines may be about the same one. */
export interface Charge {
	order: Order;
	line: OrderLine;
	/** Its own lines, by their index. */
	lines: number[];
	/** Undefined when a line does not state one and it cannot be calculated either. */
	quantity: number | undefined;
	amount: number | undefined;
}

/** Keeps what was charged of orders before: as their list says, else as the earlier invoices say, and by the invoices that were entered here. */
export interface OrderLedger {
	quantityBefore(charge: Pick<Charge, 'order' | 'line'>, payable: Payable): number;
	/** Before tax; totals of which only the gross amount is known count with the share that is net in this invoice. */
	amountBefore(order: Order, payable: Payable): number;
	/** Enters an invoice, so that those after it find less left; a credit note gives back. */
	enter(payable: Payable, charges: readonly Charge[]): void;
}

/** What an invoice charges of each line of its orders. */
export function chargesOf({ invoice, orders }: Payable): Charge[] {
	const charges = new Map<OrderLine, Charge>();
	orders?.lines.forEach((target, index) => {
		if (!target) return;
		const { amount } = invoice.lineItems[index];
		const quantity = quantityOf(invoice, index, target.line);
		const known = charges.get(target.line);
		if (!known) charges.set(target.line, { order: target.order, line: target.line, lines: [index], quantity, amount: amount ?? undefined });
		else charges.set(target.line, { ...known, lines: [...known.lines, index], quantity: sum(known.quantity, quantity), amount: sum(known.amount, amount ?? undefined) });
	});
	return [...charges.values()];
}

/** As stated, or what the amount makes at the ordered price. */
function quantityOf({ lineItems }: StandardizedInvoice, index: number, { unitPrice }: OrderLine): number | undefined {
	const { quantity, amount } = lineItems[index];
	if (quantity !== null) return quantity;
	return amount !== null && unitPrice !== null && unitPrice !== 0 ? amount / unitPrice : undefined;
}

/** What an invoice charges before tax; undefined when it does not say. */
export function netOf({ subtotal, total, tax }: StandardizedInvoice): number | undefined {
	return subtotal ?? (total === null ? undefined : total - (tax ?? 0));
}

export function createOrderLedger(earlier: EarlierInvoices | undefined): OrderLedger {
	const entered = new Map<OrderLine, number>();
	const enteredAmounts = new Map<Order, number>();
	const listed = new Map<Order, Listed>();
	const listedFor = (order: Order): Listed => {
		let found = listed.get(order);
		if (!found) {
			const charges = statesInvoiced(order) ? undefined : earlier?.chargesOf(orderKey(order.number));
			listed.set(order, (found = listedCharges(order, charges ?? [])));
		}
		return found;
	};
	return {
		quantityBefore({ order, line }, payable) {
			const before = others(listedFor(order).ofLine.get(line) ?? [], payable).reduce((all, { quantity }) => all + (quantity ?? 0), 0);
			return (line.invoicedQuantity ?? 0) + before + (entered.get(line) ?? 0);
		},
		amountBefore(order, payable) {
			const { total } = payable.invoice;
			const share = total === null || total === 0 ? 1 : (netOf(payable.invoice) ?? total) / total;
			const before = others(listedFor(order).all, payable).reduce((all, { amount, gross }) => all + (amount ?? (gross ?? 0) * share), 0);
			return (order.invoicedAmount ?? invoicedByLines(order)) + before + (enteredAmounts.get(order) ?? 0);
		},
		enter(payable, charges) {
			const sign = isCredit(payable.invoice) ? -1 : 1;
			for (const { line, quantity = 0 } of charges) entered.set(line, (entered.get(line) ?? 0) + sign * Math.abs(quantity));
			for (const [order, amount] of amountsOf(payable, charges)) enteredAmounts.set(order, (enteredAmounts.get(order) ?? 0) + sign * Math.abs(amount));
		},
	};
}

/** What the list has of an order. */
interface Listed {
	all: readonly EarlierCharge[];
	ofLine: ReadonlyMap<OrderLine, EarlierCharge[]>;
}

const NOTHING: Listed = { all: [], ofLine: new Map() };

function listedCharges(order: Order, all: readonly EarlierCharge[]): Listed {
	if (all.length === 0) return NOTHING;
	const index = indexOf(order);
	const ofLine = new Map<OrderLine, EarlierCharge[]>();
	for (const charge of all) {
		const line = lineOf(charge, order.lines, index);
		if (!line) continue;
		const known = ofLine.get(line);
		if (known) known.push(charge);
		else ofLine.set(line, [charge]);
	}
	return { all, ofLine };
}

/** The list may have the invoice at hand already. */
function others(charges: readonly EarlierCharge[], { owner, invoice }: Payable): readonly EarlierCharge[] {
	const own = identityOf(owner, invoice.invoiceNumber);
	return own === undefined ? charges : charges.filter(({ identity }) => identity !== own);
}

/** What an invoice charges of each order: as its lines say, or all of it where it names one order. */
function amountsOf(payable: Payable, charges: readonly Charge[]): Map<Order, number> {
	const orders = payable.orders?.orders ?? [];
	const net = netOf(payable.invoice) ?? 0;
	if (orders.length === 1) return new Map([[orders[0], net]]);
	const amounts = new Map<Order, number>();
	for (const { order, amount = 0 } of charges) amounts.set(order, (amounts.get(order) ?? 0) + amount);
	return amounts;
}

/** Whether the list of orders itself says what was invoiced; the earlier invoices would count the same again. */
function statesInvoiced({ invoicedAmount, lines }: Order): boolean {
	return invoicedAmount !== null || lines.some(({ invoicedQuantity }) => invoicedQuantity !== null);
}

function invoicedByLines({ lines }: Order): number {
	return lines.reduce((all, { invoicedQuantity, quantity, amount }) => all + (invoicedQuantity !== null && quantity !== null && quantity !== 0 && amount !== null ? (invoicedQuantity / quantity) * amount : 0), 0);
}

function lineOf(charge: EarlierCharge, lines: readonly OrderLine[], known: LineIndex): OrderLine | undefined {
	if (charge.itemNumber === null && charge.description === null) return charge.quantity !== null && lines.length === 1 ? lines[0] : undefined;
	const [at] = matchLines([{ ...charge, amount: null }], known);
	return at === undefined ? undefined : lines[at];
}

function sum(left: number | undefined, right: number | undefined): number | undefined {
	return left === undefined || right === undefined ? undefined : left + right;
}
