import type { TextLine } from '../reading';
import { heightOf } from '../labelValues';

/** Lines of text that stand below each other with the same left (or right) edge, like an address. */
export interface Block {
	texts: string[];
	/** Places of the texts: indexes into the lines and their cells. */
	places: Array<{ lineIndex: number; cellIndex: number }>;
	page: number;
	x: number;
	y: number;
	height: number;
}

/** Puts the cells of the lines into blocks, each cell into one. */
export function blocksOf(lines: TextLine[]): Block[] {
	const open: Array<Block & { right: number; lastY: number; lineHeight: number }> = [];
	lines.forEach((line, lineIndex) => {
		line.cells.forEach((cell, cellIndex) => {
			const height = heightOf(line);
			const right = cell.x + cell.width;
			const block = open.findLast(
				(candidate) =>
					candidate.page === line.page &&
					line.y > candidate.lastY &&
					line.y - candidate.lastY <= 2.1 * Math.max(height, candidate.lineHeight) &&
					Math.max(height, candidate.lineHeight) <= 1.6 * Math.min(height, candidate.lineHeight) &&
					(Math.abs(candidate.x - cell.x) <= 0.5 * height || Math.abs(candidate.right - right) <= 0.3 * height),
			);
			if (block) {
				block.texts.push(cell.text);
				block.places.push({ lineIndex, cellIndex });
				block.lastY = line.y;
				block.lineHeight = height;
				return;
			}
			const place = { lineIndex, cellIndex };
			open.push({ texts: [cell.text], places: [place], page: line.page, x: cell.x, y: line.y, height, right, lastY: line.y, lineHeight: height });
		});
	});
	return open;
}
