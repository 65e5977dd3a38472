import type { LineItem, TextLine } from '../reading';
import { heightOf } from '../labelValues';
import { amountOf, amountsIn, type DecimalMark } from '../text/amounts';
import { alignColumns, type RoleCells } from './alignColumns';
import { unheadedItems } from './unheadedItems';
import { columnsOf, type ItemColumn } from './itemColumns';
import type { LabelSpan } from './labelSpans';
import type { Topic } from './vocabulary';

export interface ItemTable {
	items: LineItem[];
	/** The header and the lines of the items. */
	lineIndexes: number[];
}

/** The tables of line items: a header line with known column names, and the lines below it. */
export function itemTables(lines: TextLine[], spans: LabelSpan[], mark: DecimalMark): ItemTable[] {
	const tables: ItemTable[] = [];
	for (let index = 0; index < lines.length; index++) {
		let columns = columnsOf(lines[index], lines[index - 1]);
		if (!columns) continue;
		// The first line of a two-line header can pass for a header itself.
		const both = lines[index + 1] && lines[index + 1].y - lines[index].y < 2.2 * heightOf(lines[index]) ? columnsOf(lines[index + 1], lines[index]) : undefined;
		if (both && rolesIn(both) > rolesIn(columns)) {
			columns = both;
			index++;
		}
		const table = tableBelow(index, columns, lines, spans, mark);
		tables.push(table);
		index = Math.max(index, ...table.lineIndexes);
	}
	return tables.some((table) => table.items.length > 0) ? tables : [...tables, ...unheadedItems(lines, mark)];
}

function rolesIn(columns: ItemColumn[]): number {
	return new Set(columns.map((column) => column.role)).size;
}

/** Labels that end the items when they begin a line. */
const SUMMARY: Topic[] = ['subtotal', 'tax', 'total', 'amountDue', 'amountPaid', 'iban', 'bic', 'paymentTerms'];

function tableBelow(
	header: number,
	columns: ItemColumn[],
	lines: TextLine[],
	spans: LabelSpan[],
	mark: DecimalMark,
): ItemTable {
	const table: ItemTable = { items: [], lineIndexes: [header] };
	const hasAmounts = columns.some((column) => column.role === 'amount');
	let last = lines[header];
	let before: string[] = [];
	for (let index = header + 1; index < lines.length; index++) {
		const line = lines[index];
		const gap = line.y - last.y;
		if (line.page !== last.page || gap > (table.items.length > 0 ? 6 : 10) * heightOf(line)) break;
		const cells = alignColumns(line.cells, columns, (text) => isNumber(text, mark));
		const opening = spans.filter((span) => span.lineIndex === index && span.start <= 2).sort((a, b) => a.cellIndex - b.cellIndex);
		const isSummary = opening.some((span) => SUMMARY.includes(span.topic) && span.weight >= 0.75 && (span.cellIndex === 0 || cells.description === undefined));
		if (isSummary && /\d/.test(line.text)) break;
		const item = itemOf(cells, line.page, mark, hasAmounts);
		if (item && opening.some((span) => span.cellIndex <= 1 && ['discount', 'shipping'].includes(span.topic))) {
			last = line;
			continue;
		}
		const close = gap <= 2.2 * Math.max(heightOf(line), heightOf(last));
		if (item) {
			item.description = [...before, item.description].filter(Boolean).join(' ');
			before = [];
			table.items.push(item);
		} else if (onlyDescription(cells) && close) {
			const previous = table.items.at(-1);
			if (previous) previous.description = `${previous.description} ${cells.description}`.trim();
			else before = [];
		} else if (!close || isSummary) {
			if (table.items.length > 0) break;
		}
		table.lineIndexes.push(index);
		last = line;
	}
	return table;
}

/** Numbers, also with a unit ("120 h", "19 %") or a currency. */
function isNumber(text: string, mark: DecimalMark): boolean {
	return amountOf(text, mark) !== undefined || /^[-–(]?\s?[€$£]?\s?\d[\d.,]*\s?(%|\p{L}{1,5}\.?)?\)?$/u.test(text);
}

function itemOf(cells: RoleCells, page: number, mark: DecimalMark, hasAmounts: boolean): LineItem | undefined {
	const amount = lastAmount(cells.amount, mark);
	const unitPrice = lastAmount(cells.unitPrice, mark);
	const quantity = quantityOf(cells.quantity, mark) ?? quantityOf(cells.unit, mark);
	const description = cells.description ?? '';
	if (amount === undefined && (unitPrice === undefined || (hasAmounts && quantity === undefined))) return undefined;
	if ( (description === '' && cells.itemNumber === undefined && quantity === undefined)) return undefined;
	if (description !== '' && !/\p{L}|\d/u.test(description)) return undefined;
	const item: LineItem = { description, page };
	if (cells.itemNumber !== undefined) item.itemNumber = cells.itemNumber;
	if (quantity) item.quantity = quantity.value;
	const unit = quantity?.unit ?? (/\p{L}/u.test(cells.unit ?? '') ? cells.unit : undefined);
	if (unit) item.unit = unit;
	if (unitPrice !== undefined) item.unitPrice = unitPrice;
	const rate = rateOf(cells.taxRate ?? cells.taxAmount, mark);
	if (rate !== undefined) item.taxRate = rate;
	const taxAmount = cells.taxAmount?.includes('%') ? undefined : lastAmount(cells.taxAmount, mark);
	if (taxAmount !== undefined) item.taxAmount = taxAmount;
	if (amount !== undefined) item.amount = amount;
	else if (quantity && unitPrice !== undefined) item.amount = Math.round(quantity.value * unitPrice * 100) / 100;
	return item;
}

function onlyDescription(cells: RoleCells): boolean {
	return cells.description !== undefined && cells.amount === undefined && cells.unitPrice === undefined;
}

function lastAmount(text: string | undefined, mark: DecimalMark): number | undefined {
	return amountsIn(text ?? '', mark).filter((amount) => !amount.isPercentage).at(-1)?.value;
}

function quantityOf(text: string | undefined, mark: DecimalMark): { value: number; unit?: string } | undefined {
	const [first] = amountsIn((text ?? '').replace(/(\d)(\p{L})/gu, '$1 $2'), mark);
	if (!first || first.isPercentage) return undefined;
	const unit = /\d\s*(\p{L}[\p{L}.²³]*)\s*$/u.exec(text ?? '')?.[1];
	return unit ? { value: first.value, unit } : { value: first.value };
}

function rateOf(text: string | undefined, mark: DecimalMark): number | undefined {
	const amounts = amountsIn(text ?? '', mark);
	const rate = amounts.find((amount) => amount.isPercentage) ?? (amounts[0]?.isMoney ? undefined : amounts[0]);
	return rate && rate.value >= 0 && rate.value <= 50 ? rate.value : undefined;
}
