/** What became of several files of one format. */
export interface Merged {
	/** The files that fit the first one as one; undefined when there is nothing to merge. */
	text?: string;
	/** By the index of a file that was left apart. */
	apart: ReadonlyMap<number, NotMerged>;
}

/** Why a file was left apart, for a machine and for a person. */
export interface NotMerged {
	code: 'SCHEMA_DRIFT' | 'FORMAT_NOT_MERGED' | 'NOTHING_TO_MERGE' | 'NOT_READABLE';
	message: string;
}

/** Excel needs the mark at the beginning of a CSV, and JSON may not have it anywhere. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** How columns differ from those of the first file; undefined when they do not. @param inOrder whether their order counts */
export function drift(expected: readonly string[], own: readonly string[], inOrder: boolean): NotMerged | undefined {
	const missing = expected.filter((column) => !own.includes(column));
	const extra = own.filter((column) => !expected.includes(column));
	const differs = [...(missing.length > 0 ? [`without ${missing.join(', ')}`] : []), ...(extra.length > 0 ? [`with ${extra.join(', ')}`] : [])];
	if (differs.length > 0) return { code: 'SCHEMA_DRIFT', message: `It has other columns than the first file: ${differs.join(' and ')}.` };
	const isMoved = own.length !== expected.length || own.some((column, index) => column !== expected[index]);
	return inOrder && isMoved ? { code: 'SCHEMA_DRIFT', message: `Its columns are in another order than those of the first file: ${own.join(', ')}.` } : undefined;
}
