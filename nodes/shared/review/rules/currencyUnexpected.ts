import { findInInvoices } from '../invoiceFindings';
import { defineRule, NO_SETTINGS } from './rule';

/** The invoice is in another currency than the list of known vendors has for its vendor. */
export const currencyUnexpected = defineRule({
	code: 'CURRENCY_UNEXPECTED',
	name: 'Unexpected Currency',
	description: 'The currency is none of those that the list of known vendors has for the vendor',
	counted: ['in an unexpected currency', 'in unexpected currencies'],
	isOnByDefault: false,
	partOf: 'vendors',
	settings: NO_SETTINGS,
	check: (input) =>
		findInInvoices(input, ({ invoice: { currency }, found }, field) => {
			const expected = found?.vendor?.currencies ?? [];
			if (currency === null || expected.length === 0 || expected.includes(currency)) return [];
			return [{ about: 'currency', message: `${field('currency', 'The currency')} ${currency} is not the vendor's usual ${expected.join(' or ')}` }];
		}),
});
