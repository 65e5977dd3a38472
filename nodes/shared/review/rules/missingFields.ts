import type { ColumnMeaning, Layout } from '../../invoice/columns';
import { isEmpty } from '../../invoice/text';
import { parameterGroup } from '../../node/parameters';
import { defineRule, type Finding } from './rule';

/** Fields named in the settings must be there and filled; those without which nothing can be booked, where the row has them. */
export const missingFields = defineRule({
	code: 'REQUIRED_FIELD_MISSING',
	name: 'Required Field Missing',
	description: 'Vendor, number, date, total or a field of yours is empty',
	counted: ['with an empty field', 'with empty fields'],
	isOnByDefault: true,
	settings: parameterGroup([
		{
			displayName: 'Required Fields',
			name: 'requiredFields',
			type: 'string',
			default: '',
			placeholder: 'e.g. PO Number, Due Date',
			description: 'Further columns that must not be empty, separated by commas. Vendor, number, date and total are always required where there is a column for them.',
		},
	]),
	check: ({ rows, runs }, { requiredFields }) => {
		const named = requiredFields.split(',').map((name) => name.trim()).filter((name) => name !== '');
		const required = new Map<Layout, string[]>();
		const found: Finding[] = [];
		for (const { layout, from, to } of runs) {
			let fields = required.get(layout);
			if (!fields) required.set(layout, (fields = requiredOf(layout, named)));
			for (let row = from; row < to; row++) {
				const { columns } = rows[row];
				for (const field of fields) if (isEmpty(columns[field])) found.push({ row, field, message: `${field} is missing` });
			}
		}
		return found;
	},
});

/** Without these nothing can be booked; they are required wherever a column for them exists. */
const ALWAYS_REQUIRED: ColumnMeaning[] = ['vendorName', 'invoiceNumber', 'invoiceDate', 'total'];

function requiredOf({ columns, names }: Layout, named: string[]): string[] {
	const usual = ALWAYS_REQUIRED.flatMap((meaning) => names.get(meaning) ?? []);
	return [...new Set([...named.map((name) => sameColumn(columns, name)), ...usual])];
}

/** The column as the row spells it: people do not remember upper and lower case. */
function sameColumn(columns: readonly string[], name: string): string {
	return columns.find((column) => column.toLowerCase() === name.toLowerCase()) ?? name;
}
