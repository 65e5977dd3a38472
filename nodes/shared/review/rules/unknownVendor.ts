import { findInInvoices } from '../invoiceFindings';
import { defineRule, NO_SETTINGS } from './rule';

/** The vendor is none of the list of known vendors, or cannot be told for sure; one that is nearly the same is named. */
export const unknownVendor = defineRule({
	code: 'UNKNOWN_VENDOR',
	name: 'Unknown Vendor',
	description: 'The vendor is none of the known vendors, by tax ID, IBAN or name',
	counted: ['from an unknown vendor', 'from unknown vendors'],
	isOnByDefault: false,
	partOf: 'vendors',
	settings: NO_SETTINGS,
	check: (input) =>
		findInInvoices(input, ({ invoice: { vendor }, found }, field) => {
			if (!found || found.vendor) return [];
			if (vendor.name === null) return [{ about: 'vendorName', message: `No vendor is stated${vendor.taxId === null ? '' : `, and the tax ID ${vendor.taxId} is none of a known vendor`}` }];
			return [{ about: 'vendorName', message: `${field('vendorName', 'Vendor')} ${vendor.name} ${found.doubt ?? 'is no known vendor'}` }];
		}),
});
