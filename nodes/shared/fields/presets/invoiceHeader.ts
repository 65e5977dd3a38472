import { CURRENCY, DUE_DATE, INVOICE_DATE, INVOICE_NUMBER, NO_GUESSING, PO_NUMBER, SUBTOTAL, TAX, TOTAL, VENDOR_NAME, VENDOR_TAX_ID } from '../commonFields';
import type { FieldPreset } from '../preset';

export const invoiceHeader: FieldPreset = {
	value: 'invoiceHeader',
	name: 'Invoice Header',
	description: 'Who invoices what amount, when and under which number: one row per invoice',
	fields: [INVOICE_NUMBER, INVOICE_DATE, DUE_DATE, VENDOR_NAME, VENDOR_TAX_ID, PO_NUMBER, CURRENCY, SUBTOTAL, TAX, TOTAL],
	generalPrompt: NO_GUESSING,
	outputStructure: 'per_invoice',
};
