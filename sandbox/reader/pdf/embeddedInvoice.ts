import { readHybrid } from '../../../nodes/shared/eInvoice/pdf/hybrid';
import { standardize } from '../../../nodes/shared/eInvoice/standardize';
import type { EInvoiceLine, PartyDetails, StandardizedEInvoice } from '../../../nodes/shared/eInvoice/standardizedEInvoice';
import type { FieldKey, LineItem, TaxLine } from '../reading';

/** What the XML in a PDF says, before it is compared with the visible text. */
export interface EmbeddedInvoice {
	fields: Partial<Record<FieldKey, string | number>>;
	lineItems: Array<Omit<LineItem, 'page'>>;
	taxes: TaxLine[];
}

/** The e-invoice inside a PDF, by the reader that the nodes have; undefined where there is none, and where it cannot be read. */
export async function embeddedInvoice(pdf: Uint8Array): Promise<EmbeddedInvoice | undefined> {
	const reading = await readHybrid(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
	if (!reading?.ok) return undefined;
	const invoice = standardize(reading.invoice);
	return {
		fields: stated(fieldsOf(invoice)),
		lineItems: invoice.lineItems.map(lineOf).filter(isItem),
		taxes: invoice.taxes.map(({ rate, base, amount }) => ({ ...stated({ rate, base }), amount: amount ?? 0 })),
	};
}

function fieldsOf(invoice: StandardizedEInvoice): Record<FieldKey, string | number | null> {
	const { vendor, customer, delivery, paymentDetails, taxes } = invoice;
	return {
		documentType: invoice.documentType?.toLowerCase() ?? null,
		vendorName: vendor.name,
		vendorAddress: addressOf(vendor),
		vendorCountry: vendor.country,
		vendorTaxId: vendor.taxId,
		customerName: customer.name,
		customerAddress: addressOf(customer),
		customerTaxId: customer.taxId,
		invoiceNumber: invoice.invoiceNumber,
		invoiceDate: invoice.invoiceDate,
		dueDate: invoice.dueDate,
		serviceStartDate: delivery.periodStart ?? delivery.date,
		serviceEndDate: delivery.periodEnd ?? delivery.date,
		purchaseOrderNumber: invoice.purchaseOrderNumber,
		currency: invoice.currency,
		subtotal: invoice.subtotal ?? invoice.lineTotal,
		discount: invoice.allowanceTotal || null,
		shipping: invoice.chargeTotal || null,
		taxRate: taxes.length === 1 ? taxes[0].rate : null,
		tax: invoice.tax,
		total: invoice.total ?? invoice.amountDue,
		amountPaid: invoice.prepaid || null,
		amountDue: invoice.amountDue,
		paymentTerms: invoice.paymentTerms,
		iban: paymentDetails.iban,
		bic: paymentDetails.bic,
	};
}

function addressOf({ address, country }: PartyDetails): string | null {
	return [address, country].filter(Boolean).join(', ') || null;
}

function lineOf({ description, itemNumber, quantity, unit, unitPrice, taxRate, taxAmount, amount }: EInvoiceLine): EmbeddedInvoice['lineItems'][number] {
	return { description: description ?? '', ...stated({ itemNumber, quantity, unit, unitPrice, taxRate, taxAmount, amount }) };
}

/** Lines that only carry a note ("for your order of ...") are no items. */
function isItem({ description, amount, quantity }: EmbeddedInvoice['lineItems'][number]): boolean {
	return description !== '' && (amount !== undefined || quantity !== undefined);
}

/** Without what the XML does not state. */
function stated<T extends object>(values: T): { [Key in keyof T]?: NonNullable<T[Key]> } {
	return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as { [Key in keyof T]?: NonNullable<T[Key]> };
}
