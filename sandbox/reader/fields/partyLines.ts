import { heightOf } from '../labelValues';
import type { Candidate } from './candidates';
import type { Context } from './context';
import { CODE, isAddressLine, isTitle, SALUTATION } from './partyTexts';

export interface Party {
	name: Candidate<string>;
	address?: Candidate<string>;
	/** The lines of its block, for telling whose tax number is whose. */
	lineIndexes: Set<number>;
}

/** A line of a party's block. */
export interface PartyLine {
	text: string;
	lineIndex: number;
}

export function party(context: Context, name: PartyLine, address: PartyLine[], score: number): Party {
	const line = context.lines[name.lineIndex];
	return {
		name: { value: name.text.replace(/[,;:]+$/, ''), score, line },
		...(address.length === 0 ? {} : { address: { value: address.map((entry) => entry.text.replace(/,$/, '')).join(', '), score, line } }),
		lineIndexes: new Set([name, ...address].map((entry) => entry.lineIndex)),
	};
}

/** The lines of the column under a label, until a gap, another label or something that is no address. */
export function linesBelow(context: Context, from: number, column: { x: number; right: number }, isStarted: boolean): PartyLine[] {
	const found: PartyLine[] = [];
	let last = context.lines[from];
	for (let index = from + 1; index < context.lines.length && found.length < 6; index++) {
		const line = context.lines[index];
		const allowed = found.length > 1 ? 2.2 : 3.5;
		if (line.page !== last.page || line.y - last.y > allowed * Math.max(heightOf(line), heightOf(last))) break;
		const tolerance = 1.5 * heightOf(line);
		const cellIndex = line.cells.findIndex((cell) => Math.abs(cell.x - column.x) <= tolerance || (cell.x >= column.x && cell.x < column.right));
		const cell = line.cells[cellIndex];
		if (!cell) continue;
		if (found.length === 0 && !isStarted && (CODE.test(cell.text) || /^\(.*\)$/.test(cell.text))) continue;
		if (isLabelled(context, index, cellIndex) || context.tableLines.has(index) || !isAddressLine(cell.text)) break;
		if (found.length === 0 && SALUTATION.test(cell.text)) continue;
		found.push({ text: cell.text, lineIndex: index });
		last = line;
	}
	return found;
}

/** The lines of a block that look like an address, from its beginning. */
export function takeAddress<T extends { text: string }>(entries: T[]): T[] {
	const end = entries.findIndex((entry) => !isAddressLine(entry.text) || isTitle(entry.text));
	return entries.slice(0, end < 0 ? 5 : Math.min(end, 5));
}

export function isLabelled(context: Context, lineIndex: number, cellIndex: number): boolean {
	const { text } = context.lines[lineIndex].cells[cellIndex];
	return context.spansIn(lineIndex).some(
		(span) =>
			span.cellIndex === cellIndex &&
			span.start <= 2 &&
			span.weight >= 0.7 &&
			// "Lieferant GmbH" is a name; a label stands alone, or before a colon or a number.
			(span.isAlone || /^\s*[.)]*\s*(?:[:#]|[A-Z]{0,4}[\s-]?\d)/.test(text.slice(span.end))),
	);
}

/** Whether a cell says what stands beside or below it and is no name itself: a label, or hardly more than labels. */
export function isCaption(context: Context, lineIndex: number, cellIndex: number): boolean {
	if (isLabelled(context, lineIndex, cellIndex)) return true;
	const { text } = context.lines[lineIndex].cells[cellIndex];
	const own = context.spansIn(lineIndex).filter((span) => span.cellIndex === cellIndex);
	const labels = own.map((span) => text.slice(span.start, span.end)).filter((label, index, all) => all.indexOf(label) === index);
	const letters = (part: string): number => part.match(/\p{L}/gu)?.length ?? 0;
	return labels.reduce((sum, label) => sum + letters(label), 0) >= 0.75 * Math.max(1, letters(text));
}
