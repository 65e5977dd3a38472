import { parameterGroup, type Values } from '../node/parameters';
import type { BillWriter } from './bill';
import { flatRow } from './writers/flatRow';
import { quickBooks } from './writers/quickBooks';
import { xero } from './writers/xero';
import { zohoBooks } from './writers/zohoBooks';

/** For the *Output* of what gives rows that can be booked. */
export const billOption = parameterGroup([
	{
		displayName: 'Add Bill For',
		name: 'addBill',
		type: 'options',
		options: [
			{ name: 'Flat Row', value: 'flatRow', description: 'One row for each invoice, for spreadsheets and databases' },
			{ name: 'None', value: 'none' },
			{ name: 'QuickBooks Online', value: 'quickBooks', description: 'A bill or a vendor credit, with IDs of vendors and accounts from your lists' },
			{ name: 'Xero', value: 'xero', description: 'A draft bill or credit note, with IDs of contacts and codes of accounts from your lists' },
			{ name: 'Zoho Books', value: 'zohoBooks', description: 'A bill or a vendor credit, with IDs of vendors and accounts from your lists' },
		],
		default: 'none',
		description:
			'Whether the first item of each invoice carries _bill: what an HTTP Request sends to create its bill, with _billEndpoint and the idempotency key _billKey. What cannot be booked as it is goes to review with all rows of the invoice. Vendors and accounts come from the lists under Review Rules, Accounts Payable.',
	},
]);

export type BillOptions = Values<typeof billOption>;

const WRITERS: Readonly<Record<Exclude<BillOptions['addBill'], 'none'>, BillWriter>> = { flatRow, quickBooks, xero, zohoBooks };

/** Undefined where no bill is asked for. */
export function billWriter({ addBill }: BillOptions): BillWriter | undefined {
	return addBill === 'none' ? undefined : WRITERS[addBill];
}
