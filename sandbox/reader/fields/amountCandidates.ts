import { heightOf } from '../labelValues';
import type { TextLine } from '../reading';
import { amountsIn } from '../text/amounts';
import { untilNextLabel, type Candidate } from './candidates';
import type { Context } from './context';
import type { LabelSpan } from './labelSpans';
import type { Topic } from './vocabulary';

/** Numbers as long as this without a sign of money are numbers of something. */
const MOST = 10_000_000_000;

/** Amounts of the labels of a topic: the last amount of the label's line, else what stands below the label. */
export function amountCandidates(context: Context, topic: Topic): Array<Candidate<number>> {
	return context.spans
		.filter((span) => span.topic === topic && !context.tableLines.has(span.lineIndex))
		.flatMap((span): Array<Candidate<number>> => {
			const line = context.lines[span.lineIndex];
			const inLine = amountsRightOf(context, span);
			if (inLine && Math.abs(inLine.value) >= MOST) return [];
			if (inLine) return [{ ...inLine, score: inLine.score * span.weight, line }];
			return span.isAlone ? amountsBelow(context, span) : [];
		});
}

/**
 * The amounts in the column under a label. A summary may have a row for each tax rate and the sums at
 * last, so each further row is a little likelier.
 */
function amountsBelow(context: Context, span: LabelSpan): Array<Candidate<number>> {
	const header = context.lines[span.lineIndex];
	const column = header.cells[span.cellIndex];
	const found: Array<Candidate<number>> = [];
	let last = header;
	for (let index = span.lineIndex + 1; index < context.lines.length; index++) {
		const line = context.lines[index];
		if (line.page !== header.page || line.y - last.y > (found.length > 0 ? 3 : 5) * heightOf(line)) break;
		const cell = amountCellUnder(column, line, (line.y - header.y) / heightOf(line));
		if (!cell) continue;
		const amounts = amountsIn(cell.text, context.mark).filter((amount) => !amount.isPercentage);
		if (amounts.length !== 1 || /\p{L}{4}/u.test(cell.text)) break;
		const score = span.weight * (amounts[0].isMoney ? 0.85 : 0.5) + 0.005 * found.length;
		const box: Candidate['box'] = [cell.x, line.y, cell.x + cell.width, line.y + heightOf(line)];
		found.push({ value: amounts[0].value, score, line, box });
		last = line;
	}
	return found;
}

type Cell = TextLine['cells'][number];

/**
 * The cell of the column, or the one beside it where it has only the currency: "Total", then "GBP | 180.00". On paper that
 * lay aslant, the line right below may be the label's own.
 */
function amountCellUnder(column: Cell, { cells }: TextLine, heightsBelow: number): Cell | undefined {
	const index = cells.findIndex((other) => other.x < column.x + column.width && other.x + other.width > column.x);
	if (index >= 0) return /^[A-Z]{3}$|^\p{Sc}$/u.test(cells[index].text) ? cells[index + 1] ?? cells[index] : cells[index];
	return cells.length === 1 && cells[0].x > column.x && heightsBelow < 1.2 && !/\p{L}/u.test(cells[0].text) ? cells[0] : undefined;
}

function amountsRightOf(context: Context, span: LabelSpan): { value: number; score: number; box: Candidate['box'] } | undefined {
	const line = context.lines[span.lineIndex];
	const parts = [{ text: untilNextLabel(context, span), cell: line.cells[span.cellIndex] }];
	for (let index = span.cellIndex + 1; index < line.cells.length; index++) {
		if (context.spansIn(span.lineIndex).some((other) => other.cellIndex === index && other.start <= 2 && other.weight >= 0.6)) break;
		parts.push({ text: line.cells[index].text, cell: line.cells[index] });
	}
	const amounts = parts.flatMap(({ text, cell }) =>
		amountsIn(text, context.mark)
			.filter((amount) => !amount.isPercentage)
			.map((amount) => ({ ...amount, cell, isWordy: /\p{L}{4}/u.test(text.slice(0, amount.index)) })),
	);
	const best = amounts.filter((amount) => amount.isMoney).at(-1) ?? amounts.at(-1);
	if (!best) return undefined;
	const { cell } = best;
	const box: Candidate['box'] = [cell.x, line.y, cell.x + cell.width, line.y + heightOf(line)];
	// "Total subscription | 17.04" is the sum of a part more often than "Total | 17.04", or than "Total including tax | 17.04".
	const isOfPart = cell !== parts[0].cell && /^(?!in[ck])\p{L}{4}/iu.test(parts[0].text);
	const score = (best.isMoney ? 1 : 0.7) * (best.isWordy ? 0.6 : isOfPart ? 0.8 : 1);
	return { value: best.value, score, box };
}
