import * as common from '../commonFields';
import type { FieldPreset } from '../preset';

export const creditNote: FieldPreset = {
	value: 'creditNote',
	name: 'Credit Note',
	description: 'What a vendor gives back and on which invoice: one row per credit note, amounts negative',
	fields: [
		{ name: 'Credit Note Number', instruction: 'As printed, with its prefix; not the number of the invoice that it corrects' },
		{ name: 'Credit Note Date', instruction: 'The date the credit note was issued, as YYYY-MM-DD' },
		{ name: 'Original Invoice Number', instruction: 'The number of the invoice that it corrects' },
		{ name: 'Reason', instruction: 'Why the credit is given, in a few words of the document' },
		common.VENDOR_NAME,
		common.VENDOR_TAX_ID,
		common.CUSTOMER_NAME,
		common.CURRENCY,
		common.SUBTOTAL,
		common.TAX,
		common.TOTAL,
	],
	generalPrompt: `These are credit notes: write all amounts of a credit note as negative numbers. ${common.NO_GUESSING}`,
	outputStructure: 'per_invoice',
};
