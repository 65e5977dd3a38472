import { createRequire } from 'node:module';
import { stringify } from 'csv-stringify/sync';
import type { SheetData } from 'write-excel-file/node' with { 'resolution-mode': 'import' };
import type { Cell, Column, Table } from './table';

// The package types its CommonJS entry as an ES module only, which TypeScript will not import from here.
const writeXlsx: (data: SheetData, options: { sheet: string }) => { toBuffer(): Promise<Buffer> } =
	createRequire(__filename)('write-excel-file/node');

/** An array with one object a row, keyed by column name. */
export function toJson({ columns, rows }: Table): string {
	return JSON.stringify(
		rows.map((row) => Object.fromEntries(columns.map(({ name }, index) => [name, row[index]]))),
	);
}

/** A header line and one line a row; what is missing is empty. */
export function toCsv({ columns, rows }: Table): string {
	return stringify([columns.map(({ name }) => name), ...rows]);
}

/** One sheet with a bold header; numbers and dates are real numbers and dates. */
export async function toXlsx({ columns, rows }: Table): Promise<Buffer> {
	const header = columns.map(({ name }) => ({ value: name, type: String, fontWeight: 'bold' as const }));
	const body = rows.map((row) => row.map((cell, index) => xlsxCell(cell, columns[index])));
	return await writeXlsx([header, ...body], { sheet: 'Extracted data' }).toBuffer();
}

function xlsxCell(cell: Cell, column: Column) {
	if (cell === null) return null;
	if (typeof cell === 'number') return { value: cell, type: Number };
	return column.type === 'date' && /^\d{4}-\d\d-\d\d$/.test(cell)
		? { value: new Date(`${cell}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
		: { value: cell, type: String };
}
