import { parameterGroup } from '../../node/parameters';
import { findInInvoices } from '../invoiceFindings';
import { isCredit } from '../../payables/credit';
import { defineRule } from './rule';

/** The invoice names an order that the list does not have, or none at all. */
export const poNotFound = defineRule({
	code: 'PO_NOT_FOUND',
	name: 'Purchase Order Not Found',
	description: 'No purchase order has the number that is stated, or none is stated',
	counted: ['without a purchase order', 'without a purchase order'],
	isOnByDefault: false,
	partOf: 'purchaseOrders',
	settings: parameterGroup([
		{
			displayName: 'Order Required',
			name: 'orderRequired',
			type: 'boolean',
			default: true,
			description: 'Whether an invoice that states no order number goes to review too; a credit note never does for this',
		},
	]),
	check: (input, { orderRequired }) => {
		if (!input.books.hasOrders) return [];
		return findInInvoices(input, ({ invoice, orders }, field) => {
			if (!orders) return orderRequired && !isCredit(invoice) ? [{ about: 'purchaseOrderNumber', message: 'No purchase order is stated' }] : [];
			return orders.unknown.map((number) => ({ about: 'purchaseOrderNumber' as const, message: `${field('purchaseOrderNumber', 'Purchase order')} ${number} is not in the list of purchase orders` }));
		});
	},
});
