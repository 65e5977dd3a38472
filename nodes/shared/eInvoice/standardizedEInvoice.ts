import type { StandardizedInvoice, LineItem, TaxAmount } from '../invoice/standardizedInvoice';

type Text = string | null;
type Amount = number | null;

/** An identifier with the list that it is from, by its code, such as 0088 for a GLN. */
export interface PartyId {
	id: string;
	scheme: Text;
}

export interface PartyDetails {
	name: Text;
	address: Text;
	country: Text;
	taxId: Text;
	tradingName: Text;
	/** The tax number of a country, where the tax ID is for VAT. */
	taxNumber: Text;
	/** In the register of companies. */
	registration: Text;
	ids: PartyId[];
	electronicAddress: Text;
	contact: { name: Text; phone: Text; email: Text };
}

/** What is taken off or added. */
export interface AllowanceCharge {
	reason: Text;
	amount: Amount;
	/** In percent of `base`. */
	percent: Amount;
	base: Amount;
	/** In percent. */
	taxRate: Amount;
}

/**
 * The standardized invoice of an e-invoice: the same fields, exact, and what else EN 16931 knows. Its currency and units are codes
 * (ISO 4217, UN/ECE Recommendation 20), dates are YYYY-MM-DD, null is what it does not state.
 */
export interface StandardizedEInvoice extends StandardizedInvoice {
	/** UNTDID 1001, such as 380 for an invoice and 381 for a credit note; `documentType` says it in words. */
	typeCode: Text;
	vendor: PartyDetails;
	customer: PartyDetails;
	/** Sum of the lines, before allowances and charges of the document. */
	lineTotal: Amount;
	allowances: AllowanceCharge[];
	allowanceTotal: number;
	charges: AllowanceCharge[];
	chargeTotal: number;
	taxes: Array<TaxAmount & { base: Amount; category: Text; exemption: Text }>;
	/** All taxes in the currency of the seller's accounts, where that is another one. */
	taxInAccountingCurrency: { currency: string; amount: number } | null;
	prepaid: number;
	rounding: number;
	/** What the seller paid for the buyer to others, which is due beside the total. */
	thirdPartyPayments: Array<{ description: Text; amount: Amount }>;
	amountDue: Amount;
	paymentDetails: {
		iban: Text;
		/** Its number in the country, where it is stated in place of an IBAN, or beside it. */
		account: Text;
		bic: Text;
		accountName: Text;
		/** What to state when paying. */
		reference: Text;
		/** UNTDID 4461, such as 58 for a SEPA transfer. */
		meansCode: Text;
		mandate: Text;
		/** The creditor's ID for direct debits. */
		creditor: Text;
		/** Of further accounts to which may be paid. */
		otherIbans: string[];
	};
	payee: { name: Text; id: Text } | null;
	delivery: { date: Text; name: Text; address: Text; country: Text; periodStart: Text; periodEnd: Text };
	references: {
		/** Of the buyer, such as the Leitweg-ID. */
		buyer: Text;
		contract: Text;
		project: Text;
		salesOrder: Text;
		deliveryNote: Text;
		receivingAdvice: Text;
		tender: Text;
		object: Text;
		/** The buyer's account for it. */
		accounting: Text;
		precedingInvoices: Array<{ number: Text; date: Text }>;
	};
	notes: Array<{ text: string; subject: Text }>;
	/** What is attached or referred to; files in the XML can be had as binary data. */
	attachments: Array<{ id: Text; description: Text; fileName: Text; mimeType: Text; url: Text }>;
	/** What counts in the sums. */
	lineItems: EInvoiceLine[];
	/** Headings of lines, which repeat their amounts, and lines for information alone. */
	otherLines: EInvoiceLine[];
	/** In words, such as XRechnung. */
	profile: string;
	specification: Text;
}

export interface EInvoiceLine extends LineItem {
	/** As the invoice numbers it. */
	position: Text;
	/** Beside the description, which is the name of the item. */
	details: Text;
	note: Text;
	buyerItemNumber: Text;
	/** Such as a GTIN. */
	standardItemNumber: Text;
	orderPosition: Text;
	taxCategory: Text;
	allowances: Array<Omit<AllowanceCharge, 'taxRate'>>;
	charges: Array<Omit<AllowanceCharge, 'taxRate'>>;
	periodStart: Text;
	periodEnd: Text;
}
