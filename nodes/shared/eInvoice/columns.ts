import type { IDataObject } from 'n8n-workflow';

import * as common from '../fields/commonFields';
import { normalizeName } from '../invoice/columnNames';
import type { EInvoiceLine, StandardizedEInvoice } from './standardizedEInvoice';

/** What a cell of a row may hold. */
export type Cell = string | number | null;

/** The columns of an e-invoice, named as the presets name them, so that rows of any origin go into one table. */
const COLUMNS: ReadonlyArray<[column: string, value: (invoice: StandardizedEInvoice) => Cell]> = [
	['Document Type', ({ documentType }) => documentType],
	[common.INVOICE_NUMBER.name, ({ invoiceNumber }) => invoiceNumber],
	[common.INVOICE_DATE.name, ({ invoiceDate }) => invoiceDate],
	[common.DUE_DATE.name, ({ dueDate }) => dueDate],
	[common.VENDOR_NAME.name, ({ vendor }) => vendor.name],
	[common.VENDOR_TAX_ID.name, ({ vendor }) => vendor.taxId],
	['Vendor Country', ({ vendor }) => vendor.country],
	[common.CUSTOMER_NAME.name, ({ customer }) => customer.name],
	['Customer Tax ID', ({ customer }) => customer.taxId],
	['Buyer Reference', ({ references }) => references.buyer],
	[common.PO_NUMBER.name, ({ purchaseOrderNumber }) => purchaseOrderNumber],
	[common.CURRENCY.name, ({ currency }) => currency],
	[common.SUBTOTAL.name, ({ subtotal }) => subtotal],
	[common.TAX.name, ({ tax }) => tax],
	[common.TOTAL.name, ({ total }) => total],
	['Prepaid Amount', ({ prepaid }) => prepaid],
	['Amount Due', ({ amountDue }) => amountDue],
	['Payment Terms', ({ paymentTerms }) => paymentTerms],
	['Payment Reference', ({ paymentDetails }) => paymentDetails.reference],
	['IBAN', ({ paymentDetails }) => paymentDetails.iban],
	['Bank Account', ({ paymentDetails }) => paymentDetails.account],
	['BIC', ({ paymentDetails }) => paymentDetails.bic],
	['E-Invoice Profile', ({ profile }) => profile],
];

const LINE_COLUMNS: ReadonlyArray<[column: string, value: (line: EInvoiceLine) => Cell]> = [
	['Line Item Position', ({ position }) => position],
	[common.LINE_NUMBER.name, ({ itemNumber }) => itemNumber],
	[common.LINE_DESCRIPTION.name, ({ description }) => description],
	[common.LINE_QUANTITY.name, ({ quantity }) => quantity],
	[common.LINE_UNIT.name, ({ unit }) => unit],
	[common.LINE_UNIT_PRICE.name, ({ unitPrice }) => unitPrice],
	[common.LINE_TAX_RATE.name, ({ taxRate }) => taxRate],
	[common.LINE_AMOUNT.name, ({ amount }) => amount],
];

/** The columns by their names, as `normalizeName` gives them. */
export const OWN_COLUMNS = byName(COLUMNS);
export const OWN_LINE_COLUMNS = byName(LINE_COLUMNS);

function byName<Value>(columns: ReadonlyArray<[column: string, value: Value]>): ReadonlyMap<string, Value> {
	return new Map(columns.map(([column, value]) => [normalizeName(column), value]));
}

/** The row of an invoice. */
export function invoiceColumns(invoice: StandardizedEInvoice): IDataObject {
	return Object.fromEntries(COLUMNS.map(([column, value]) => [column, value(invoice)]));
}

/** A row for each line, with the data of the invoice repeated; an invoice without lines keeps one, so that it is not lost. */
export function lineColumns(invoice: StandardizedEInvoice): IDataObject[] {
	const shared = invoiceColumns(invoice);
	const lines: Array<EInvoiceLine | undefined> = invoice.lineItems.length > 0 ? invoice.lineItems : [undefined];
	return lines.map((line) => ({ ...shared, ...Object.fromEntries(LINE_COLUMNS.map(([column, value]) => [column, line ? value(line) : null])) }));
}
