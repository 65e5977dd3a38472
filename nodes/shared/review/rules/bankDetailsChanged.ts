import { readText } from '../../invoice/text';
import { valueOf } from '../../invoice/columns';
import { parameterGroup } from '../../node/parameters';
import { readIbans } from '../../payables/iban';
import { isSameBankAccount } from '../../payables/sameBankAccount';
import { called } from '../../payables/vendors/vendorIndex';
import type { Vendor } from '../../payables/vendors/vendors';
import { findInInvoices, type InvoiceFinding } from '../invoiceFindings';
import { defineRule } from './rule';

/**
 * The invoice wants to be paid to another account than the list of known vendors has for its vendor; where the list has none, than this workflow saw
 * for the vendor in earlier executions, see `memory/earlierBankDetails.ts`. The usual fraud: a real invoice with the account exchanged.
 */
export const bankDetailsChanged = defineRule({
	code: 'BANK_DETAILS_CHANGED',
	name: 'Changed Bank Details',
	description: 'The IBAN or account is not the one known for the vendor',
	counted: ['with changed bank details', 'with changed bank details'],
	isOnByDefault: false,
	partOf: 'bankDetails',
	settings: parameterGroup([
		{
			displayName: 'Compare With',
			name: 'knownBankDetails',
			type: 'options',
			options: [
				{ name: 'Known Vendors', value: 'list', description: 'The list under Vendors alone' },
				{ name: 'Known Vendors and Earlier Executions', value: 'listAndEarlier', description: 'Where the list has no account of a vendor, also what this workflow saw on its clean invoices. An account that is new stays doubtful until the list has it.' },
			],
			default: 'list',
			description: 'Where the right IBAN or account of a vendor is known from',
		},
	]),
	check: (input) =>
		findInInvoices(input, ({ invoice, found, rows: [first] }, field, index) => {
			const ibans = readIbans(invoice.paymentDetails.iban);
			const account = readText(valueOf(input.rows[first].columns, input.layouts[first], 'bankAccount'));
			if (ibans.length === 0 && account === undefined) return [];
			const vendor = found?.vendor;
			// What the list states of a vendor is sure, also where the workflow saw something else.
			if (vendor && accountsOf(vendor).length > 0) {
				const judge = judgeAgainst(vendor);
				const accounts = account === undefined ? [] : [account];
				return [...judge('iban', field('iban', 'IBAN'), ibans), ...judge('bankAccount', field('bankAccount', 'The bank account'), accounts)];
			}
			if (!input.otherBankDetails.has(index)) return [];
			const stated = ibans.length > 0 ? `${field('iban', 'IBAN')} ${ibans.join(', ')}` : `${field('bankAccount', 'The bank account')} ${account}`;
			return [{ about: ibans.length > 0 ? 'iban' : 'bankAccount', message: `${stated} is not the one that earlier invoices of the vendor had` }];
		}),
});

/** Every number that an invoice states must be one of the vendor's, of whatever kind: the fraud may come as another kind than the list has. */
function judgeAgainst(vendor: Vendor) {
	const known = accountsOf(vendor);
	return (about: 'iban' | 'bankAccount', field: string, stated: readonly string[]): InvoiceFinding[] =>
		stated
			.filter((number) => !known.some((each) => isSameBankAccount(number, each)))
			.map((number) => ({ about, message: `${field} ${number} is not ${known.join(' or ')} of ${called(vendor)}` }));
}

function accountsOf({ ibans, bankAccounts }: Vendor): string[] {
	return [...new Set([...ibans, ...bankAccounts])];
}
