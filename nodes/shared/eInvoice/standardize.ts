import { looksLikeIban } from '../payables/sameBankAccount';
import type { InvoiceTerms } from './model/invoice';
import { taxIn } from './model/taxTotals';
import { documentTypeOf } from './documentTypes';
import type { EInvoice } from './readEInvoice';
import { isCounted } from './rules/taxedParts';
import type { StandardizedEInvoice } from './standardizedEInvoice';
import { addressOf, partyOf } from './standardizeParty';
import { allowanceOf, lineOf } from './standardizeLine';

/** The standardized invoice of an e-invoice; nothing is calculated but the price of one unit where it is stated for several. */
export function standardize({ terms, profile }: EInvoice): StandardizedEInvoice {
	const { payments, mandate, creditor, deliveredTo, period, payee } = terms;
	const accounts = payments.map(accountOf);
	const paid = Math.max(0, accounts.findIndex(({ iban }) => iban !== null));
	return {
		vendor: partyOf(terms.seller),
		customer: partyOf(terms.buyer),
		invoiceNumber: terms.number ?? null,
		documentType: documentTypeOf(terms.typeCode),
		typeCode: terms.typeCode ?? null,
		invoiceDate: terms.issueDate ?? null,
		dueDate: terms.dueDate ?? null,
		currency: terms.currency ?? null,
		lineTotal: terms.linesTotal ?? null,
		allowances: terms.allowances.map(allowanceOf),
		// EN 16931 leaves these four out where there is nothing to sum up.
		allowanceTotal: terms.allowancesTotal ?? 0,
		charges: [...terms.charges, ...terms.serviceCharges].map(allowanceOf),
		chargeTotal: terms.chargesTotal ?? 0,
		...adjustmentsOf(terms),
		subtotal: terms.subtotal ?? null,
		tax: taxIn(terms) ?? null,
		taxes: terms.taxes.map(({ type, rate, amount, base, category, exemption, exemptionCode }) => ({
			name: type ?? 'VAT',
			rate: rate ?? null,
			amount: amount ?? null,
			base: base ?? null,
			category: category ?? null,
			exemption: exemption ?? exemptionCode ?? null,
		})),
		taxInAccountingCurrency: accountingTax(terms),
		total: terms.total ?? null,
		prepaid: terms.prepaid ?? 0,
		rounding: terms.rounding ?? 0,
		thirdPartyPayments: terms.thirdPartyPayments.map(({ description, amount }) => ({ description: description ?? null, amount: amount ?? null })),
		amountDue: terms.due ?? null,
		purchaseOrderNumber: terms.order ?? null,
		paymentTerms: terms.paymentTerms ?? null,
		paymentDetails: {
			iban: accounts[paid]?.iban ?? null,
			account: accounts[paid]?.account ?? null,
			bic: payments[paid]?.bic ?? null,
			accountName: payments[paid]?.accountName ?? null,
			reference: terms.paymentReference ?? null,
			meansCode: payments[paid]?.code ?? null,
			mandate: mandate ?? null,
			creditor: creditor ?? null,
			otherIbans: accounts.flatMap(({ iban }, index) => (index !== paid && iban !== null ? [iban] : [])),
		},
		payee: payee ? { name: payee.name ?? null, id: payee.id?.id ?? payee.registration?.id ?? null } : null,
		delivery: {
			date: terms.deliveryDate ?? null,
			name: deliveredTo?.name ?? null,
			address: addressOf(deliveredTo?.address),
			country: deliveredTo?.address?.country ?? null,
			periodStart: period?.start ?? null,
			periodEnd: period?.end ?? null,
		},
		references: referencesOf(terms),
		notes: terms.notes.map(({ text, subject }) => ({ text, subject: subject ?? null })),
		attachments: documentsOf(terms).map(({ id, description, url, file }) => ({
			id: id ?? null,
			description: description ?? null,
			fileName: file?.fileName ?? null,
			mimeType: file?.mimeType ?? null,
			url: url ?? null,
		})),
		lineItems: terms.lines.filter(isCounted).map(lineOf),
		otherLines: terms.lines.filter((line) => !isCounted(line)).map(lineOf),
		profile: profile.name,
		specification: terms.specification ?? null,
	};
}

/** The number of an account may be any (BT-84): UBL has one place for all, and CII one that is often used for all. */
function accountOf({ iban, account }: InvoiceTerms['payments'][number]): { iban: string | null; account: string | null } {
	const isIban = iban !== undefined && looksLikeIban(iban);
	return { iban: isIban ? iban : null, account: account ?? (isIban ? null : (iban ?? null)) };
}

/** BT-107 comes off the lines, BT-108 to them. */
function adjustmentsOf({ allowancesTotal, chargesTotal, total = 0 }: InvoiceTerms): Pick<StandardizedEInvoice, 'adjustments'> {
	const sign = total < 0 ? -1 : 1;
	const adjustments = [
		...(allowancesTotal ? [{ name: 'Discount', amount: -allowancesTotal * sign }] : []),
		...(chargesTotal ? [{ name: 'Charges', amount: chargesTotal * sign }] : []),
	];
	return adjustments.length > 0 ? { adjustments } : {};
}

/** What supports the invoice: a reference to an object or a project is none of that. */
export function documentsOf({ documents }: InvoiceTerms): InvoiceTerms['documents'] {
	return documents.filter(({ type }) => type !== '130' && type !== '50');
}

function accountingTax(terms: InvoiceTerms): StandardizedEInvoice['taxInAccountingCurrency'] {
	const { currency, taxCurrency } = terms;
	const amount = taxCurrency && taxCurrency !== currency ? taxIn(terms, taxCurrency) : undefined;
	return taxCurrency && amount !== undefined ? { currency: taxCurrency, amount } : null;
}

function referencesOf(terms: InvoiceTerms): StandardizedEInvoice['references'] {
	return {
		buyer: terms.buyerReference ?? null,
		contract: terms.contract ?? null,
		project: terms.project ?? null,
		salesOrder: terms.salesOrder ?? null,
		deliveryNote: terms.despatchAdvice ?? null,
		receivingAdvice: terms.receivingAdvice ?? null,
		tender: terms.tender ?? null,
		object: terms.object?.id ?? null,
		accounting: terms.accounting ?? null,
		precedingInvoices: terms.precedingInvoices.map(({ number, date }) => ({ number: number ?? null, date: date ?? null })),
	};
}
