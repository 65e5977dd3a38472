import type { FieldKey, Invoice } from '../../reader/reading';

/** The documented answer about one invoice. Amounts are numbers, `tax_rate` is a fraction, dates are ISO 8601. */
export interface InvoiceResult {
	id: string;
	status: 'completed';
	processing_time_ms: number;
	confidence: number;
	vendor: { name: string | null; address: string | null; tax_id: string | null };
	invoice_number: string | null;
	date: string | null;
	due_date: string | null;
	currency: string | null;
	line_items: Array<{ description: string; quantity: number | null; unit_price: number | null; amount: number | null }>;
	subtotal: number | null;
	tax: number | null;
	tax_rate: number | null;
	total: number | null;
	payment_terms: string | null;
	pages_processed: number;
}

/** @param pages how many were read */
export function invoiceResult(id: string, invoice: Invoice, pages: number, processingMs: number): InvoiceResult {
	const text = (key: FieldKey) => textOf(invoice, key);
	const number = (key: FieldKey) => numberOf(invoice, key);
	const rate = number('taxRate');
	return {
		id,
		status: 'completed',
		processing_time_ms: processingMs,
		confidence: confidenceOf(invoice),
		vendor: { name: text('vendorName'), address: text('vendorAddress'), tax_id: text('vendorTaxId') },
		invoice_number: text('invoiceNumber'),
		date: text('invoiceDate'),
		due_date: text('dueDate'),
		currency: text('currency'),
		line_items: invoice.lineItems.map(({ description, quantity, unitPrice, amount }) => ({
			description,
			quantity: quantity ?? null,
			unit_price: unitPrice ?? null,
			amount: amount ?? null,
		})),
		subtotal: number('subtotal'),
		tax: number('tax'),
		tax_rate: rate === null ? null : Number((rate / 100).toPrecision(12)),
		total: number('total'),
		payment_terms: text('paymentTerms'),
		pages_processed: pages,
	};
}

/** Those that an accountant could not do without. */
const KEY_FIELDS: FieldKey[] = ['vendorName', 'invoiceNumber', 'invoiceDate', 'total'];

/** The mean of the key fields, of which a missing one counts as nothing known, less a tenth for each doubt. */
function confidenceOf({ fields, doubts }: Invoice): number {
	const sum = KEY_FIELDS.reduce((total, key) => total + (fields[key]?.confidence ?? 0), 0);
	const confidence = sum / KEY_FIELDS.length - 0.1 * doubts.length;
	return Math.round(Math.max(0, confidence) * 100) / 100;
}

function textOf({ fields }: Invoice, key: FieldKey): string | null {
	const value = fields[key]?.value;
	return value === undefined ? null : String(value);
}

function numberOf({ fields }: Invoice, key: FieldKey): number | null {
	const value = fields[key]?.value;
	return typeof value === 'number' ? value : null;
}
