import type { PresetField } from './preset';

/** Fields that several presets share, worded once. */
export const VENDOR_NAME: PresetField = { name: 'Vendor Name', instruction: 'The company that issued the document, as printed, not the recipient' };
export const VENDOR_TAX_ID: PresetField = { name: 'Vendor Tax ID', instruction: 'VAT or tax number of the vendor, not of the recipient' };
export const CUSTOMER_NAME: PresetField = { name: 'Customer Name', instruction: 'The company or person that the document is addressed to' };
export const INVOICE_NUMBER: PresetField = { name: 'Invoice Number', instruction: 'As printed, with its prefix; not the customer or order number' };
export const INVOICE_DATE: PresetField = { name: 'Invoice Date', instruction: 'The date the invoice was issued, not the due date, as YYYY-MM-DD' };
export const DUE_DATE: PresetField = { name: 'Due Date', instruction: 'The date by which to pay, as YYYY-MM-DD' };
export const PO_NUMBER: PresetField = { name: 'Purchase Order Number', instruction: 'The order number of the customer' };
export const CURRENCY: PresetField = { name: 'Currency', instruction: 'ISO 4217 code' };
export const SUBTOTAL: PresetField = { name: 'Subtotal', instruction: 'Amount before tax, without currency symbol' };
export const TAX: PresetField = { name: 'Tax', instruction: 'Total tax amount, without currency symbol' };
export const TOTAL: PresetField = { name: 'Total Amount', instruction: 'Amount including tax, without currency symbol' };

export const LINE_DESCRIPTION: PresetField = { name: 'Line Item Description', instruction: 'The text of the line, without its number, quantity and price' };
export const LINE_NUMBER: PresetField = { name: 'Line Item Number', instruction: 'Article number or SKU of the line, not its position' };
export const LINE_QUANTITY: PresetField = { name: 'Line Item Quantity', instruction: 'The number alone, without the unit' };
export const LINE_UNIT: PresetField = { name: 'Line Item Unit', instruction: 'The unit of the quantity, such as hours, pcs or kg' };
export const LINE_UNIT_PRICE: PresetField = { name: 'Line Item Unit Price', instruction: 'Price of one unit before tax, without currency symbol' };
export const LINE_TAX_RATE: PresetField = { name: 'Line Item Tax Rate', instruction: 'In percent, the number alone' };
export const LINE_AMOUNT: PresetField = { name: 'Line Item Amount', instruction: 'Amount of the whole line before tax, without currency symbol' };

export const NO_GUESSING = 'Leave a field empty where the document does not state it; do not calculate or guess.';
