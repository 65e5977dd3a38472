import type { Finding } from '../rule';

/** What is said of amounts that do not go together. @param field the column of the amount that is stated */
export function mismatch(row: number, field: string | undefined, message: string): Finding {
	return { row, ...(field && { field }), message };
}

export function isClose(left: number, right: number, tolerance: number): boolean {
	// A hair more than the tolerance, for what binary fractions lose.
	return Math.abs(left - right) <= tolerance + 1e-9;
}

// Made once: `toLocaleString` makes a new one each time, which took half of the time of a whole review.
const amounts = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** As it is written on invoices: `1,015.00`. */
export function format(amount: number): string {
	return amounts.format(amount);
}
