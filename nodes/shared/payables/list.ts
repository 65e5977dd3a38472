import type { IDataObject } from 'n8n-workflow';

import { usageError } from '../errors';
import { normalizeName } from '../invoice/columnNames';
import { flatten, isObject } from '../invoice/nested';
import { isEmpty } from '../invoice/text';

/** What a list is about, and how its columns are usually called. */
export interface ListShape<Meaning extends string> {
	/** As the panel calls the list. */
	name: string;
	/** Names as they are after `normalizeName`, the surest first: a list may have a number of its own for each row beside that of the vendor. */
	columns: Record<Meaning, readonly string[]>;
	/** Of each group at least one column must be there, or the list cannot be used. */
	needs: ReadonlyArray<{ oneOf: readonly Meaning[]; called: string }>;
}

/** What an entry says, as it stands in the list; a meaning that is missing or empty is left out. */
export type ListEntry<Meaning extends string> = Partial<Record<Meaning, IDataObject[string]>>;

/**
 * Reads a list that an expression gives: the items of a node (`$('Vendors').all()`), their JSON, or JSON as text. Empty entries are left out.
 * @returns undefined where no list is given, as the panel's own `[]` is none; an empty list that an expression gives is one
 * @throws ServiceError (kind `usage`) naming the columns found and those expected
 */
export function readList<Meaning extends string>(given: unknown, shape: ListShape<Meaning>): Array<ListEntry<Meaning>> | undefined {
	const entries = entriesOf(given, shape.name)?.filter((entry) => Object.values(entry).some((value) => !isEmpty(value)));
	if (!entries || entries.length === 0) return entries && [];
	const found = new Set<string>();
	for (const entry of entries) for (const column in entry) found.add(column);
	const columns = columnsOf([...found], shape);
	return entries.map((entry) => {
		const read: ListEntry<Meaning> = {};
		for (const [meaning, column] of columns) if (!isEmpty(entry[column])) read[meaning] = entry[column];
		return read;
	});
}

function entriesOf(given: unknown, name: string): IDataObject[] | undefined {
	if (given === undefined || given === null) return undefined;
	if (typeof given === 'string') return /^\s*(\[\s*\])?\s*$/.test(given) ? undefined : entriesOf(parse(given, name), name);
	const list = Array.isArray(given) ? given : isObject(given) ? onlyList(given) : undefined;
	if (!list) throw usageError(`${name} is no list: it is ${shown(given)}`, HOW_TO_GIVE);
	return list.map((entry: unknown) => {
		if (!isObject(entry)) throw usageError(`${name} has an entry that has no columns: ${shown(entry)}`, HOW_TO_GIVE);
		return flatten(isObject(entry.json) ? entry.json : entry);
	});
}

const HOW_TO_GIVE = "Give the items of a node, such as {{ $('Vendors').all() }}, or a list of objects as JSON.";

/** One entry alone, or the one list that an item holds, as *Aggregate* and most APIs give it. */
function onlyList(given: IDataObject): unknown[] {
	const values = Object.values(isObject(given.json) ? given.json : given);
	return values.length === 1 && Array.isArray(values[0]) ? values[0] : [given];
}

function parse(text: string, name: string): unknown {
	try {
		const parsed: unknown = JSON.parse(text);
		return parsed;
	} catch {
		throw usageError(`${name} is no list: ${shown(text)} is no JSON`, HOW_TO_GIVE);
	}
}

/** What was found last for a shape: the lines of each order are a list of their own, and mostly have the same columns. */
const last = new WeakMap<object, { names: string; columns: unknown }>();

function columnsOf<Meaning extends string>(columns: string[], shape: ListShape<Meaning>): Array<[Meaning, string]> {
	const names = JSON.stringify(columns);
	const known = last.get(shape);
	if (known?.names === names) return known.columns as Array<[Meaning, string]>;
	const found = findColumns(columns, shape);
	last.set(shape, { names, columns: found });
	return found;
}

function findColumns<Meaning extends string>(columns: string[], { name, columns: names, needs }: ListShape<Meaning>): Array<[Meaning, string]> {
	const byName = new Map<string, string>();
	for (const column of columns) if (!byName.has(normalizeName(column))) byName.set(normalizeName(column), column);
	const found = (Object.entries(names) as Array<[Meaning, readonly string[]]>).flatMap(([meaning, usual]): Array<[Meaning, string]> => {
		const column = usual.map((each) => byName.get(each)).find((each) => each !== undefined);
		return column === undefined ? [] : [[meaning, column]];
	});
	const missing = needs.find(({ oneOf }) => !oneOf.some((meaning) => found.some(([there]) => there === meaning)));
	if (!missing) return found;
	throw usageError(
		`${name} has no column for ${missing.called}: its columns are ${columns.join(', ')}`,
		`Call the column ${missing.oneOf.map((meaning) => titleOf(names[meaning][0])).join(' or ')}, in the list itself or with Edit Fields before this node.`,
	);
}

function titleOf(name: string): string {
	return name.replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase());
}

function shown(value: unknown): string {
	const text = typeof value === 'string' ? value : JSON.stringify(value) ?? String(value);
	return `"${text.length > 60 ? `${text.slice(0, 60)} …` : text}"`;
}
