import type { FieldKey, Invoice } from '../../../../sandbox/reader/reading';

/** What the service calls the fields, and the type under whose name their values stand. */
const FIELDS: Partial<Record<FieldKey, [name: string, type: 'valueString' | 'valueDate' | 'valueCurrency']>> = {
	vendorName: ['VendorName', 'valueString'],
	invoiceNumber: ['InvoiceId', 'valueString'],
	invoiceDate: ['InvoiceDate', 'valueDate'],
	dueDate: ['DueDate', 'valueDate'],
	subtotal: ['SubTotal', 'valueCurrency'],
	tax: ['TotalTax', 'valueCurrency'],
	total: ['InvoiceTotal', 'valueCurrency'],
};

/** An invoice in nested JSON. */
export function fieldsOf({ fields, lineItems }: Invoice): object {
	const currencyCode = fields.currency?.value;
	const found = (Object.keys(FIELDS) as FieldKey[]).flatMap((key) => {
		const [[name, type], finding] = [FIELDS[key] ?? ['', 'valueString'], fields[key]];
		if (!finding) return [];
		return [[name, { type, [type]: type === 'valueCurrency' ? { amount: finding.value, currencyCode } : finding.value, confidence: finding.confidence }]];
	});
	const items = lineItems.map(({ description, quantity, amount }) => ({
		valueObject: { Description: { valueString: description }, Quantity: { valueNumber: quantity }, Amount: { valueCurrency: { amount, currencyCode } } },
	}));
	return { ...Object.fromEntries(found), Items: { valueArray: items } };
}
