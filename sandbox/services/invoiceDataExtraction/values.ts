import { findByLabel } from '../../reader/labels';
import type { LineItemKey } from '../../reader/fieldNames';
import type { FieldKey, Invoice, LineItem } from '../../reader/reading';
import type { Cell, Column } from '../../core/tables/table';
import { styled, styleOf } from './instructions';
import type { PlannedColumn } from './prompt';

const LINE_VALUES: Record<LineItemKey, (item: LineItem) => string | number | undefined> = {
	lineDescription: (item) => item.description,
	lineItemNumber: (item) => item.itemNumber,
	lineQuantity: (item) => item.quantity,
	lineUnit: (item) => item.unit,
	lineUnitPrice: (item) => item.unitPrice,
	lineTaxRate: (item) => item.taxRate,
	lineTaxAmount: (item) => item.taxAmount,
	lineAmount: (item) => item.amount,
};

const DATES: ReadonlySet<string> = new Set<FieldKey>(['invoiceDate', 'dueDate', 'serviceStartDate', 'serviceEndDate']);
const MONEY: ReadonlySet<string> = new Set<FieldKey | LineItemKey>([
	'subtotal',
	'discount',
	'shipping',
	'tax',
	'total',
	'amountPaid',
	'amountDue',
	'lineUnitPrice',
	'lineTaxAmount',
	'lineAmount',
]);
const NUMBERS: ReadonlySet<string> = new Set<FieldKey | LineItemKey>(['taxRate', 'lineQuantity', 'lineTaxRate']);

export function isLineItemKey(key: string | undefined): key is LineItemKey {
	return key !== undefined && Object.hasOwn(LINE_VALUES, key);
}

export function columnType({ key }: PlannedColumn): Column['type'] {
	if (key === undefined) return 'text';
	if (DATES.has(key)) return 'date';
	return MONEY.has(key) || NUMBERS.has(key) ? 'number' : 'text';
}

/** The value of a column for an invoice, or for one of its line items. Null when the document does not have it. */
export function valueOf(column: PlannedColumn, invoice: Invoice, item?: LineItem): Cell {
	const style = styleOf(column.instructions);
	const kind = { date: DATES.has(column.key ?? ''), money: MONEY.has(column.key ?? '') };
	const document = {
		currency: text(invoice, 'currency'),
		credit: /credit|gutschrift|avoir/i.test(text(invoice, 'documentType') ?? ''),
	};
	const cells = rawValues(column, invoice, item).map((value) => styled(value, kind, style, document));
	// One row for an invoice with several lines: their values stand together.
	return cells.length > 1 ? cells.join('; ') : (cells[0] ?? null);
}

function rawValues(column: PlannedColumn, invoice: Invoice, item?: LineItem): Array<string | number> {
	const { key } = column;
	if (isLineItemKey(key)) {
		return (item ? [item] : invoice.lineItems).flatMap((line) => LINE_VALUES[key](line) ?? []);
	}
	const finding = key === undefined ? findByLabel(invoice.lines, column.name) : invoice.fields[key];
	const ofLine = key === 'taxRate' ? item?.taxRate : undefined;
	const value = ofLine ?? finding?.value;
	return value === undefined ? [] : [value];
}

function text(invoice: Invoice, key: FieldKey): string | undefined {
	const value = invoice.fields[key]?.value;
	return value === undefined ? undefined : String(value);
}
