/**
 * An invoice as accounting flows expect it, whichever service read the document. Dates are YYYY-MM-DD, amounts are numbers in
 * the currency of the invoice; null is what the document does not state or what could not be read for sure.
 */
export type StandardizedInvoice = {
	vendor: {
		name: string | null;
		address: string | null;
		country: string | null;
		taxId: string | null;
		/** Who this is in the list of known vendors; null when it is none of them, missing where no such list was given. */
		match?: VendorMatch | null;
	};
	customer: { name: string | null; address: string | null; taxId: string | null };
	invoiceNumber: string | null;
	/** As the document calls itself. */
	documentType: string | null;
	invoiceDate: string | null;
	dueDate: string | null;
	/** ISO 4217. */
	currency: string | null;
	/** What comes to the lines or off them before tax, as a discount or the shipping does; missing where nothing is stated. */
	adjustments?: Adjustment[];
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
	/** How the invoice as a whole is booked, for what no line states; null when no account rule applies, missing where none were given. */
	coding?: Coding | null;
};

/** A vendor of the list of known vendors, as the list states it; null is what the list leaves open. */
export type VendorMatch = {
	/** As the books know the vendor. */
	id: string | null;
	name: string | null;
	/** What of the invoice found it. */
	matchedBy: 'taxId' | 'iban' | 'name';
	/** The account and the tax code that its invoices are booked with, unless a rule says otherwise. */
	account: string | null;
	taxCode: string | null;
	costCenter: string | null;
	/** As the list has them, such as `30` or `2/10 net 30`. */
	paymentTerms: string | null;
	/** ISO 4217. */
	currency: string | null;
};

/** Where a line, or an invoice without lines, goes in the books; null is what the rule leaves open. */
export type Coding = {
	account: string;
	taxCode: string | null;
	costCenter: string | null;
	/** A tracking category, class or project. */
	tracking: string | null;
	/** What said so, for people: `rule 3` of the list of account rules, counted from one, `vendor`, or `person`. */
	source: string;
};

export type Adjustment = {
	/** Such as Discount. */
	name: string;
	/** Negative where it makes less of what the lines come to, also where these have a minus themselves. */
	amount: number;
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
	/** How the line is booked; null when no account rule applies, missing where none were given. */
	coding?: Coding | null;
};
