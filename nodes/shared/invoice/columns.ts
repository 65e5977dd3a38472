import type { IDataObject } from 'n8n-workflow';

import { readAmount } from './amounts';
import { COLUMN_NAMES, normalizeName, SINGLE_TAX, WEAK_NAMES, type ColumnMeaning } from './columnNames';

export type { ColumnMeaning };

/** The columns that rows have, and what they mean. Rows with the same columns share one. */
export interface Layout {
	columns: readonly string[];
	/** The column of each meaning; the first one wins where several have the same. */
	names: ReadonlyMap<ColumnMeaning, string>;
	/** The columns of single taxes, where there is none for the sum of them. */
	taxes: readonly string[];
}

/** Which column has which meaning. */
export function findColumns(columns: string[]): ReadonlyMap<ColumnMeaning, string> {
	return layoutOfColumns(columns).names;
}

/** The layout of a row; nearly free where it is the same as that of the row before. */
export function layoutOf(row: IDataObject): Layout {
	return last && hasColumns(row, last) ? last : layoutOfColumns(Object.keys(row));
}

/** Whether a row has the columns of a layout, in their order. */
function hasColumns(row: IDataObject, { columns }: Layout): boolean {
	let index = 0;
	for (const column in row) if (columns[index++] !== column) return false;
	return index === columns.length;
}

/** What a row says for a meaning; undefined when it has no such column. */
export function valueOf(row: IDataObject, layout: Layout, meaning: ColumnMeaning): IDataObject[string] | undefined {
	const column = layout.names.get(meaning);
	return column === undefined ? undefined : row[column];
}

/** The amount of a row for a meaning; the tax may be the sum of several columns. */
export function amountOf(row: IDataObject, layout: Layout, meaning: ColumnMeaning): number | undefined {
	if (meaning !== 'tax' || layout.taxes.length < 2) return readAmount(valueOf(row, layout, meaning));
	return sumOfTaxes(row, layout);
}

/** `amountOf` for many rows with the same columns, which are looked up once. */
export function amountReader(layout: Layout, meaning: ColumnMeaning): (row: IDataObject) => number | undefined {
	const column = layout.names.get(meaning);
	if (column === undefined) return () => undefined;
	if (meaning === 'tax' && layout.taxes.length > 1) return (row) => sumOfTaxes(row, layout);
	return (row) => readAmount(row[column]);
}

function sumOfTaxes(row: IDataObject, { taxes }: Layout): number | undefined {
	const amounts = taxes.map((column) => readAmount(row[column])).filter((amount) => amount !== undefined);
	return amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0) : undefined;
}

const MEANINGS = meaningsOf(COLUMN_NAMES);
const WEAK_MEANINGS = meaningsOf(WEAK_NAMES);

/** Results have few layouts, but documents of many kinds must not fill the memory. */
const MAX_KEPT = 200;
const kept = new Map<string, Layout>();
let last: Layout | undefined;

function layoutOfColumns(columns: string[]): Layout {
	const key = JSON.stringify(columns);
	let layout = kept.get(key);
	if (!layout) {
		if (kept.size >= MAX_KEPT) kept.clear();
		layout = readLayout(columns);
		kept.set(key, layout);
	}
	last = layout;
	return layout;
}

function readLayout(columns: string[]): Layout {
	const normalized = columns.map((column) => ({ column, name: normalizeName(column) }));
	const names = new Map<ColumnMeaning, string>();
	const add = (meaning: ColumnMeaning | undefined, column: string) => {
		if (meaning && !names.has(meaning)) names.set(meaning, column);
	};
	for (const { column, name } of normalized) add(MEANINGS.get(name), column);

	const taxes = names.has('tax') ? [] : normalized.filter(({ name }) => SINGLE_TAX.test(name)).map(({ column }) => column);
	if (taxes.length > 0) add('tax', taxes[0]);

	const isLine = names.has('lineQuantity') || names.has('lineUnitPrice');
	for (const { column, name } of normalized) {
		const meaning = WEAK_MEANINGS.get(name);
		// Beside quantity and price, or beside a total, an "Amount" is that of the line.
		const ofLine = name === 'amount' && (isLine || (names.has('total') && names.has('lineDescription')));
		add(ofLine ? 'lineAmount' : meaning, column);
	}
	return { columns, names, taxes };
}

function meaningsOf(table: Partial<Record<ColumnMeaning, string[]>>): ReadonlyMap<string, ColumnMeaning> {
	const entries = Object.entries(table) as Array<[ColumnMeaning, string[]]>;
	return new Map(entries.flatMap(([meaning, names]) => names.map((name) => [name, meaning] as const)));
}
