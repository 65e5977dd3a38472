import type { IDataObject } from 'n8n-workflow';

import { readAmount } from './amounts';
import { layoutOf, valueOf, type ColumnMeaning, type Layout } from './columns';
import { flatten, isObject } from './nested';
import type { LineItem } from './standardizedInvoice';
import { readRate } from './taxes';
import { readText } from './text';

/** The line items that a row holds: a list of them, the one that it stands for, or none. */
export function readLineItems(columns: IDataObject, layout: Layout): LineItem[] {
	const list = valueOf(columns, layout, 'lineItems');
	if (Array.isArray(list)) return list.filter(isObject).flatMap((line) => asLine(readInner(line)));
	const value = (meaning: ColumnMeaning) => valueOf(columns, layout, meaning);
	return asLine({
		description: readText(value('lineDescription')) ?? null,
		itemNumber: readText(value('lineItemNumber')) ?? null,
		quantity: readAmount(value('lineQuantity')) ?? null,
		unit: readText(value('lineUnit')) ?? null,
		unitPrice: readAmount(value('lineUnitPrice')) ?? null,
		taxRate: readRate(value('lineTaxRate')) ?? null,
		taxAmount: readAmount(value('lineTaxAmount')) ?? null,
		amount: readAmount(value('lineAmount')) ?? null,
	});
}

/** Inside a list, names need not say that they are about the line: its amount may be called total, its tax just tax. */
function readInner(line: IDataObject): LineItem {
	const columns = flatten(line);
	const layout = layoutOf(columns);
	const value = (...meanings: ColumnMeaning[]) =>
		meanings.map((meaning) => valueOf(columns, layout, meaning)).find((found) => found !== undefined);
	return {
		description: readText(value('lineDescription')) ?? readText(columns.name) ?? null,
		itemNumber: readText(value('lineItemNumber')) ?? null,
		quantity: readAmount(value('lineQuantity')) ?? null,
		unit: readText(value('lineUnit')) ?? null,
		unitPrice: readAmount(value('lineUnitPrice')) ?? null,
		taxRate: readRate(value('lineTaxRate', 'taxRate')) ?? null,
		taxAmount: readAmount(value('lineTaxAmount', 'tax')) ?? null,
		amount: readAmount(value('lineAmount', 'total', 'subtotal')) ?? null,
	};
}

function asLine(line: LineItem): LineItem[] {
	return Object.values(line).some((value) => value !== null) ? [line] : [];
}
