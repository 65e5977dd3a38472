import { z } from 'zod';

import { fieldsTables, instructionProperties } from '../../../nodes/InvoiceDataExtraction/options/instructionProperties';
import { submitOptions } from '../../../nodes/InvoiceDataExtraction/options/submitOptions';
import { TEXT_LIMITS } from '../../../nodes/InvoiceDataExtraction/profile';

const fieldsDefault = z.object({ field: z.array(z.object({ name: z.string(), instruction: z.string() })) });
const defaultOf = (name: string) => fieldsTables.find((property) => property.name === name)?.default;
const fits = (text: string, [min, max]: readonly [number, number]) => text.length >= min && text.length <= max;

it('has defaults that the service takes as they are', () => {
	const { field: fields } = fieldsDefault.parse(defaultOf('fields'));

	expect(fields.length).toBeGreaterThan(0);
	expect(fields.filter(({ name }) => !fits(name, TEXT_LIMITS.fieldName))).toEqual([]);
	expect(fields.filter(({ instruction }) => instruction && !fits(instruction, TEXT_LIMITS.fieldPrompt))).toEqual([]);
	expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
	expect(fits(submitOptions.read({}).taskName, TEXT_LIMITS.taskName)).toBe(true);
});

it('offers the row structures that the service has', () => {
	const rows = instructionProperties.find(({ name }) => name === 'outputStructure');
	const values = (rows?.options ?? []).map((option) => ('value' in option ? option.value : undefined));

	expect(values).toEqual(['automatic', 'per_invoice', 'per_line_item']);
	expect(values).toContain(rows?.default);
});
