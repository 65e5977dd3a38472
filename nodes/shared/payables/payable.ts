import type { SourcedRow } from '../invoice/groups';
import { invoicesOfRows, type InvoiceOfRows } from '../invoice/invoicesOfRows';
import type { Coding, VendorMatch } from '../invoice/standardizedInvoice';
import type { LineToCode } from './accounts/accountIndex';
import type { Books } from './books';
import { matchOrders, type OrderMatch } from './orders/orderMatch';
import { ownerOfInvoice, ownerOfVendor } from './owner';
import type { FoundVendor } from './vendors/vendorIndex';
import type { Vendor } from './vendors/vendors';

/** An invoice with what the lists say of it. */
export interface Payable extends InvoiceOfRows {
	/** Who of the list it is; missing where no list was given. */
	found?: FoundVendor;
	/** Equal for the same vendor, see `owner.ts`; undefined when the invoice names none. */
	owner: string | undefined;
	/** Missing where no list was given, or the invoice names no order. */
	orders?: OrderMatch;
	/** Says where anything else of the invoice goes in the books; missing where no account rules were given. */
	code?: (line: LineToCode) => Coding | null;
}

/**
 * Reads the invoices that rows make up and looks them up in the lists. What is found goes on the standardized invoice: the vendor's entry as
 * `vendor.match`, and `coding` on each line and on the invoice as a whole.
 */
export function readPayables(rows: SourcedRow[], isPerLineItem: (extractionId: string) => boolean, books: Books): Payable[] {
	return invoicesOfRows(rows, isPerLineItem).map((read) => lookUp(read, books));
}

function lookUp({ invoice, rows }: InvoiceOfRows, { vendors, orders, accounts }: Books): Payable {
	const found = vendors?.find(invoice);
	const vendor = found?.vendor;
	const owner = vendor ? ownerOfVendor(vendor) : ownerOfInvoice(invoice);
	if (found) invoice.vendor.match = found.vendor ? asMatch(found.vendor, found.by) : null;
	const code = accounts?.coder(invoice, vendor, owner);
	if (code) {
		for (const line of invoice.lineItems) line.coding = code(line);
		invoice.coding = code({ description: null, itemNumber: null, taxRate: null, amount: invoice.subtotal ?? invoice.total });
	}
	const payable: Payable = { invoice, rows, owner };
	if (found) payable.found = found;
	if (code) payable.code = code;
	const match = orders && matchOrders(invoice, orders);
	if (match) payable.orders = match;
	return payable;
}

function asMatch({ id, name, account, taxCode, costCenter, paymentTerms, currencies }: Vendor, matchedBy: VendorMatch['matchedBy']): VendorMatch {
	return { id, name, matchedBy, account, taxCode, costCenter, paymentTerms, currency: currencies[0] ?? null };
}
