import type { StandardizedInvoice } from '../invoice/standardizedInvoice';
import { normalizeTaxId } from './taxIds/taxId';
import { vendorKey } from './vendors/vendorNames';
import type { VendorIndex } from './vendors/vendorIndex';
import type { Vendor } from './vendors/vendors';

/** Equal for the same vendor, wherever it is named: a vendor of the list by its entry there, any other by its name. */
export function ownerOfVendor({ id, name, taxIds, ibans }: Vendor): string {
	return `vendor ${id ?? name ?? taxIds[0] ?? ibans[0]}`;
}

/** @param text a vendor's ID or name, as another list has it */
export function ownerOfText(text: string, vendors: VendorIndex | undefined): string {
	const vendor = vendors?.named(text);
	return vendor ? ownerOfVendor(vendor) : ownerOfName(text);
}

/** The vendor of an invoice that no list has; undefined when the invoice does not say. */
export function ownerOfInvoice({ vendor: { name, taxId } }: StandardizedInvoice): string | undefined {
	if (name !== null) return ownerOfName(name);
	return taxId === null ? undefined : `tax ID ${normalizeTaxId(taxId)}`;
}

export function ownerOfName(name: string): string {
	return `name ${vendorKey(name)}`;
}
