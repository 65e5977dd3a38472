import type { Locator } from 'playwright-core';

/** What a cell of a table can do in a browser; the types of browsers are not among those of this project. */
interface Cell {
	innerText: string;
	ownerDocument: { createRange(): { selectNodeContents(node: unknown): void; getClientRects(): Iterable<{ top: number }> } };
}

/** Lines of text are further apart than this, in pixels; parts of one line are not. */
const SAME_LINE = 6;

/** How many lines each cell of a table has, row by row, by the name of its column. */
export async function linesOfCells(table: Locator): Promise<Array<Record<string, number>>> {
	const columns = (await table.locator('thead th').allInnerTexts()).map((name) => name.trim());
	const tops = await table.locator('tbody tr').evaluateAll((rows: unknown[]) =>
		rows.map((row) =>
			Array.from((row as { cells: Iterable<Cell> }).cells, (cell) => {
				const range = cell.ownerDocument.createRange();
				range.selectNodeContents(cell);
				return Array.from(range.getClientRects(), ({ top }) => top);
			}),
		),
	);
	return tops.map((cells) => Object.fromEntries(columns.flatMap((name, index) => (name ? [[name, countLines(cells[index])]] : []))));
}

function countLines(tops: number[]): number {
	const sorted = [...tops].sort((left, right) => left - right);
	return sorted.filter((top, index) => index === 0 || top - sorted[index - 1] > SAME_LINE).length;
}
