import type { FieldKey, TextLine } from '../reading';
import { heightOf, valuesAt, type LabelValue } from '../labelValues';
import { amountsIn } from '../text/amounts';
import { datesIn } from '../text/dates';
import type { Context } from './context';
import type { LabelSpan } from './labelSpans';
import { referenceIn } from './referenceIn';
import type { Topic } from './vocabulary';

/** A value that a field may have, and how plausible that is (0 to 1). */
export interface Candidate<T extends string | number = string | number> {
	value: T;
	score: number;
	line: TextLine;
	box?: [number, number, number, number];
	/** The same place could also be read like this. */
	otherReadings?: T[];
}

/** What stands next to the labels of a topic, cut off where the next label begins. */
export function labelledTexts(context: Context, topic: Topic): Array<LabelValue & { span: LabelSpan }> {
	return context.spans
		.filter((span) => span.topic === topic)
		.flatMap((span) => {
			const place = { lineIndex: span.lineIndex, cellIndex: span.cellIndex, end: span.end, score: span.weight };
			return valuesAt(context.lines, place)
				.filter((value) => value.place === 'behind' || !startsWithLabel(context, value))
				.map((value) => ({
					...value,
					text: value.place === 'behind' ? untilNextLabel(context, span) : value.text,
					score: value.score * span.weight,
					span,
				}));
		});
}

/** Invoice and order numbers: the first word with a digit right at the place of the value. */
export function numberCandidates(context: Context, topic: FieldKey): Array<Candidate<string>> {
	return labelledTexts(context, topic).flatMap(({ text, score, line, box, span, place }) => {
		const value = referenceIn(text);
		if (value === undefined) return [];
		// "Invoice" alone is mostly a title: what stands beside or below it is something else.
		const isHeading = span.weight < 0.75 && isInHeaderRow(context, span);
		const isTitle = span.weight < 0.75 && place !== 'behind' && !isHeading;
		const inTable = context.tableLines.has(span.lineIndex) ? 0.5 : 1;
		// "Invoice INV-100": right behind the title, what looks like a number of an invoice is one.
		const isTitled = span.weight === 0.5 && place === 'behind' && /^\p{L}|\d{4}/u.test(value);
		return [{ value, score: score * (isTitle ? 0.4 : isHeading ? 1.7 : 1) * (isTitled ? 1.7 : 1) * inTable, line, box }];
	});
}

/** Beside other labels that stand alone ("Klant | Factuur datum | Factuur") it is the heading of a column and no title. */
function isInHeaderRow(context: Context, span: LabelSpan): boolean {
	const others = context.spansIn(span.lineIndex).filter((other) => other.cellIndex !== span.cellIndex && other.isAlone && other.weight >= 0.7);
	return span.isAlone && new Set(others.map((other) => other.cellIndex)).size >= 2;
}

export function dateCandidates(context: Context, topic: Topic): Array<Candidate<string>> {
	return labelledTexts(context, topic).flatMap(({ text, score, line, box, span }) => {
		const [date] = datesIn(text, context.dayMonthOrder);
		if (!date || date.index > 24) return [];
		const [value, ...otherReadings] = date.readings;
		const inTable = context.tableLines.has(span.lineIndex) ? 0.5 : 1;
		return [{ value, score: score * inTable * (date.index > 3 ? 0.8 : 1), line, box, otherReadings }];
	});
}

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
		const cell = line.cells.find((other) => other.x < column.x + column.width && other.x + other.width > column.x);
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
	const score = (best.isMoney ? 1 : 0.7) * (best.isWordy ? 0.6 : 1);
	return { value: best.value, score, box };
}

/** The text behind a label up to the next label in its cell. */
function untilNextLabel(context: Context, span: LabelSpan): string {
	const { text } = context.lines[span.lineIndex].cells[span.cellIndex];
	// "PO-55802": the label is the beginning of the number itself.
	if (/^[-–]\d/.test(text.slice(span.end))) return text.slice(span.start);
	const next = context.spansIn(span.lineIndex).filter(
		(other) => other.cellIndex === span.cellIndex && other.start >= span.end && other.weight >= 0.6,
	);
	const end = Math.min(text.length, ...next.map((other) => other.start));
	return text.slice(span.end, end).replace(/^[\s:#.=)]+/, '').trim();
}

function startsWithLabel(context: Context, value: LabelValue): boolean {
	const cellIndex = value.line.cells.findIndex((cell) => cell.x === value.box[0]);
	return context.spansIn(value.lineIndex).some(
		(span) => span.cellIndex === cellIndex && span.start <= 2 && span.weight >= 0.6,
	);
}
