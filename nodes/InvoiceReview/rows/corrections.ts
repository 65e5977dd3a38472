import type { IDataObject } from 'n8n-workflow';

import type { PostedRow } from '../page/reviewPage';
import type { AskedRow } from './askedRow';
import { takeEntered } from './entered';
import type { RowField } from './fields';

/** What a person changed in a row. */
export interface Correction {
	field: RowField;
	after: IDataObject[string];
}

/** What was entered in a row, read: what can be taken, and why the rest cannot. */
export interface ReadCorrections {
	corrections: Correction[];
	/** By the name of the field. */
	problems: Record<string, string>;
}

/** Reads what was entered; a name that the row does not have is a problem as well, so that nothing is lost in silence. */
export function readCorrections({ fields }: AskedRow, entered: PostedRow['fields'] = {}): ReadCorrections {
	const byName = new Map(fields.map((field) => [field.name, field]));
	const corrections: Correction[] = [];
	const problems: Array<[string, string]> = [];
	for (const [name, text] of Object.entries(entered)) {
		const field = byName.get(name);
		const taken = field ? takeEntered(field, text) : { problem: 'The row has no such column' };
		if (taken && 'problem' in taken) problems.push([name, taken.problem]);
		else if (taken && field) corrections.push({ field, after: taken.value });
	}
	return { corrections, problems: Object.fromEntries(problems) };
}

/** A copy of an item's JSON or of its columns with the corrections; nothing in the original changes. */
export function withCorrections(json: IDataObject, corrections: Correction[]): IDataObject {
	const corrected = { ...json };
	for (const { field: { path: [column, inner] }, after } of corrections) {
		corrected[column] = inner === undefined ? after : { ...(corrected[column] as IDataObject), [inner]: after };
	}
	return corrected;
}

/** The values before, by the name of the field. */
export function valuesBefore(corrections: Correction[]): IDataObject {
	return Object.fromEntries(corrections.map(({ field }) => [field.name, field.value])) as IDataObject;
}
