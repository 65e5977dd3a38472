import type { IDataObject } from 'n8n-workflow';

import { layoutOf, type ColumnMeaning } from '../invoice/columns';
import { parameterGroup, type Values } from '../node/parameters';

/** For the *Output* of services whose answers have more fields than a person takes in. Nothing is left out unless it is added. */
export const simplifyOption = parameterGroup(
	[
		{
			displayName: 'Simplify',
			name: 'simple',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	],
	['simple'],
);

/** What a booking needs: ten columns at the most, in the order in which the service gives them. */
const USUAL: readonly ColumnMeaning[] = ['vendorName', 'invoiceNumber', 'invoiceDate', 'dueDate', 'purchaseOrderNumber', 'currency', 'subtotal', 'tax', 'total', 'lineItems'];

/** The line in rows that stand for one; see `fixedRows`. */
const LINE = 'line_item';

/** The columns of a row that its item carries. The review has seen all of them. */
export function columnsOf(row: IDataObject, { simple }: Partial<Values<typeof simplifyOption>>): IDataObject {
	if (!simple) return row;
	const { names } = layoutOf(row);
	const usual = new Set([LINE, ...USUAL.map((meaning) => names.get(meaning))]);
	return Object.fromEntries(Object.entries(row).filter(([column]) => usual.has(column)));
}
