import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { readList } from '../documents/documentOptions';
import type { ReasonCode, ReviewSettings } from './reasons';

const DEFAULT_RULES: ReasonCode[] = ['AI_UNCERTAINTY', 'DUPLICATE', 'PAGES_FAILED', 'REQUIRED_FIELD_MISSING', 'TOTALS_MISMATCH'];
const DEFAULT_TOLERANCE = 0.02;

/** For the *Options* of operations that yield rows. */
export const reviewOptions: INodeProperties[] = [
	{
		displayName: 'Review Rules',
		name: 'reviewRules',
		type: 'multiOptions',
		options: [
			{ name: 'Duplicate', value: 'DUPLICATE', description: 'The same vendor and invoice number came before in this run' },
			{ name: 'Failed Pages', value: 'PAGES_FAILED', description: 'A page of the document could not be read' },
			{ name: 'Required Field Missing', value: 'REQUIRED_FIELD_MISSING', description: 'Vendor, number, date, total or a field of yours is empty' },
			{ name: 'Service Is Uncertain', value: 'AI_UNCERTAINTY', description: 'A note of the service says that it made an assumption' },
			{ name: 'Totals Mismatch', value: 'TOTALS_MISMATCH', description: 'Subtotal and tax, or the lines, do not make up the total' },
		],
		default: ['AI_UNCERTAINTY', 'DUPLICATE', 'PAGES_FAILED', 'REQUIRED_FIELD_MISSING', 'TOTALS_MISMATCH'],
		description: 'What sends a row to Needs Review',
	},
	{
		displayName: 'Required Fields',
		name: 'requiredFields',
		type: 'string',
		default: '',
		placeholder: 'e.g. PO Number, Due Date',
		description: 'Further columns that must not be empty, separated by commas. Vendor, number, date and total are always required where there is a column for them.',
	},
	{
		displayName: 'Totals Tolerance',
		name: 'tolerance',
		type: 'number',
		typeOptions: { minValue: 0, numberPrecision: 2 },
		default: 0.02,
		description: 'How much totals may differ, in the currency of the invoice',
	},
];

export function readReviewSettings(options: IDataObject): ReviewSettings {
	return {
		rules: new Set((options.reviewRules as ReasonCode[] | undefined) ?? DEFAULT_RULES),
		requiredFields: readList(options.requiredFields),
		tolerance: Number(options.tolerance ?? DEFAULT_TOLERANCE),
	};
}
