import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { usageError } from '../shared/errors';
import { DEFAULT_PRESET } from '../shared/fields/presets';
import { fieldsParameter } from './instructionProperties';
import { TEXT_LIMITS } from './limits';

export { instructionOptions, instructionProperties } from './instructionProperties';

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
	const preset = ctx.getNodeParameter('preset', itemIndex, DEFAULT_PRESET.value) as string;
	const rows = (ctx.getNodeParameter(`${fieldsParameter(preset)}.field`, itemIndex, []) as FieldRow[]).map(({ name, instruction }) => ({
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
