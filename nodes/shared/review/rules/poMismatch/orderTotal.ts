import { isCredit } from '../../../payables/credit';
import { netOf, type OrderLedger } from '../../../payables/orders/orderLedger';
import type { Payable } from '../../../payables/payable';
import type { InvoiceFinding } from '../../invoiceFindings';
import { format } from '../../../invoice/sums';
import { allowedAt, type Tolerance } from './tolerance';

/** What is charged before tax must not be more than what is left of all orders together; an order of which no amount is known says nothing. */
export function judgeTotal(payable: Payable, ledger: OrderLedger, tolerance: Tolerance): InvoiceFinding[] {
	const { invoice, orders } = payable;
	const charged = netOf(invoice);
	if (!orders || charged === undefined || isCredit(invoice) || orders.unknown.length > 0) return [];
	const ordered = orders.orders.map(({ net, total }) => net ?? total);
	if (ordered.some((amount) => amount === null)) return [];
	const all = ordered.reduce((sum: number, amount) => sum + (amount ?? 0), 0);
	const before = orders.orders.reduce((sum, order) => sum + ledger.amountBefore(order, payable), 0);
	// A cent for each rounded amount of the comparison.
	if (charged - (all - before) <= Math.max(allowedAt(all, tolerance), 0.02)) return [];
	const numbers = orders.orders.map(({ number }) => number).join(' and ');
	const expected = before > 0.005 ? `${format(Math.max(0, all - before))} of ${format(all)} are left on order ${numbers}` : `order ${numbers} has ${format(all)}`;
	return [{ about: invoice.subtotal === null ? 'total' : 'subtotal', message: `${format(charged)} before tax are charged, ${expected}` }];
}
