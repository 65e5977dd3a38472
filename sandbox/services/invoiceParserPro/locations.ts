import type { FieldKey, Invoice } from '../../reader/reading';

export interface FieldLocation {
	page: number;
	/** x and y of the four corners, clockwise from the top left. */
	polygon: number[] | null;
	/** 0 to 1. */
	confidence: number;
}

/** Result fields whose place on the document is told. */
const NAMES: Partial<Record<FieldKey, string>> = {
	vendorName: 'vendor',
	vendorAddress: 'vendor_address',
	vendorTaxId: 'vendor_tax_id',
	customerName: 'customer_name',
	customerTaxId: 'customer_tax_id',
	invoiceNumber: 'invoice_number',
	invoiceDate: 'invoice_date',
	dueDate: 'due_date',
	serviceStartDate: 'service_start_date',
	serviceEndDate: 'service_end_date',
	purchaseOrderNumber: 'po_number',
	subtotal: 'subtotal',
	tax: 'tax',
	total: 'total',
	currency: 'currency',
	paymentTerms: 'payment_terms',
};

/**
 * "`field_locations` object in the result containing ... polygon coordinates for each extracted field", and "per-field
 * confidence scores added to field_locations".
 */
export function fieldLocations(fields: Invoice['fields']): Record<string, FieldLocation> {
	const located: Record<string, FieldLocation> = {};
	for (const [key, name] of Object.entries(NAMES) as Array<[FieldKey, string]>) {
		const finding = fields[key];
		if (!finding) continue;
		located[name] = { page: finding.page, polygon: finding.box ? corners(finding.box) : null, confidence: finding.confidence };
	}
	return located;
}

function corners([left, top, right, bottom]: [number, number, number, number]): number[] {
	return [left, top, right, top, right, bottom, left, bottom];
}
