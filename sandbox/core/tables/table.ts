export type Cell = string | number | null;

export interface Column {
	name: string;
	/** Dates are ISO 8601 strings in the cells. */
	type: 'text' | 'number' | 'date';
}

/** Rows as a service delivers them, before they become a file. Each row has one cell a column. */
export interface Table {
	columns: Column[];
	rows: Cell[][];
}
