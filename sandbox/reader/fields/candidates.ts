import type { FieldKey, TextLine } from '../reading';
import { valuesAt, type LabelValue } from '../labelValues';
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
		// "Invoice INV-100", "Tax Invoice 78": right behind the title, what looks like a number or ends the cell is one.
		const isTitled = span.weight === 0.5 && place === 'behind' && (/^\p{L}|\d{4}/u.test(value) || /^[#:\s]*\d{2,}$/.test(text));
		const otherReadings = line.confidence < 1 ? lookAlikes(value) : [];
		return [{ value, score: score * (isTitle ? 0.4 : isHeading ? 1.7 : 1) * (isTitled ? 1.7 : 1) * inTable, line, box, otherReadings }];
	});
}

/** What recognition may have misread: a 0 or 1 among letters, an O or I among digits. */
function lookAlikes(reference: string): string[] {
	const other = reference.replace(/(?<!\d)[01](?=\p{Lu}{2})|(?<=\d)[OI](?=\d)/gu, (character) => ({ 0: 'O', 1: 'I', O: '0', I: '1' })[character] ?? character);
	return other === reference ? [] : [other];
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

/** The text behind a label up to the next label in its cell. */
export function untilNextLabel(context: Context, span: LabelSpan): string {
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
