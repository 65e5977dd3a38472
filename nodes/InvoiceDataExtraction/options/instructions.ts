import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { usageError } from '../../shared/errors';
import { DEFAULT_PRESET, PRESETS } from '../../shared/fields/presets';
import type { PresetField } from '../../shared/fields/preset';
import { readRaw, type Values } from '../../shared/node/parameters';
import type { Instructions } from '../extraction/extractionData';
import { TEXT_LIMITS } from '../profile';
import { fieldsParameter } from './instructionProperties';
import type { submitOptions } from './submitOptions';

/**
 * Reads the instructions and checks them against the service's limits.
 * @param itemIndex the input item that expressions are resolved with
 * @throws ServiceError (kind `usage`) naming the text
 */
export function readInstructions(ctx: IExecuteFunctions, { taskName, excludeColumns, promptAdditions }: Values<typeof submitOptions>, itemIndex: number): Instructions {
	const text = (name: string): string => String(readRaw(ctx, name, itemIndex) ?? '').trim();
	checkLength('The Task Name', taskName.trim(), TEXT_LIMITS.taskName);
	const additions = readAdditions(promptAdditions);
	return {
		prompt: text('promptMode') === 'text' ? readText(text('prompt'), additions) : readFields(ctx, itemIndex, text, additions),
		outputStructure: text('outputStructure'),
		taskName: taskName.trim(),
		excludeColumns,
	};
}

/** One a line; an expression may give a list of them. Several rows often suggest the same one: it is taken once. */
function readAdditions(lines: string): string[] {
	return [...new Set(lines.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== ''))];
}

function readText(text: string, additions: string[]): string {
	checkLength('The Text', text, TEXT_LIMITS.prompt);
	const prompt = [text, ...additions].join('\n');
	checkLength('The Text with the Prompt Additions', prompt, TEXT_LIMITS.prompt);
	return prompt;
}

function readFields(ctx: IExecuteFunctions, itemIndex: number, text: (name: string) => string, additions: string[]): IDataObject {
	const preset = text('preset') || DEFAULT_PRESET.value;
	const rows = text('promptMode') === 'fields' ? readTable(ctx, preset, itemIndex) : fieldsOf(preset);
	const names = new Set<string>();
	for (const { name, instruction } of rows) {
		checkLength(`The field name "${name}"`, name, TEXT_LIMITS.fieldName);
		if (instruction) checkLength(`The instruction of the field "${name}"`, instruction, TEXT_LIMITS.fieldPrompt);
		if (names.has(name)) throw usageError(`The field "${name}" is there twice`, 'Each column needs a name of its own.');
		names.add(name);
	}
	const stated = text('generalPrompt');
	checkLength('The text of the General Instructions', stated, TEXT_LIMITS.generalPrompt);
	const general = [...(stated ? [stated] : []), ...additions].join('\n');
	checkLength('The text of the General Instructions with the Prompt Additions', general, TEXT_LIMITS.generalPrompt);
	return {
		fields: rows.map(({ name, instruction }) => ({ name, ...(instruction && { prompt: instruction }) })),
		...(general && { general_prompt: general }),
	};
}

/** The fields as they stand in the table. */
function readTable(ctx: IExecuteFunctions, preset: string, itemIndex: number): PresetField[] {
	const table = readRaw(ctx, `${fieldsParameter(preset)}.field`, itemIndex);
	const rows = (Array.isArray(table) ? (table as IDataObject[]) : []).map(({ name, instruction }) => ({
		name: String(name ?? '').trim(),
		instruction: String(instruction ?? '').trim(),
	}));
	if (rows.length === 0) throw usageError('The Fields Table is empty', 'Add at least one field, or define the fields with a preset or a text.');
	return rows;
}

function fieldsOf(preset: string): PresetField[] {
	const fields = PRESETS.find(({ value }) => value === preset)?.fields ?? [];
	if (fields.length === 0) throw usageError(`There is no preset "${preset}" with fields`, 'Choose another Preset, or define the fields with the Fields Table.');
	return fields;
}

function checkLength(what: string, text: string, [min, max]: readonly [number, number]): void {
	const { length } = text;
	if (length >= min && length <= max) return;
	throw usageError(
		`${what} has ${length} ${length === 1 ? 'character' : 'characters'}; the service takes ${min} to ${max.toLocaleString('en-US')}`,
		'Change it and run the workflow again. Nothing has been sent yet.',
	);
}
