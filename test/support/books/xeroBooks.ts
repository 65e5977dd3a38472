import { z } from 'zod';

import { DATE, readBody, refuse, sum, type Booked, type Ledger } from './ledger';

const PRINTABLE = /^[ -~]+$/;
const number = z.string().max(255).regex(PRINTABLE);
const line = z
	.object({
		Description: z.string().min(1).max(4000),
		Quantity: z.number(),
		UnitAmount: z.number(),
		AccountCode: z.string().max(10).optional(),
		AccountID: z.string().uuid().optional(),
		TaxType: z.string().optional(),
		TaxAmount: z.number().optional(),
		Tracking: z.array(z.object({ Name: z.string().min(1), Option: z.string().min(1) }).strict()).max(2).optional(),
	})
	.strict();
const shared = {
	Contact: z.object({ ContactID: z.string().uuid() }).strict(),
	Date: z.string().regex(DATE),
	CurrencyCode: z.string().length(3),
	LineAmountTypes: z.enum(['Exclusive', 'Inclusive', 'NoTax']),
	LineItems: z.array(line).min(1),
	Status: z.enum(['DRAFT', 'SUBMITTED', 'AUTHORISED']),
};
const invoices = z.object({ Invoices: z.array(z.object({ Type: z.literal('ACCPAY'), InvoiceNumber: number, DueDate: z.string().regex(DATE).optional(), ...shared }).strict()).length(1) }).strict();
const creditNotes = z.object({ CreditNotes: z.array(z.object({ Type: z.literal('ACCPAYCREDIT'), CreditNoteNumber: number, ...shared }).strict()).length(1) }).strict();

/**
 * What Xero makes of an invoice of type ACCPAY or a credit note of type ACCPAYCREDIT, after its reference and OpenAPI description: contact, accounts and
 * tax types must exist, numbers are printable ASCII, more than a draft needs a due date, `TaxAmount` counts where it is given, unit amounts are rounded to
 * two decimals unless asked otherwise, and an `Idempotency-Key` of up to 128 characters counts once.
 */
export function takeByXero(ledger: Ledger, endpoint: string, body: unknown, key: string | undefined): Booked {
	if (key !== undefined && key.length > 128) refuse(400, 'Idempotency-Key has more than 128 characters');
	const again = key === undefined ? undefined : ledger.byKey.get(key);
	if (again) return again;
	const { kind, number: own, ...read } = readEntry(endpoint, body);
	const { known } = ledger;
	if (!known.vendors.has(read.Contact.ContactID)) refuse(400, `Contact ${read.Contact.ContactID} was not found`);
	if (!known.currencies.has(read.CurrencyCode)) refuse(400, `The organisation is not subscribed to currency ${read.CurrencyCode}`);
	const amounts = read.LineItems.map(({ Quantity, UnitAmount, AccountCode, AccountID, TaxType, TaxAmount = 0 }) => {
		if (!known.accounts.has(AccountCode ?? AccountID ?? '')) refuse(400, `Account code ${AccountCode ?? AccountID} is not a valid code for this document`);
		if (TaxType !== undefined && !known.taxCodes.has(TaxType)) refuse(400, `The TaxType code ${TaxType} does not exist`);
		if (read.LineAmountTypes === 'NoTax' && (TaxType !== undefined || TaxAmount !== 0)) refuse(400, 'A document without tax has no tax on its lines');
		const net = Math.round(Quantity * (Math.round(UnitAmount * 100) / 100) * 100) / 100;
		return read.LineAmountTypes === 'Exclusive' ? net + TaxAmount : net;
	});
	const total = sum(amounts);
	if (total < 0) refuse(400, 'The document total must not be negative');
	if (read.Status !== 'DRAFT' && !read.DueDate) refuse(400, 'DueDate cannot be empty');
	return ledger.book({ kind, vendor: read.Contact.ContactID, number: own, total, body }, key);
}

function readEntry(endpoint: string, body: unknown) {
	if (endpoint === 'Invoices') {
		const [{ InvoiceNumber, ...read }] = readBody(invoices, body, 400).Invoices;
		return { kind: 'bill' as const, number: InvoiceNumber, ...read };
	}
	if (endpoint !== 'CreditNotes') return refuse(404, `There is no ${endpoint}`);
	const [{ CreditNoteNumber, ...read }] = readBody(creditNotes, body, 400).CreditNotes;
	return { kind: 'credit' as const, number: CreditNoteNumber, DueDate: undefined, ...read };
}
