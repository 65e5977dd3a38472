import type { Finding } from '../rule';

/** What is said of amounts that do not go together. @param field the column of the amount that is stated */
export function mismatch(row: number, field: string | undefined, message: string): Finding {
	return { row, ...(field && { field }), message };
}
