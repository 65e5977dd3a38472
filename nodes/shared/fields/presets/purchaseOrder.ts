import * as common from '../commonFields';
import type { FieldPreset } from '../preset';

export const purchaseOrder: FieldPreset = {
	value: 'purchaseOrder',
	name: 'Purchase Order',
	description: 'What a customer orders, for matching with invoices: one row per ordered line',
	fields: [
		{ name: 'Purchase Order Number', instruction: 'The number of the order itself, with its prefix' },
		{ name: 'Order Date', instruction: 'The date the order was placed, as YYYY-MM-DD' },
		{ name: 'Delivery Date', instruction: 'The requested date of delivery, as YYYY-MM-DD' },
		{ name: 'Customer Name', instruction: 'The company that orders' },
		{ name: 'Vendor Name', instruction: 'The company that is to deliver' },
		common.CURRENCY,
		common.LINE_NUMBER,
		common.LINE_DESCRIPTION,
		common.LINE_QUANTITY,
		common.LINE_UNIT,
		common.LINE_UNIT_PRICE,
		common.LINE_AMOUNT,
		{ name: 'Total Amount', instruction: 'The total of the order, without currency symbol' },
	],
	generalPrompt: `These are purchase orders. Every ordered product or service is a line item. ${common.NO_GUESSING}`,
	outputStructure: 'per_line_item',
};
