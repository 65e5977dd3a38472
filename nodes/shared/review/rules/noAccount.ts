import { findInInvoices } from '../invoiceFindings';
import { defineRule, NO_SETTINGS } from './rule';

/** No account rule applies to a line, and the list of known vendors has no account for its vendor either. */
export const noAccount = defineRule({
	code: 'NO_ACCOUNT',
	name: 'No Account',
	description: 'No account rule applies, and the vendor has no account of its own',
	counted: ['without an account', 'without an account'],
	isOnByDefault: false,
	partOf: 'accounts',
	settings: NO_SETTINGS,
	check: (input) =>
		findInInvoices(input, ({ invoice: { lineItems, coding } }) => {
			if (lineItems.length === 0) return coding === null ? [{ message: 'No account rule applies to the invoice' }] : [];
			return lineItems.flatMap((line, index) =>
				line.coding === null ? [{ about: 'lineDescription' as const, message: `No account rule applies to line ${index + 1}${line.description === null ? '' : ` (${line.description})`}` }] : [],
			);
		}),
});
