import { readAccountIndex, type AccountIndex } from './accounts/accountIndex';
import { readEarlierInvoices, type EarlierInvoices } from './earlierInvoices';
import { readOrders, type Order } from './orders/orders';
import { readReceipts, withReceipts } from './orders/receipts';
import { readVendorIndex, type VendorIndex } from './vendors/vendorIndex';

/** The lists that invoices are compared with, read and indexed; one that was not given is missing. */
export interface Books {
	vendors?: VendorIndex;
	/** By the key of their numbers. With receipts, each line says what of it was received; without a list of orders, they are made of the receipts. */
	orders?: ReadonlyMap<string, Order>;
	/** Which of the two the orders come from, or both. */
	hasOrders: boolean;
	hasReceipts: boolean;
	earlier?: EarlierInvoices;
	accounts?: AccountIndex;
}

export const NO_BOOKS: Books = { hasOrders: false, hasReceipts: false };

/** Lists as an expression or a text gives them; undefined or empty text is none. */
export interface GivenLists {
	knownVendors?: unknown;
	purchaseOrders?: unknown;
	receipts?: unknown;
	earlierInvoices?: unknown;
	accountRules?: unknown;
}

/** Reads all lists, once for an execution. @throws ServiceError (kind `usage`) naming the list that cannot be understood, and its columns */
export function readBooks({ knownVendors, purchaseOrders, receipts, earlierInvoices, accountRules }: GivenLists): Books {
	const vendors = readVendorIndex(knownVendors);
	const orders = readOrders(purchaseOrders);
	const received = readReceipts(receipts);
	const allOrders = received ? withReceipts(orders, received) : orders;
	const earlier = readEarlierInvoices(earlierInvoices, vendors);
	const accounts = readAccountIndex(accountRules, vendors);
	return {
		hasOrders: orders !== undefined,
		hasReceipts: received !== undefined,
		...(vendors && { vendors }),
		...(allOrders && { orders: allOrders }),
		...(earlier && { earlier }),
		...(accounts && { accounts }),
	};
}
