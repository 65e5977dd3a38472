import type { TextLine } from '../reading';
import type { ColumnRole, ItemColumn } from './itemColumns';

type Cell = TextLine['cells'][number];
export type RoleCells = Partial<Record<ColumnRole, string>>;

/** What it costs to put a number under a word's heading or a word under a number's: more than any usual gap. */
const WRONG_KIND = 120;
const SHARED_COLUMN = 25;

/**
 * Gives each cell of a row to a column. Cells and columns keep their order from left to right, so that numbers
 * that are set apart from their headings still come to the right ones; two cells may share a column.
 */
export function alignColumns(cells: Cell[], columns: ItemColumn[], isNumber: (text: string) => boolean): RoleCells {
	const kinds = cells.map((cell) => isNumber(cell.text));
	// best[i][j]: the cheapest way to place the first i cells, the last of them in column j.
	const best: Array<Array<{ cost: number; from: number }>> = [columns.map(() => ({ cost: 0, from: -1 }))];
	cells.forEach((cell, i) => {
		best.push(
			columns.map((column, j) => {
				const own = gap(cell, column) + (fits(column.role, kinds[i]) ? 0 : WRONG_KIND);
				let cheapest = { cost: Number.POSITIVE_INFINITY, from: -1 };
				for (let k = 0; k <= j; k++) {
					const before = i === 0 ? 0 : best[i][k].cost + (k === j ? SHARED_COLUMN : 0);
					if (before + own < cheapest.cost) cheapest = { cost: before + own, from: k };
				}
				return cheapest;
			}),
		);
	});
	const roles: ColumnRole[] = [];
	let column = indexOfCheapest(best[cells.length]);
	for (let i = cells.length; i > 0; i--) {
		roles[i - 1] = columns[column].role;
		column = best[i][column].from;
	}
	const found: RoleCells = {};
	cells.forEach((cell, i) => {
		const known = found[roles[i]];
		found[roles[i]] = known === undefined ? cell.text : `${known} ${cell.text}`;
	});
	return found;
}

/** The distance between a cell and its heading; 0 where they overlap, less where their edges or centres meet. */
function gap(cell: Cell, column: ItemColumn): number {
	const overlap = Math.min(cell.x + cell.width, column.x + column.width) - Math.max(cell.x, column.x);
	if (overlap <= 0) return -overlap + 4;
	return 4 * (1 - overlap / Math.max(1, Math.min(cell.width, column.width)));
}

function fits(role: ColumnRole, isNumber: boolean): boolean {
	switch (role) {
		case 'description':
			return !isNumber;
		case 'amount':
		case 'unitPrice':
		case 'quantity':
			return isNumber;
		default:
			return true;
	}
}

function indexOfCheapest(row: Array<{ cost: number }>): number {
	return row.reduce((cheapest, entry, index) => (entry.cost < row[cheapest].cost ? index : cheapest), 0);
}
