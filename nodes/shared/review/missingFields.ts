import type { IDataObject } from 'n8n-workflow';

import { findColumns, type ColumnMeaning } from '../invoice/columns';
import type { Rule } from './reasons';

/** Without these nothing can be booked; they are required wherever a column for them exists. */
const ALWAYS_REQUIRED: ColumnMeaning[] = ['vendorName', 'invoiceNumber', 'invoiceDate', 'total'];

/** Fields named in the settings must be there and filled; the ones above must be filled where the row has them. */
export const missingFields: Rule = ({ rows, settings }) =>
	rows.flatMap(({ columns }, row) => {
		const meanings = findColumns(Object.keys(columns));
		const usual = ALWAYS_REQUIRED.flatMap((meaning) => meanings.get(meaning) ?? []);
		const required = new Set([...settings.requiredFields.map((name) => sameColumn(columns, name)), ...usual]);
		return [...required]
			.filter((field) => isEmpty(columns[field]))
			.map((field) => ({
				row,
				reason: { code: 'REQUIRED_FIELD_MISSING' as const, field, message: `${field} is missing.` },
			}));
	});

/** The column as the row spells it: people do not remember upper and lower case. */
function sameColumn(columns: IDataObject, name: string): string {
	return Object.keys(columns).find((column) => column.toLowerCase() === name.toLowerCase()) ?? name;
}

function isEmpty(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && /^\s*(-|n\/?a|null|none)?\s*$/i.test(value));
}
