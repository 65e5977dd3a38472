import * as common from '../commonFields';
import type { FieldPreset } from '../preset';

export const receipt: FieldPreset = {
	value: 'receipt',
	name: 'Receipt',
	description: 'Tills, restaurants, travel: one row per receipt, for expense reports',
	fields: [
		{ name: 'Merchant Name', instruction: 'The shop or company that was paid, as printed' },
		{ name: 'Merchant Address', instruction: 'Its address in one line' },
		{ name: 'Receipt Number', instruction: 'The number of the receipt or transaction' },
		{ name: 'Purchase Date', instruction: 'The date of the purchase, as YYYY-MM-DD' },
		{ name: 'Payment Method', instruction: 'Such as cash, card or bank transfer; of a card number the last four digits only' },
		common.CURRENCY,
		common.SUBTOTAL,
		common.TAX,
		{ name: 'Tip', instruction: 'Tip or service charge, without currency symbol' },
		{ name: 'Total Amount', instruction: 'The amount paid, including tax and tip, without currency symbol' },
	],
	generalPrompt: `These are receipts, some of them photographed. An image may show several: each is one of its own. ${common.NO_GUESSING}`,
	outputStructure: 'per_invoice',
};
