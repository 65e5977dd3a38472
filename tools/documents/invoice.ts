/** An invoice as its sender means it; the layouts print it, the truth says what a reader should find. */
export interface DemoInvoice {
	vendor: Party;
	customer: Party;
	number: string;
	/** ISO 8601 (YYYY-MM-DD). */
	issueDate: string;
	dueDate: string;
	/** ISO 4217. */
	currency: string;
	purchaseOrder?: string;
	lines: Line[];
	/** Percent. */
	taxRate: number;
	iban?: string;
	/** What the paper says instead of the right total, in cents. */
	misprintedTotal?: number;
}

export interface Party {
	name: string;
	/** Street, then postcode and city. */
	address: [string, string];
	/** ISO 3166-1 alpha-2. */
	country: string;
	taxId?: string;
}

export interface Line {
	description: string;
	quantity: number;
	/** Cents. */
	unitPrice: number;
}

/** All in cents. */
export interface Amounts {
	subtotal: number;
	tax: number;
	total: number;
}

/** The columns the demo asks for, with the values a person would type from the document. */
export interface Truth {
	'Document Type': 'Invoice';
	'Vendor Name': string;
	'Vendor Tax ID'?: string;
	'Customer Name': string;
	'Invoice Number': string;
	'Invoice Date': string;
	'Due Date': string;
	Currency: string;
	Subtotal: number;
	Tax: number;
	Total: number;
	'PO Number'?: string;
}

export function amountsOf({ lines, taxRate, misprintedTotal }: DemoInvoice): Amounts {
	const subtotal = lines.reduce((sum, line) => sum + lineAmount(line), 0);
	const tax = Math.round((subtotal * taxRate) / 100);
	return { subtotal, tax, total: misprintedTotal ?? subtotal + tax };
}

export function lineAmount({ quantity, unitPrice }: Line): number {
	return Math.round(quantity * unitPrice);
}

export function truthOf(invoice: DemoInvoice): Truth {
	const { subtotal, tax, total } = amountsOf(invoice);
	return {
		'Document Type': 'Invoice',
		'Vendor Name': invoice.vendor.name,
		'Vendor Tax ID': invoice.vendor.taxId,
		'Customer Name': invoice.customer.name,
		'Invoice Number': invoice.number,
		'Invoice Date': invoice.issueDate,
		'Due Date': invoice.dueDate,
		Currency: invoice.currency,
		Subtotal: subtotal / 100,
		Tax: tax / 100,
		Total: total / 100,
		'PO Number': invoice.purchaseOrder,
	};
}
