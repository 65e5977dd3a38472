import type { TextLine } from '../reading';

/** A run of text with its place: origin top left, `y` is the top, `height` the font size. */
export interface PlacedText {
	text: string;
	x: number;
	y: number;
	width: number;
	height: number;
	confidence: number;
}

/** A gap wider than this share of the font size separates cells; words stand closer. */
const CELL_GAP = 0.75;
/** Boxes of recognised words end with their ink, and capitals make low ones. */
const RECOGNISED_CELL_GAP = 1.05;
const WORD_GAP = 0.12;
/** Bullets between the parts of a sender's line stand further apart and still hold it together. */
const BULLET_GAP = 2;
const BULLET = /^\s*[•·∙●■|]\s*$/;

/**
 * Groups placed runs of text into visual lines from top to bottom, and each line into the cells that
 * stand apart from each other, from left to right.
 */
export function linesOf(runs: PlacedText[], page: number): TextLine[] {
	const rows: PlacedText[][] = [];
	const pieces = runs.flatMap(splitAtWideSpaces).filter((run) => run.text.trim() !== '');
	for (const run of pieces.sort((a, b) => middle(a) - middle(b) || a.x - b.x)) {
		const row = rows.slice(-4).reverse().find((candidate) => sharesLine(candidate[0], run));
		if (row) row.push(run);
		else rows.push([run]);
	}
	return rows.map((row) => lineOf(row.sort((a, b) => a.x - b.x), page)).sort((a, b) => a.y - b.y);
}

function lineOf(row: PlacedText[], page: number): TextLine {
	const cells: Array<TextLine['cells'][number] & { height: number }> = [];
	for (const run of withoutDoubles(row)) {
		const cell = cells.at(-1);
		const gap = cell ? run.x - (cell.x + cell.width) : 0;
		const isBullet = BULLET.test(run.text) || (cell !== undefined && BULLET.test(cell.text.slice(-1)));
		const usual = run.confidence < 1 ? RECOGNISED_CELL_GAP : CELL_GAP;
		if (!cell || gap > (isBullet ? BULLET_GAP : usual) * Math.max(cell.height, run.height)) {
			cells.push({ text: run.text.trim(), x: run.x, width: run.width, height: run.height });
			continue;
		}
		const apart = gap > WORD_GAP * run.height || /^\s/.test(run.text) || /\s$/.test(cell.text);
		cell.text = `${cell.text.trimEnd()}${apart ? ' ' : ''}${run.text.trimStart()}`;
		cell.width = Math.max(cell.width, run.x + run.width - cell.x);
		cell.height = run.height;
	}
	const weight = row.reduce((sum, run) => sum + run.text.length, 0);
	return {
		page,
		text: cells.map((cell) => unspaced(cell.text.trim())).join(' '),
		cells: cells.map(({ text, x, width }) => ({ text: unspaced(text.trim()), x, width })),
		y: Math.min(...row.map((run) => run.y)),
		height: median(row.map((run) => run.height)),
		confidence: row.reduce((sum, run) => sum + run.confidence * run.text.length, 0) / weight,
	};
}

/** Titles are sometimes spaced out: "R E C H N U N G". */
function unspaced(text: string): string {
	return /^(?:\S ){4,}\S$/.test(text) && /\p{L}/u.test(text) ? text.replace(/ /g, '') : text;
}

/** Two runs share a line when their heights overlap by half of the smaller one. */
function sharesLine(a: PlacedText, b: PlacedText): boolean {
	const overlap = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
	return overlap >= 0.5 * Math.min(a.height, b.height);
}

/** Bold type is sometimes made by printing the same text twice, a hair apart. */
function withoutDoubles(row: PlacedText[]): PlacedText[] {
	return row.filter((run, index) => {
		const previous = row[index - 1];
		return !previous || previous.text !== run.text || Math.abs(run.x - previous.x) > 0.1 * run.height;
	});
}

/** Some writers put a whole table row into one run, with spaces as columns. */
function splitAtWideSpaces(run: PlacedText): PlacedText[] {
	if (!/\S\s{3,}\S/.test(run.text)) return [run];
	const perCharacter = run.width / run.text.length;
	return [...run.text.matchAll(/\S+(?:\s{1,2}\S+)*/g)].map((match) => ({
		...run,
		text: match[0],
		x: run.x + match.index * perCharacter,
		width: match[0].length * perCharacter,
	}));
}

function middle(run: PlacedText): number {
	return run.y + run.height / 2;
}

function median(values: number[]): number {
	return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}
