/** What n8n reads of a JSON Schema to show the fields of an item before its node has run. */
export type ItemSchema =
	| { type: 'string' | 'number' | 'boolean' | 'null' }
	| { type: 'array'; items?: ItemSchema }
	| { type: 'object'; properties: Record<string, ItemSchema> };

/**
 * The fields that all of some values have. A field that is empty in some of them has the type that it has in the others.
 * @param values plain data, at least one
 */
export function schemaOf(values: unknown[]): ItemSchema {
	const filled = values.filter((value) => value !== null && value !== undefined);
	const [first] = filled;
	if (first === undefined) return { type: 'null' };
	if (Array.isArray(first)) {
		const entries = filled.flatMap((value) => (Array.isArray(value) ? (value as unknown[]) : []));
		return entries.length > 0 ? { type: 'array', items: schemaOf(entries) } : { type: 'array' };
	}
	if (typeof first === 'object') return { type: 'object', properties: propertiesOf(filled.filter(isRecord)) };
	return { type: typeof first as 'string' | 'number' | 'boolean' };
}

function propertiesOf(values: Array<Record<string, unknown>>): Record<string, ItemSchema> {
	const inAll = Object.keys(values[0]).filter((key) => values.every((value) => key in value));
	return Object.fromEntries(inAll.map((key) => [key, schemaOf(values.map((value) => value[key]))]));
}

/**
 * Where a value is not as a schema says; empty when it is. What the schema does not name may be there, and what it names may be null.
 * @param path of the value, for the messages
 */
export function differences(schema: ItemSchema, value: unknown, path = 'item'): string[] {
	if (value === undefined) return [`${path} is missing`];
	if (value === null) return [];
	if (schema.type === 'array') {
		if (!Array.isArray(value)) return [`${path} is no list`];
		return value.flatMap((entry, index) => (schema.items ? differences(schema.items, entry, `${path}[${index}]`) : []));
	}
	if (schema.type === 'object') {
		if (!isRecord(value)) return [`${path} is no object`];
		return Object.entries(schema.properties).flatMap(([key, property]) => differences(property, value[key], `${path}.${key}`));
	}
	return typeof value === schema.type ? [] : [`${path} is a ${typeof value} and no ${schema.type}`];
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
