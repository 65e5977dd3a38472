import * as common from '../commonFields';
import type { FieldPreset } from '../preset';

export const bankStatement: FieldPreset = {
	value: 'bankStatement',
	name: 'Bank Statement',
	description: 'Transactions for reconciliation: one row per transaction, with the data of the account repeated',
	fields: [
		{ name: 'Bank Name', instruction: 'The bank that issued the statement' },
		{ name: 'Account Holder', instruction: 'The owner of the account' },
		{ name: 'IBAN', instruction: 'The IBAN of the account, else its account number' },
		{ name: 'Statement Date', instruction: 'The date of the statement or the last day of its period, as YYYY-MM-DD' },
		common.CURRENCY,
		{ name: 'Transaction Date', instruction: 'The booking date, as YYYY-MM-DD' },
		{ name: 'Transaction Description', instruction: 'Payer or payee and reference, in one line' },
		{ name: 'Transaction Amount', instruction: 'With a minus for money that leaves the account, without currency symbol' },
		{ name: 'Balance', instruction: 'The balance after the transaction where the statement states it, without currency symbol' },
	],
	generalPrompt: `These are bank statements. Every transaction is a line item; opening and closing balances and sums carried forward are not. ${common.NO_GUESSING}`,
	outputStructure: 'per_line_item',
};
