import * as common from '../commonFields';
import type { FieldPreset } from '../preset';

export const lineItems: FieldPreset = {
	value: 'lineItems',
	name: 'Line Items',
	description: 'What was delivered or done and at which price: one row per line, with the data of the invoice repeated',
	fields: [
		common.INVOICE_NUMBER,
		common.INVOICE_DATE,
		common.VENDOR_NAME,
		common.CURRENCY,
		common.LINE_NUMBER,
		common.LINE_DESCRIPTION,
		common.LINE_QUANTITY,
		common.LINE_UNIT,
		common.LINE_UNIT_PRICE,
		common.LINE_TAX_RATE,
		common.LINE_AMOUNT,
		common.SUBTOTAL,
		common.TAX,
		common.TOTAL,
	],
	generalPrompt: `Every product, service, fee and discount line is a line item; subtotals and sums carried forward are not. ${common.NO_GUESSING}`,
	outputStructure: 'per_line_item',
};
