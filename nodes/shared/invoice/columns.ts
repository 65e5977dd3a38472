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
	return layoutOfColumns(Object.keys(row));
}

/** What a row says for a meaning; undefined when it has no such column. */
export function valueOf(row: IDataObject, layout: Layout, meaning: ColumnMeaning): IDataObject[string] | undefined {
	const column = layout.names.get(meaning);
	return column === undefined ? undefined : row[column];
}

/** The amount of a row for a meaning; the tax may be the sum of several columns. */
export function amountOf(row: IDataObject, layout: Layout, meaning: ColumnMeaning): number | undefined {
	if (meaning !== 'tax' || layout.taxes.length < 2) return readAmount(valueOf(row, layout, meaning));
	const amounts = layout.taxes.map((column) => readAmount(row[column])).filter((amount) => amount !== undefined);
	return amounts.length > 0 ? amounts.reduce((sum, amount) => sum + amount, 0) : undefined;
}

const MEANINGS = meaningsOf(COLUMN_NAMES);
const WEAK_MEANINGS = meaningsOf(WEAK_NAMES);

/** Results have few layouts, but documents of many kinds must not fill the memory. */
const MAX_KEPT = 200;
const kept = new Map<string, Layout>();
let last: Layout | undefined;

function layoutOfColumns(columns: string[]): Layout {
	if (last && isSame(last.columns, columns)) return last;
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

function isSame(left: readonly string[], right: readonly string[]): boolean {
	if (left.length !== right.length) return false;
	for (let index = 0; index < left.length; index++) if (left[index] !== right[index]) return false;
	return true;
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
