import type { IDataObject } from 'n8n-workflow';

import { layoutOf, type ColumnMeaning } from '../../shared/invoice/columns';
import { readDate } from '../../shared/invoice/dates';
import { flatten, isObject } from '../../shared/invoice/nested';
import type { PageField } from '../page/reviewPage';

export type FieldKind = PageField['kind'];

/** A value of a row that a person sees, and where it stands: a column, or a value of an object in one (`vendor.name`). */
export interface RowField {
	/** One for each name in a row. */
	name: string;
	path: readonly [column: string, inner?: string];
	kind: FieldKind;
	value: unknown;
}

/** What the columns of all rows hold: an empty one becomes what the others are, else what its name says. */
export type ColumnKinds = ReadonlyMap<string, FieldKind>;

/** The columns that a person decides about, without what the nodes say of the row (`_review`, `_extractionId`, …) and the decision itself. */
export function columnsOf(json: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([column]) => !column.startsWith('_') && column !== 'review')) as IDataObject;
}

/** Takes the kinds of filled columns from the first row that has a value. @param rows their columns */
export function columnKinds(rows: IDataObject[]): ColumnKinds {
	const kinds = new Map<string, FieldKind>();
	for (const row of rows) {
		for (const [name, value] of Object.entries(flatten(row))) {
			if (!isBlank(value) && !kinds.has(name)) kinds.set(name, kindOf(value));
		}
	}
	for (const row of rows) {
		for (const [meaning, name] of layoutOf(flatten(row)).names) {
			const usual = USUAL_KINDS[meaning];
			if (usual && !kinds.has(name)) kinds.set(name, usual);
		}
	}
	return kinds;
}

/**
 * What a person sees of a row, in the order of its columns.
 * @param correctable names of the columns that can be corrected, in any case; all plain ones where it is empty
 */
export function fieldsOf(columns: IDataObject, kinds: ColumnKinds, correctable: readonly string[]): RowField[] {
	const fields = new Map<string, RowField>();
	for (const [column, value] of Object.entries(columns)) {
		const parts = isObject(value) ? Object.entries(value).map(([inner, part]) => ({ path: [column, inner] as const, part })) : [{ path: [column] as const, part: value }];
		for (const { path, part } of parts) {
			const name = path.join('.');
			if (!fields.has(name)) fields.set(name, { name, path, kind: canChange(path, correctable) ? ownKind(part, kinds.get(name)) : 'json', value: part });
		}
	}
	return [...fields.values()];
}

/** As it stands in the page: numbers with a point and no grouping, nothing where there is no value. */
export function textOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'object' ? JSON.stringify(value, null, 2) : String(value);
}

function canChange(path: RowField['path'], correctable: readonly string[]): boolean {
	// Assigned to, it would be no value but the prototype of the row.
	if (path.some((part) => part === '__proto__')) return false;
	const names = [path.join('.'), path[0]].map((name) => name.toLowerCase());
	return correctable.length === 0 || correctable.some((name) => names.includes(name.toLowerCase()));
}

function ownKind(value: unknown, ofColumn: FieldKind = 'text'): FieldKind {
	if (!isBlank(value)) return kindOf(value);
	return ofColumn === 'json' ? 'text' : ofColumn;
}

function kindOf(value: unknown): FieldKind {
	if (typeof value === 'number') return 'number';
	if (typeof value === 'boolean') return 'boolean';
	if (typeof value === 'object') return 'json';
	return typeof value === 'string' && ISO_DATE.test(value) && readDate(value) === value ? 'date' : 'text';
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

const ISO_DATE = /^\d{4}-\d\d-\d\d$/;

/** Other columns are texts where no row has a value. */
const USUAL_KINDS: Partial<Record<ColumnMeaning, FieldKind>> = {
	invoiceDate: 'date',
	dueDate: 'date',
	subtotal: 'number',
	discount: 'number',
	shipping: 'number',
	tip: 'number',
	tax: 'number',
	total: 'number',
	lineQuantity: 'number',
	lineUnitPrice: 'number',
	lineAmount: 'number',
};
