import type { IDataObject, IExecuteFunctions, IHookFunctions, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { usageError } from '../errors';

interface Choice {
	readonly name: string;
	readonly value: string | number;
	readonly description?: string;
}

/** A property as it is written down: literal, so that names, choices and defaults become types. */
export interface Property extends Omit<INodeProperties, 'options' | 'default' | 'displayOptions'> {
	readonly default: string | number | boolean | readonly string[];
	readonly options?: readonly Choice[];
	readonly displayOptions?: { readonly show?: Readonly<Record<string, ReadonlyArray<string | boolean>>> };
}

type ValueOf<P extends Property> = P['type'] extends 'number'
	? number
	: P['type'] extends 'boolean'
		? boolean
		: P['type'] extends 'options'
			? NonNullable<P['options']>[number]['value']
			: P['type'] extends 'multiOptions'
				? Array<NonNullable<P['options']>[number]['value']>
				: P['type'] extends 'json'
					? unknown
					: string;

type ValuesOf<P extends readonly Property[], Off extends string> = {
	[Each in P[number] as Each['name']]: Each['name'] extends Off ? ValueOf<Each> | undefined : ValueOf<Each>;
};

/** Properties and their reader in one value: what the editor shows, and what the node gets, with each default written once. */
export interface ParameterGroup<Values> {
	readonly properties: INodeProperties[];
	/**
	 * Gives every value with its type; a property that is missing or null has its default, and so has one that may not be empty but is.
	 * @throws ServiceError (kind `usage`) when an expression gives something that the property cannot be
	 */
	read(values: IDataObject): Values;
}

/** What a group gives when it is read. */
export type Values<Group> = Group extends ParameterGroup<infer V> ? V : never;

/**
 * Makes a group out of its properties.
 * @param offUnlessAdded those that mean nothing until somebody adds them: their default is a proposal, and they are undefined until then
 * @param neverEmpty texts that have their default when they are emptied; n8n asks for a `required` option even where nobody added it
 */
export function parameterGroup<const P extends readonly Property[], const Off extends P[number]['name'] = never>(
	properties: P,
	offUnlessAdded: readonly Off[] = [],
	neverEmpty: ReadonlyArray<P[number]['name']> = [],
): ParameterGroup<ValuesOf<P, Off>> {
	const [off, filled] = [new Set<string>(offUnlessAdded), new Set<string>(neverEmpty)];
	const read = (property: Property, given: unknown): unknown => {
		const isEmpty = given === '' && (property.type !== 'string' || filled.has(property.name));
		if (given === undefined || given === null || isEmpty) return off.has(property.name) ? undefined : copyOf(property.default);
		return readValue(property, given);
	};
	return {
		properties: properties as readonly unknown[] as INodeProperties[],
		read: (values) => Object.fromEntries(properties.map((property) => [property.name, read(property, values[property.name])])) as ValuesOf<P, Off>,
	};
}

/** Several groups as one. */
export function joinGroups<A, B>(first: ParameterGroup<A>, second: ParameterGroup<B>): ParameterGroup<A & B> {
	return {
		properties: [...first.properties, ...second.properties],
		read: (values) => ({ ...first.read(values), ...second.read(values) }),
	};
}

/** Where parameters are read: an operation, for one input item, or a trigger. */
export type Context = IExecuteFunctions | IHookFunctions | IWebhookFunctions;

/** Reads a group that stands in a collection. */
export function readCollection<V>(ctx: Context, collection: string, group: ParameterGroup<V>, itemIndex = 0): V {
	return group.read((parameter(ctx, collection, itemIndex) ?? {}) as IDataObject);
}

/** Reads a group whose properties stand for themselves. One that the panel does not show has its default. */
export function readParameters<V>(ctx: Context, group: ParameterGroup<V>, itemIndex = 0): V {
	return group.read(Object.fromEntries(group.properties.map(({ name }) => [name, parameter(ctx, name, itemIndex)])) as IDataObject);
}

/** Reads one parameter whose shape no group describes, such as a table. */
export function readRaw(ctx: Context, name: string, itemIndex = 0): unknown {
	return parameter(ctx, name, itemIndex);
}

function parameter(ctx: Context, name: string, itemIndex: number): unknown {
	// An operation reads for an item; a trigger has none, and takes the fallback in its place. Without one n8n throws.
	return 'getInputData' in ctx ? ctx.getNodeParameter(name, itemIndex, null) : ctx.getNodeParameter(name, null);
}

function readValue(property: Property, given: unknown): unknown {
	switch (property.type) {
		case 'number':
			return readNumber(property, given);
		case 'boolean':
			return given === true || given === 'true';
		case 'options':
			return readChoice(property, given);
		case 'multiOptions':
			return (Array.isArray(given) ? given : [given]).map((each) => readChoice(property, each));
		case 'json':
			// Whoever asks for it knows what it may be.
			return given;
		default:
			return Array.isArray(given) ? given.join(property.typeOptions?.rows ? '\n' : ', ') : String(given);
	}
}

function copyOf(value: Property['default']): unknown {
	return Array.isArray(value) ? [...(value as readonly string[])] : value;
}

/** Smaller than allowed is taken as the smallest, larger as the largest: the panel does the same. */
function readNumber({ displayName, typeOptions }: Property, given: unknown): number {
	const number = Number(given);
	if (Number.isNaN(number)) throw usageError(`${displayName} is no number: "${String(given)}"`, 'Enter a number, or correct the expression.');
	return Math.min(typeOptions?.maxValue ?? Infinity, Math.max(typeOptions?.minValue ?? -Infinity, number));
}

function readChoice({ displayName, options = [] }: Property, given: unknown): string | number {
	const choice = options.find(({ value }) => String(value) === String(given));
	if (choice) return choice.value;
	const values = options.map(({ value }) => value).join(', ');
	throw usageError(`${displayName} cannot be "${String(given)}"`, `Choose one from the list; an expression must give one of: ${values}.`);
}
