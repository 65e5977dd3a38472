import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { usageError } from '../shared/errors';
import { TEXT_LIMITS } from './limits';

/** What to extract and how, as the service takes it. */
export interface Instructions {
	prompt: string | IDataObject;
	outputStructure: string;
	taskName: string;
	excludeColumns: string[];
}

interface FieldRow {
	name: string;
	instruction?: string;
}

export const instructionProperties: INodeProperties[] = [
	{
		displayName: 'Prompt',
		name: 'promptMode',
		type: 'options',
		options: [
			{ name: 'Fields Table', value: 'fields', description: 'Name the columns you need; each appears in the rows exactly as written' },
			{ name: 'Text', value: 'text', description: 'Describe in your own words what to extract; the service names the columns' },
		],
		default: 'fields',
		description: 'How to say which data to extract',
	},
	{
		displayName: 'Fields',
		name: 'fields',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add Field',
		displayOptions: { show: { promptMode: ['fields'] } },
		default: {
			field: [
				{ name: 'Invoice Number', instruction: '' },
				{ name: 'Invoice Date', instruction: 'The date the invoice was issued, not the due date, as YYYY-MM-DD' },
				{ name: 'Vendor Name', instruction: '' },
				{ name: 'Currency', instruction: 'ISO 4217 code' },
				{ name: 'Subtotal', instruction: 'Amount before tax, without currency symbol' },
				{ name: 'Tax', instruction: 'Total tax amount, without currency symbol' },
				{ name: 'Total Amount', instruction: 'Amount including tax, without currency symbol' },
			],
		},
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
						default: '',
						placeholder: 'e.g. The date of issue, not the due date',
						description: 'What exactly to extract, and how to write it, 3 to 600 characters',
					},
				],
			},
		],
	},
	{
		displayName: 'General Prompt',
		name: 'generalPrompt',
		type: 'string',
		typeOptions: { rows: 3 },
		displayOptions: { show: { promptMode: ['fields'] } },
		default: '',
		placeholder: 'e.g. Prefix the amounts of credit notes with a minus. Skip cover letters.',
		description: 'What applies to all fields, up to 1,500 characters',
	},
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
	{
		displayName: 'Rows',
		name: 'outputStructure',
		type: 'options',
		options: [
			{ name: 'Automatic', value: 'automatic', description: 'The service decides from the prompt and the documents' },
			{ name: 'One per Invoice', value: 'per_invoice' },
			{ name: 'One per Line Item', value: 'per_line_item', description: 'The data of the invoice is repeated on each of its lines' },
		],
		default: 'per_invoice',
		description: 'What a row of the result stands for',
	},
];

/** For the *Options* of operations that submit. */
export const instructionOptions: INodeProperties[] = [
	{
		displayName: 'Prompt Additions',
		name: 'promptAdditions',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. Treat the delivery date as the date of service.',
		description: 'More instructions, one a line, such as those that a reason for review suggests. They are added to the general prompt or the text.',
	},
];

export const DEFAULT_TASK_NAME = 'n8n invoice extraction';

/**
 * Reads the instructions and checks them against the service's limits.
 * @param itemIndex the input item that expressions are resolved with
 * @throws ServiceError (kind `usage`) naming the text
 */
export function readInstructions(ctx: IExecuteFunctions, options: IDataObject, itemIndex = 0): Instructions {
	const mode = ctx.getNodeParameter('promptMode', itemIndex) as string;
	const taskName = ((options.taskName as string) ?? '').trim() || DEFAULT_TASK_NAME;
	checkLength('The Task Name', taskName, TEXT_LIMITS.taskName);
	const additions = readAdditions(options.promptAdditions);
	return {
		prompt: mode === 'text' ? readText(ctx, itemIndex, additions) : readFields(ctx, itemIndex, additions),
		outputStructure: ctx.getNodeParameter('outputStructure', itemIndex) as string,
		taskName,
		excludeColumns: (options.excludeColumns as string[]) ?? [],
	};
}

/** One a line; an expression may give a list of them. Several rows often suggest the same one: it is taken once. */
function readAdditions(value: unknown): string[] {
	const lines = (Array.isArray(value) ? value : [value ?? '']).flatMap((text) => String(text).split(/\r?\n/));
	return [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
}

function readText(ctx: IExecuteFunctions, itemIndex: number, additions: string[]): string {
	const text = (ctx.getNodeParameter('prompt', itemIndex) as string).trim();
	checkLength('The Text', text, TEXT_LIMITS.prompt);
	const prompt = [text, ...additions].join('\n');
	checkLength('The Text with the Prompt Additions', prompt, TEXT_LIMITS.prompt);
	return prompt;
}

function readFields(ctx: IExecuteFunctions, itemIndex: number, additions: string[]): IDataObject {
	const rows = (ctx.getNodeParameter('fields.field', itemIndex, []) as FieldRow[]).map(({ name, instruction }) => ({
		name: String(name ?? '').trim(),
		instruction: String(instruction ?? '').trim(),
	}));
	if (rows.length === 0) throw usageError('The Fields Table is empty', 'Add at least one field, or choose Text as Prompt.');
	const names = new Set<string>();
	for (const { name, instruction } of rows) {
		checkLength(`The field name "${name}"`, name, TEXT_LIMITS.fieldName);
		if (instruction) checkLength(`The instruction of the field "${name}"`, instruction, TEXT_LIMITS.fieldPrompt);
		if (names.has(name)) throw usageError(`The field "${name}" is there twice`, 'Each column needs a name of its own.');
		names.add(name);
	}
	const stated = (ctx.getNodeParameter('generalPrompt', itemIndex, '') as string).trim();
	checkLength('The General Prompt', stated, TEXT_LIMITS.generalPrompt);
	const general = [...(stated ? [stated] : []), ...additions].join('\n');
	checkLength('The General Prompt with the Prompt Additions', general, TEXT_LIMITS.generalPrompt);
	return {
		fields: rows.map(({ name, instruction }) => ({ name, ...(instruction && { prompt: instruction }) })),
		...(general && { general_prompt: general }),
	};
}

function checkLength(what: string, text: string, [min, max]: readonly [number, number]): void {
	const { length } = text;
	if (length >= min && length <= max) return;
	throw usageError(
		`${what} has ${length} characters; the service takes ${min} to ${max.toLocaleString('en-US')}`,
		'Change it and run the workflow again. Nothing has been sent yet.',
	);
}
