import type { FieldKey } from '../reading';

/** How a sentence for a person begins that is about a field. */
export const FIELD_LABELS: Partial<Record<FieldKey, string>> = {
	vendorName: 'The vendor',
	customerName: 'The customer',
	invoiceNumber: 'The invoice number',
	invoiceDate: 'The invoice date',
	dueDate: 'The due date',
	serviceStartDate: 'The start of the service period',
	serviceEndDate: 'The end of the service period',
	purchaseOrderNumber: 'The purchase order number',
	subtotal: 'The subtotal',
	tax: 'The tax',
	total: 'The total',
	amountDue: 'The amount due',
	amountPaid: 'The amount paid',
};
