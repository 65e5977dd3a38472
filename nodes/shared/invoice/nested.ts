import type { IDataObject } from 'n8n-workflow';

import { dayOf } from './dateObjects';

/** Takes objects apart: `{ vendor: { name } }` becomes `{ 'vendor.name' }`. Lists stay as they are. */
export function flatten(row: IDataObject): IDataObject {
	if (!Object.values(row).some(isObject)) return row;
	return Object.fromEntries(
		Object.entries(row).flatMap(([column, value]) =>
			isObject(value) ? Object.entries(value).map(([name, inner]) => [`${column}.${name}`, inner]) : [[column, value]],
		),
	) as IDataObject;
}

/** Whether a value holds others by their names: a date, as nodes of databases give it, holds nothing. */
export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value) && dayOf(value) === undefined;
}
