import type { IDataObject } from 'n8n-workflow';

import { dayOf } from './dateObjects';

/** Takes objects apart: `{ vendor: { name } }` becomes `{ 'vendor.name' }`. Lists stay as they are. */
export function flatten(row: IDataObject): IDataObject {
	if (isFlat(row)) return row;
	return Object.fromEntries(
		Object.entries(row).flatMap(([column, value]) =>
			isObject(value) ? Object.entries(value).map(([name, inner]) => [`${column}.${name}`, inner]) : [[column, value]],
		),
	) as IDataObject;
}

/** Most rows are: seen without a list of their values, of which there would be a hundred thousand. */
function isFlat(row: IDataObject): boolean {
	for (const column in row) if (isObject(row[column])) return false;
	return true;
}

/** Whether a value holds others by their names: a date, as nodes of databases give it, holds nothing. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && dayOf(value) === undefined;
}
