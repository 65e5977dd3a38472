import * as common from '../commonFields';
import type { FieldPreset } from '../preset';

export const utilityBill: FieldPreset = {
	value: 'utilityBill',
	name: 'Utility Bill',
	description: 'Electricity, gas, water, telephone: period, consumption and cost, one row per bill',
	fields: [
		{ name: 'Provider Name', instruction: 'The utility that issued the bill' },
		{ name: 'Account Number', instruction: 'The customer or contract account at the utility, not a bank account' },
		common.INVOICE_NUMBER,
		{ name: 'Invoice Date', instruction: 'The date the bill was issued, as YYYY-MM-DD' },
		common.DUE_DATE,
		{ name: 'Service Address', instruction: 'The address that is supplied, in one line' },
		{ name: 'Service Period Start', instruction: 'First day of the billed period, as YYYY-MM-DD' },
		{ name: 'Service Period End', instruction: 'Last day of the billed period, as YYYY-MM-DD' },
		{ name: 'Meter Number', instruction: 'The number of the meter' },
		{ name: 'Usage', instruction: 'The billed consumption, the number alone' },
		{ name: 'Usage Unit', instruction: 'The unit of the consumption, such as kWh or m3' },
		common.CURRENCY,
		common.SUBTOTAL,
		common.TAX,
		{ name: 'Total Amount', instruction: 'The charges of this bill including tax, without earlier balances and without currency symbol' },
		{ name: 'Amount Due', instruction: 'What is to be paid, with earlier balances and payments, without currency symbol' },
	],
	generalPrompt: `These are bills of utilities. ${common.NO_GUESSING}`,
	outputStructure: 'per_invoice',
};
