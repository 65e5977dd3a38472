import type { INodeProperties } from 'n8n-workflow';

import type { FieldPreset } from '../../shared/fields/preset';
import { DEFAULT_PRESET, PRESETS } from '../../shared/fields/presets';

/**
 * The parameter that holds the fields of a preset. Each preset has one of its own: the editor keeps the content of a
 * table when another parameter changes, so that a shared one would not be filled anew.
 */
export function fieldsParameter(preset: string): string {
	return preset === DEFAULT_PRESET.value ? 'fields' : `${preset}Fields`;
}

/** Where the general instructions and the rows follow a preset. */
const WITH_PRESET = ['fields', 'preset'];

/** Those that can be used as they are. */
const READY = PRESETS.filter(({ fields }) => fields.length > 0);

/** What to extract, but for the fields of one's own, which stand in a table. */
export const instructionProperties: INodeProperties[] = [
	{
		displayName: 'Define Fields With',
		name: 'promptMode',
		type: 'options',
		required: true,
		options: [
			{ name: 'Fields Table', value: 'fields', description: 'Name the columns you need, in a table at the end of this panel that a preset fills; each appears in the rows exactly as written' },
			{ name: 'Preset', value: 'preset', description: 'Take the columns that are usual for a kind of document' },
			{ name: 'Text', value: 'text', description: 'Describe in your own words what to extract; the service names the columns' },
		],
		default: 'preset',
		description: 'How to say which data to extract',
	},
	presetOf('preset', READY, 'The kind of document. It gives the fields, the general instructions and what a row is.'),
	...READY.map(columnsOf),
	presetOf('fields', PRESETS, 'What the table at the end of this panel begins with. It fills the general instructions and what a row is as well; everything can be edited.'),
	...PRESETS.map(generalPromptOf),
	{
		displayName: 'Text',
		name: 'prompt',
		type: 'string',
		typeOptions: { rows: 4 },
		displayOptions: { show: { promptMode: ['text'] } },
		default: '',
		required: true,
		placeholder: 'e.g. Extract invoice number, date, vendor name and total amount',
		description: 'What to extract, up to 2,500 characters',
	},
	...PRESETS.map(({ value, outputStructure }) => rowsOf({ promptMode: WITH_PRESET, preset: [value] }, outputStructure)),
	rowsOf({ promptMode: ['text'] }, 'per_invoice'),
];

/** The fields of one's own, which take two screens. */
export const fieldsTables: INodeProperties[] = PRESETS.map(fieldsOf);

function presetOf(promptMode: string, presets: readonly FieldPreset[], description: string): INodeProperties {
	return {
		displayName: 'Preset',
		name: 'preset',
		type: 'options',
		required: true,
		noDataExpression: true,
		displayOptions: { show: { promptMode: [promptMode] } },
		options: presets.map(({ value, name, description: about }) => ({ value, name, description: about })),
		default: 'invoiceHeader',
		description,
	};
}

function columnsOf({ value, fields }: FieldPreset): INodeProperties {
	return {
		displayName: `Columns: ${fields.map(({ name }) => name).join(', ')}`,
		name: `${value}Columns`,
		type: 'notice',
		displayOptions: { show: { promptMode: ['preset'], preset: [value] } },
		default: '',
	};
}

function fieldsOf({ value, fields }: FieldPreset): INodeProperties {
	return {
		displayName: 'Fields',
		name: fieldsParameter(value),
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true, fixedCollection: { itemTitle: '={{ $collection.item.value.name }}' } },
		placeholder: 'Add Field',
		displayOptions: { show: { promptMode: ['fields'], preset: [value] } },
		default: { field: fields.map(({ name, instruction }) => ({ name, instruction })) },
		description: 'One column of the result each',
		options: [
			{
				displayName: 'Field',
				name: 'field',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						required: true,
						placeholder: 'e.g. Invoice Number',
						description: 'The name of the column, 2 to 50 characters',
					},
					{
						displayName: 'Instruction',
						name: 'instruction',
						type: 'string',
						typeOptions: { rows: 2 },
						default: '',
						placeholder: 'e.g. The date of issue, not the due date',
						description: 'What exactly to extract, and how to write it, 3 to 600 characters',
					},
				],
			},
		],
	};
}

function generalPromptOf({ value, generalPrompt }: FieldPreset): INodeProperties {
	return {
		displayName: 'General Instructions',
		name: 'generalPrompt',
		type: 'string',
		typeOptions: { rows: 3 },
		displayOptions: { show: { promptMode: WITH_PRESET, preset: [value] } },
		default: generalPrompt,
		placeholder: 'e.g. Prefix the amounts of credit notes with a minus. Skip cover letters.',
		description: 'What applies to all fields, up to 1,500 characters',
	};
}

function rowsOf(show: Record<string, string[]>, outputStructure: FieldPreset['outputStructure']): INodeProperties {
	return {
		displayName: 'One Row Per',
		name: 'outputStructure',
		type: 'options',
		required: true,
		displayOptions: { show },
		options: [
			{ name: 'Automatic', value: 'automatic', description: 'The service decides from the prompt and the documents' },
			{ name: 'Invoice', value: 'per_invoice' },
			{ name: 'Line Item', value: 'per_line_item', description: 'The data of the invoice is repeated on each of its lines' },
		],
		default: outputStructure,
		description: 'What a row of the result stands for',
	};
}
