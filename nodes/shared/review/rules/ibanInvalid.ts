import { problemOfIban, readIbans } from '../../payables/iban';
import { findInInvoices } from '../invoiceFindings';
import { defineRule, NO_SETTINGS } from './rule';

/** An IBAN whose check digits or length are wrong: read wrongly, or made up. */
export const ibanInvalid = defineRule({
	code: 'IBAN_INVALID',
	name: 'Invalid IBAN',
	description: 'The check digits or the length of the IBAN are wrong',
	counted: ['with an invalid IBAN', 'with invalid IBANs'],
	isOnByDefault: false,
	partOf: 'bankDetails',
	settings: NO_SETTINGS,
	check: (input) =>
		findInInvoices(input, ({ invoice }, field) =>
			readIbans(invoice.paymentDetails.iban).flatMap((iban) => {
				const problem = problemOfIban(iban);
				return problem ? [{ about: 'iban' as const, message: `${field('iban', 'IBAN')} ${iban} ${problem}` }] : [];
			}),
		),
});
