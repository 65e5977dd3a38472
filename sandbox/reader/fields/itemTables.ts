import { fold } from '../fold';
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
	/** The sum of the discounts and charges that stand between the items. */
	adjustments: number;
}

/** The tables of line items: a header line with known column names, and the lines below it. */
export function itemTables(lines: TextLine[], spans: ReadonlyMap<number, LabelSpan[]>, mark: DecimalMark): ItemTable[] {
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
	spans: ReadonlyMap<number, LabelSpan[]>,
	mark: DecimalMark,
): ItemTable {
	const table: ItemTable = { items: [], lineIndexes: [header], adjustments: 0 };
	const hasAmounts = columns.some((column) => column.role === 'amount');
	const spansOf = (index: number): LabelSpan[] => spans.get(index) ?? [];
	let last = lines[header];
	let isContinued = false;
	for (let index = header + 1; index < lines.length; index++) {
		const line = lines[index];
		if (line.page !== last.page) {
			if (table.items.length === 0 || hasHeader(lines, line.page)) break;
			isContinued = true;
			last = line;
		}
		const gap = line.y - last.y;
		if (gap > (table.items.length > 0 && !isContinued ? 6 : 10) * heightOf(line)) break;
		if (CARRIED_OVER.test(fold(line.text))) continue;
		const cells = alignColumns(line.cells, columns, (text) => isNumber(text, mark));
		const own = spansOf(index);
		const opening = own.filter((span) => span.start <= 2);
		const isSummary = opening.some((span) => SUMMARY.includes(span.topic) && span.weight >= 0.75 && (span.topic !== 'amountPaid' || span.isAlone) && (span.cellIndex === 0 || cells.description === undefined));
		if (isSummary && /\d/.test(line.text)) break;
		const item = itemOf(cells, line.page, mark, hasAmounts);
		const isAdjustment = own.some((span) => ['discount', 'shipping'].includes(span.topic) && span.weight >= 0.6);
		if (isAdjustment && (item ? opening.some((span) => span.cellIndex <= 1) : cells.amount !== undefined)) {
			table.adjustments += lastAmount(cells.amount, mark) ?? 0;
			last = line;
			continue;
		}
		const isClose = gap <= 2.2 * Math.max(heightOf(line), heightOf(last));
		const previous = table.items.at(-1);
		if (item) {
			isContinued = false;
			table.items.push(item);
		} else if (isContinued) {
			last = line;
			continue;
		} else if (onlyDescription(cells) && isClose) {
			if (previous) previous.description = `${previous.description} ${cells.description}`.trim();
		} else if (previous && isSummary) {
			break;
		} else if (previous && !isClose) {
			continue;
		}
		table.lineIndexes.push(index);
		last = line;
	}
	return table;
}

/** Page sums that are repeated on the next page. */
const CARRIED_OVER = /^\W*(ubertrag|seitensumme|zwischensumme seite|carried forward|brought forward|carry over|balance forward|page total|report\b|a reporter|sous-total page)/;

function hasHeader(lines: TextLine[], page: number): boolean {
	return lines.some((line, index) => line.page === page && columnsOf(line, lines[index - 1]) !== undefined);
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
	if (description === '' && cells.itemNumber === undefined && quantity === undefined) return undefined;
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
