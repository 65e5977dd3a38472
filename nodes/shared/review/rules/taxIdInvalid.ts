import { countryOf } from '../../payables/vendorCountry';
import { problemOfTaxId } from '../../payables/taxIds/taxId';
import { findInInvoices } from '../invoiceFindings';
import { defineRule, NO_SETTINGS } from './rule';

/** A tax ID that has not the form of its country, or wrong check digits where these are public. */
export const taxIdInvalid = defineRule({
	code: 'TAX_ID_INVALID',
	name: 'Invalid Tax ID',
	description: "The vendor's tax ID does not have the form or the check digits of its country",
	counted: ['with an invalid tax ID', 'with invalid tax IDs'],
	isOnByDefault: false,
	partOf: 'taxes',
	settings: NO_SETTINGS,
	check: (input) =>
		findInInvoices(input, (payable, field) => {
			const { taxId } = payable.invoice.vendor;
			const problem = taxId === null ? undefined : problemOfTaxId(taxId, countryOf(payable));
			return problem ? [{ about: 'vendorTaxId', message: `${field('vendorTaxId', 'Tax ID')} ${taxId} ${problem}` }] : [];
		}),
});
