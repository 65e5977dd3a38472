import { z } from 'zod';

import { DATE, readBody, refuse, sum, type Booked, type Ledger } from './ledger';

const reference = z.object({ value: z.string().min(1) }).strict();
const line = z
	.object({
		DetailType: z.literal('AccountBasedExpenseLineDetail'),
		Amount: z.number(),
		Description: z.string().max(4000).optional(),
		AccountBasedExpenseLineDetail: z.object({ AccountRef: reference, TaxCodeRef: reference.optional(), TaxInclusiveAmt: z.number().optional(), ClassRef: reference.optional() }).strict(),
	})
	.strict();
const credit = z
	.object({
		VendorRef: reference,
		DocNumber: z.string().max(21).optional(),
		TxnDate: z.string().regex(DATE),
		CurrencyRef: reference.optional(),
		DepartmentRef: reference.optional(),
		GlobalTaxCalculation: z.enum(['TaxExcluded', 'TaxInclusive', 'NotApplicable']).optional(),
		PrivateNote: z.string().max(4000).optional(),
		Line: z.array(line).min(1),
	})
	.strict();
const bill = credit.extend({ DueDate: z.string().regex(DATE).optional() });

/**
 * What QuickBooks Online makes of a bill or a vendor credit, after Intuit's reference (Bill, VendorCredit; Manage sales tax for non-US locales; Request ID
 * update): references must exist, numbers fit in 21 characters, what includes tax says so on each line with its code, and a `requestid` counts once.
 */
export function takeByQuickBooks(ledger: Ledger, endpoint: string, body: unknown, requestId: string | undefined): Booked {
	const kind = endpoint === 'vendorcredit' ? 'credit' : endpoint === 'bill' ? 'bill' : refuse(120, `Unknown entity ${endpoint}`);
	if (requestId !== undefined && requestId.length > 50) refuse(2050, 'requestid has more than 50 characters');
	const again = requestId === undefined ? undefined : ledger.byKey.get(requestId);
	if (again) return again;
	const read = readBody(kind === 'bill' ? bill : credit, body, 2010);
	const { known } = ledger;
	if (!known.vendors.has(read.VendorRef.value)) refuse(2500, `Invalid Reference Id: Vendor ${read.VendorRef.value}`);
	if (read.CurrencyRef && !known.currencies.has(read.CurrencyRef.value)) refuse(2500, `Invalid Reference Id: Currency ${read.CurrencyRef.value}`);
	const isInclusive = read.GlobalTaxCalculation === 'TaxInclusive';
	const amounts = read.Line.map(({ Amount, AccountBasedExpenseLineDetail: { AccountRef, TaxCodeRef, TaxInclusiveAmt } }) => {
		if (!known.accounts.has(AccountRef.value)) refuse(2500, `Invalid Reference Id: Account ${AccountRef.value}`);
		if (TaxCodeRef && !known.taxCodes.has(TaxCodeRef.value)) refuse(2500, `Invalid Reference Id: TaxCode ${TaxCodeRef.value}`);
		if (!isInclusive) return Amount;
		if (!TaxCodeRef || TaxInclusiveAmt === undefined) refuse(6000, 'A line of a transaction that includes tax needs TaxCodeRef and TaxInclusiveAmt');
		return TaxInclusiveAmt;
	});
	const total = sum(amounts);
	if (total < 0) refuse(6070, 'The amount of a transaction must be 0 or greater');
	const number = read.DocNumber ?? '';
	if (ledger.has(kind, read.VendorRef.value, number)) refuse(6140, `Duplicate Document Number: ${number}`);
	return ledger.book({ kind, vendor: read.VendorRef.value, number, total, body }, requestId);
}
