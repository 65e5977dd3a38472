import { z } from 'zod';

import { DATE, readBody, refuse, sum, type Booked, type Ledger } from './ledger';

const line = z
	.object({
		account_id: z.string().min(1),
		description: z.string().max(2000).optional(),
		quantity: z.number().positive(),
		rate: z.number(),
		tax_id: z.string().min(1).optional(),
		tags: z.array(z.object({ tag_id: z.string(), tag_option_id: z.string() }).strict()).optional(),
	})
	.strict();
const shared = {
	vendor_id: z.string().min(1),
	date: z.string().regex(DATE),
	reference_number: z.string().max(50).optional(),
	is_inclusive_tax: z.boolean().optional(),
	line_items: z.array(line).min(1),
};
const bill = z.object({ bill_number: z.string().min(1), due_date: z.string().regex(DATE).optional(), ...shared }).strict();
const credit = z.object({ vendor_credit_number: z.string().min(1), ...shared }).strict();

/**
 * What Zoho Books makes of a bill or a vendor credit, after its reference: vendor, accounts and taxes must exist, a number of a vendor counts once, and a
 * credit keeps its own number only where numbers are not given out. Without a rate for its taxes, only what includes them has a total here.
 */
export function takeByZohoBooks(ledger: Ledger, endpoint: string, body: unknown, ignoreAutoNumbers: boolean): Booked {
	const { kind, number, ...read } = readEntry(endpoint, body);
	const { known } = ledger;
	if (kind === 'credit' && !ignoreAutoNumbers) refuse(4097, 'Vendor credit numbers are generated: set ignore_auto_number_generation');
	if (!known.vendors.has(read.vendor_id)) refuse(1002, `Vendor ${read.vendor_id} does not exist`);
	for (const { account_id, tax_id } of read.line_items) {
		if (!known.accounts.has(account_id)) refuse(1002, `Account ${account_id} does not exist`);
		if (tax_id !== undefined && !known.taxCodes.has(tax_id)) refuse(1002, `Tax ${tax_id} does not exist`);
		if (tax_id !== undefined && !read.is_inclusive_tax) refuse(1, 'Only rates that include the tax have a total here');
	}
	const total = sum(read.line_items.map(({ quantity, rate }) => Math.round(quantity * rate * 1000) / 1000));
	if (total < 0) refuse(2006, 'The total must not be negative');
	if (ledger.has(kind, read.vendor_id, number)) refuse(13011, `${number} has been created for this vendor already`);
	return ledger.book({ kind, vendor: read.vendor_id, number, total, body }, undefined);
}

function readEntry(endpoint: string, body: unknown) {
	if (endpoint === 'bills') {
		const { bill_number, ...read } = readBody(bill, body, 4);
		return { kind: 'bill' as const, number: bill_number, ...read };
	}
	if (endpoint !== 'vendorcredits') return refuse(5, `There is no ${endpoint}`);
	const { vendor_credit_number, ...read } = readBody(credit, body, 4);
	return { kind: 'credit' as const, number: vendor_credit_number, ...read };
}
