import type { ColumnMeaning, Layout } from '../../invoice/columns';
import { isEmpty } from '../../invoice/text';
import { layoutAt, type Finding, type ReviewInput, type Rule } from '../reasons';

/** Without these nothing can be booked; they are required wherever a column for them exists. */
const ALWAYS_REQUIRED: ColumnMeaning[] = ['vendorName', 'invoiceNumber', 'invoiceDate', 'total'];

/** Fields named in the settings must be there and filled; the ones above must be filled where the row has them. */
export const missingFields: Rule = (input: ReviewInput) => {
	const { rows, settings } = input;
	const required = new Map<Layout, string[]>();
	const found: Finding[] = [];
	rows.forEach(({ columns }, row) => {
		const layout = layoutAt(input, row);
		let fields = required.get(layout);
		if (!fields) required.set(layout, (fields = requiredOf(layout, settings.requiredFields)));
		for (const field of fields) {
			if (isEmpty(columns[field])) {
				found.push({ row, reason: { code: 'REQUIRED_FIELD_MISSING', field, message: `${field} is missing.` } });
			}
		}
	});
	return found;
};

function requiredOf({ columns, names }: Layout, fields: string[]): string[] {
	const usual = ALWAYS_REQUIRED.flatMap((meaning) => names.get(meaning) ?? []);
	return [...new Set([...fields.map((name) => sameColumn(columns, name)), ...usual])];
}

/** The column as the row spells it: people do not remember upper and lower case. */
function sameColumn(columns: readonly string[], name: string): string {
	return columns.find((column) => column.toLowerCase() === name.toLowerCase()) ?? name;
}
