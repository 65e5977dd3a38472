/**
 * An invoice as accounting flows expect it, whichever service read the document. Dates are YYYY-MM-DD, amounts are numbers in
 * the currency of the invoice; null is what the document does not state or what could not be read for sure.
 */
export type StandardizedInvoice = {
	vendor: { name: string | null; address: string | null; country: string | null; taxId: string | null };
	customer: { name: string | null; address: string | null; taxId: string | null };
	invoiceNumber: string | null;
	/** As the document calls itself. */
	documentType: string | null;
	invoiceDate: string | null;
	dueDate: string | null;
	/** ISO 4217. */
	currency: string | null;
	/** Before tax. */
	subtotal: number | null;
	/** All taxes together. */
	tax: number | null;
	taxes: TaxAmount[];
	/** Including tax. */
	total: number | null;
	purchaseOrderNumber: string | null;
	paymentTerms: string | null;
	paymentDetails: { iban: string | null; bic: string | null };
	lineItems: LineItem[];
};

export type TaxAmount = {
	/** As its column is named, such as GST. */
	name: string;
	/** In percent. */
	rate: number | null;
	amount: number | null;
};

export type LineItem = {
	description: string | null;
	itemNumber: string | null;
	quantity: number | null;
	unit: string | null;
	unitPrice: number | null;
	/** In percent. */
	taxRate: number | null;
	taxAmount: number | null;
	amount: number | null;
};
