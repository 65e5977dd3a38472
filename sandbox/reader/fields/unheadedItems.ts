import type { LineItem, TextLine } from '../reading';
import { amountOf, type DecimalMark } from '../text/amounts';
import type { ItemTable } from './itemTables';
import { cents, equal } from './totals';

/**
 * Line items without a header that could be read (white on black, or none at all): lines that begin with
 * a text and whose numbers prove themselves, quantity times unit price being the amount.
 */
export function unheadedItems(lines: TextLine[], mark: DecimalMark): ItemTable[] {
	const items: LineItem[] = [];
	const lineIndexes: number[] = [];
	lines.forEach((line, index) => {
		const item = itemOf(line, mark);
		if (!item) return;
		items.push(item);
		lineIndexes.push(index);
	});
	return items.length > 0 ? [{ items, lineIndexes, adjustments: 0 }] : [];
}

function itemOf(line: TextLine, mark: DecimalMark): LineItem | undefined {
	const description = line.cells.find((cell) => /\p{L}{2}/u.test(cell.text));
	const numbers = line.cells.map((cell) => amountOf(cell.text, mark)).filter((number) => number !== undefined);
	const amount = numbers.at(-1);
	if (!description || numbers.length < 3 || !amount?.isMoney) return undefined;
	for (let index = 0; index + 2 < numbers.length; index++) {
		const [quantity, unitPrice] = [numbers[index].value, numbers[index + 1].value];
		if (quantity === 0 || !equal(cents(quantity * unitPrice), amount.value)) continue;
		return { description: description.text, quantity, unitPrice, amount: amount.value, page: line.page };
	}
	return undefined;
}
