import type { ColumnMeaning } from '../invoice/columns';
import type { Cell } from './columns';
import type { EInvoiceLine, StandardizedEInvoice } from './standardizedEInvoice';

/** What an e-invoice says for the meaning of a column. Meanings that are missing here are none of EN 16931. */
export const OF_INVOICE: Readonly<Partial<Record<ColumnMeaning, (invoice: StandardizedEInvoice) => Cell>>> = {
	vendorName: ({ vendor }) => vendor.name,
	vendorAddress: ({ vendor }) => vendor.address,
	vendorCountry: ({ vendor }) => vendor.country,
	vendorTaxId: ({ vendor }) => vendor.taxId,
	customerName: ({ customer }) => customer.name,
	customerAddress: ({ customer }) => customer.address,
	customerTaxId: ({ customer }) => customer.taxId,
	documentType: ({ documentType }) => documentType,
	invoiceNumber: ({ invoiceNumber }) => invoiceNumber,
	purchaseOrderNumber: ({ purchaseOrderNumber }) => purchaseOrderNumber,
	invoiceDate: ({ invoiceDate }) => invoiceDate,
	dueDate: ({ dueDate }) => dueDate,
	serviceDate: ({ delivery }) => delivery.date ?? delivery.periodStart,
	currency: ({ currency }) => currency,
	subtotal: ({ subtotal }) => subtotal,
	discount: ({ allowanceTotal }) => allowanceTotal,
	tax: ({ tax }) => tax,
	// Of several rates none is the invoice's.
	taxRate: ({ taxes }) => (taxes.length === 1 ? taxes[0].rate : null),
	total: ({ total }) => total,
	paymentTerms: ({ paymentTerms }) => paymentTerms,
	iban: ({ paymentDetails }) => paymentDetails.iban,
	bic: ({ paymentDetails }) => paymentDetails.bic,
	bankAccount: ({ paymentDetails }) => paymentDetails.iban,
};

/** The same of a line. */
export const OF_LINE: Readonly<Partial<Record<ColumnMeaning, (line: EInvoiceLine) => Cell>>> = {
	lineDescription: ({ description }) => description,
	lineItemNumber: ({ itemNumber }) => itemNumber,
	lineQuantity: ({ quantity }) => quantity,
	lineUnit: ({ unit }) => unit,
	lineUnitPrice: ({ unitPrice }) => unitPrice,
	lineTaxRate: ({ taxRate }) => taxRate,
	lineTaxAmount: ({ taxAmount }) => taxAmount,
	lineAmount: ({ amount }) => amount,
};

/** Inside a list of lines, names need not say that they are about the line. */
export const IN_LINE: typeof OF_LINE = { ...OF_LINE, taxRate: OF_LINE.lineTaxRate, tax: OF_LINE.lineTaxAmount, total: OF_LINE.lineAmount };
