import type { TextLine } from './reading';

/** A label found in a cell; `end` is where the label ends in the text of the cell. */
export interface LabelPlace {
	lineIndex: number;
	cellIndex: number;
	end: number;
	/** How well the label matches, from 0 to 1. */
	score: number;
}

/** A text that stands next to a label, with how usual that place is for a value (0 to 1). */
export interface LabelValue {
	text: string;
	place: 'behind' | 'right' | 'below';
	score: number;
	line: TextLine;
	lineIndex: number;
	box: [number, number, number, number];
}

/** What stands next to a label, the likeliest place first. */
export function valuesAt(lines: TextLine[], label: LabelPlace): LabelValue[] {
	const line = lines[label.lineIndex];
	const cell = line.cells[label.cellIndex];
	const values: LabelValue[] = [];
	const behind = cell.text.slice(label.end).replace(/^[\s:#.=]+/, '').trim();
	if (behind !== '') values.push({ text: behind, place: 'behind', score: 1, line, lineIndex: label.lineIndex, box: boxOf(line, cell) });
	const right = nextFilledCell(line, label.cellIndex);
	if (right && behind === '') {
		values.push({ text: right.text.trim(), place: 'right', score: 0.95, line, lineIndex: label.lineIndex, box: boxOf(line, right) });
	}
	if (behind === '') values.push(...valuesBelow(lines, label));
	return values;
}

/** The height that a line most likely has, where the reader did not say. */
export function heightOf(line: TextLine): number {
	return line.height ?? 10;
}

function nextFilledCell(line: TextLine, cellIndex: number): TextLine['cells'][number] | undefined {
	return line.cells.slice(cellIndex + 1).find((cell) => /[\p{L}\p{N}]/u.test(cell.text));
}

/** Looks at the next lines of the page for a cell that overlaps the label's column. */
function valuesBelow(lines: TextLine[], label: LabelPlace): LabelValue[] {
	const line = lines[label.lineIndex];
	const cell = line.cells[label.cellIndex];
	for (let index = label.lineIndex + 1; index < lines.length; index++) {
		const candidate = lines[index];
		if (candidate.page !== line.page || candidate.y - line.y > 5 * heightOf(line)) break;
		if (candidate.confidence < 0.5) continue;
		const below = candidate.cells.find(
			(other) => other.x < cell.x + cell.width && other.x + other.width > cell.x,
		);
		if (!below || !/[\p{L}\p{N}]/u.test(below.text)) continue;
		const text = below.text.trim();
		return [{ text, place: 'below', score: 0.85, line: candidate, lineIndex: index, box: boxOf(candidate, below) }];
	}
	return [];
}

function boxOf(
	line: TextLine,
	cell: TextLine['cells'][number],
): [number, number, number, number] {
	return [cell.x, line.y, cell.x + cell.width, line.y + heightOf(line)];
}
