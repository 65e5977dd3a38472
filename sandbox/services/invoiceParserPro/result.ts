import type { DocumentReading, FieldKey, Finding, Invoice } from '../../reader/reading';
import { fieldLocations, type FieldLocation } from './locations';
import { judge } from './verdict';

export type ExtractionResult = ReturnType<typeof extractionResult>;

/**
 * The documented result of one document. The document names `vendor` to `line_items` in its example and the others in its
 * changelog; where it gives only the extractor's name ("PaymentTerm") or a topic, the key is written in the same style.
 */
export function extractionResult(invoice: Invoice, reading: DocumentReading, withLocations: boolean) {
	const { fields } = invoice;
	const text = (key: FieldKey): string | null => textOf(fields[key]);
	const amount = (key: FieldKey): number | null => numberOf(fields[key]);
	const iban = text('iban');
	const swift = text('bic');
	return {
		vendor: text('vendorName'),
		vendor_address: text('vendorAddress'),
		vendor_country: text('vendorCountry'),
		vendor_tax_id: text('vendorTaxId'),
		customer_name: text('customerName'),
		customer_tax_id: text('customerTaxId'),
		invoice_number: text('invoiceNumber'),
		po_number: text('purchaseOrderNumber'),
		invoice_date: text('invoiceDate'),
		due_date: text('dueDate'),
		service_start_date: text('serviceStartDate'),
		service_end_date: text('serviceEndDate'),
		subtotal: amount('subtotal'),
		tax: amount('tax'),
		taxes: invoice.taxes.map((tax) => ({ type: 'tax', rate: tax.rate ?? null, amount: tax.amount })),
		currency: text('currency'),
		payment_terms: text('paymentTerms'),
		payment_details: iban || swift ? { iban, swift } : null,
		...judge(invoice, reading),
		line_items: invoice.lineItems.map((item) => ({
			description: item.description,
			quantity: item.quantity ?? null,
			unit_price: item.unitPrice ?? null,
			tax_amount: item.taxAmount ?? null,
			amount: item.amount ?? null,
		})),
		...(withLocations && { field_locations: fieldLocations(fields) }),
	} satisfies Record<string, unknown> & { field_locations?: Record<string, FieldLocation> };
}

function textOf(finding: Finding | undefined): string | null {
	return finding === undefined ? null : String(finding.value);
}

function numberOf(finding: Finding | undefined): number | null {
	return typeof finding?.value === 'number' ? finding.value : null;
}
