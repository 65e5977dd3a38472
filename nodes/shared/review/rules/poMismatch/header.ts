import type { Order } from '../../../payables/orders/orders';
import { ownerOfText } from '../../../payables/owner';
import type { Payable } from '../../../payables/payable';
import type { VendorIndex } from '../../../payables/vendors/vendorIndex';
import { nameWords } from '../../../payables/vendors/vendorNames';
import type { InvoiceFinding } from '../../invoiceFindings';

/** The orders must be with the vendor of the invoice, and in its currency. @param isUnknown whether the vendor is in doubt anyhow */
export function judgeHeader(payable: Payable, vendors: VendorIndex | undefined, isUnknown: boolean): InvoiceFinding[] {
	const { invoice, orders } = payable;
	return (orders?.orders ?? []).flatMap((order): InvoiceFinding[] => [
		...(!isUnknown && isOtherVendor(order, payable, vendors) ? [{ about: 'vendorName' as const, message: `Order ${order.number} is with ${order.vendor}, the invoice is from ${invoice.vendor.name ?? 'another vendor'}` }] : []),
		...(order.currency !== null && invoice.currency !== null && order.currency !== invoice.currency
			? [{ about: 'currency' as const, message: `Order ${order.number} is in ${order.currency}, the invoice in ${invoice.currency}` }]
			: []),
	]);
}

function isOtherVendor({ vendor }: Order, { invoice, owner, found }: Payable, vendors: VendorIndex | undefined): boolean {
	if (vendor === null || owner === undefined || ownerOfText(vendor, vendors) === owner || found?.vendor?.id === vendor) return false;
	// An ID of a vendor whom nobody knows says nothing of the name; nor does a name of which one is the beginning of the other.
	const [ordered, invoiced] = [nameWords(vendor), nameWords(found?.vendor?.name ?? invoice.vendor.name ?? '')];
	const isName = /\p{L}{3}/u.test(vendor);
	return (isName || vendors !== undefined) && !isBeginning(ordered, invoiced) && !isBeginning(invoiced, ordered);
}

function isBeginning(short: string[], long: string[]): boolean {
	return short.length > 0 && short.every((word, index) => long[index] === word);
}
