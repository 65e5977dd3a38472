import { layoutOf, type Layout } from '../invoice/columns';
import type { ReviewRow } from './evidence';

/** Rows that follow one another and have the same columns. */
export interface LayoutRun {
	layout: Layout;
	/** The index of its first row, and that behind its last one. */
	from: number;
	to: number;
}

/** Most results are one run, however many rows they have. */
export function layoutRuns(rows: readonly ReviewRow[]): LayoutRun[] {
	const runs: LayoutRun[] = [];
	let run: LayoutRun | undefined;
	for (let row = 0; row < rows.length; row++) {
		const layout = layoutOf(rows[row].columns);
		if (run?.layout === layout) run.to = row + 1;
		else runs.push((run = { layout, from: row, to: row + 1 }));
	}
	return runs;
}

/** The layout of each row. */
export function layoutsOf(runs: readonly LayoutRun[]): Layout[] {
	const layouts = new Array<Layout>(runs.at(-1)?.to ?? 0);
	for (const { layout, from, to } of runs) layouts.fill(layout, from, to);
	return layouts;
}
