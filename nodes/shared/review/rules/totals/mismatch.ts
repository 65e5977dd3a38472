import type { Reason } from '../../reasons';

/** The reason for amounts that do not go together. @param field the column of the amount that is stated */
export function mismatch(field: string | undefined, message: string): Reason {
	return { code: 'TOTALS_MISMATCH', ...(field && { field }), message };
}

export function isClose(left: number, right: number, tolerance: number): boolean {
	// A hair more than the tolerance, for what binary fractions lose.
	return Math.abs(left - right) <= tolerance + 1e-9;
}

export function format(amount: number): string {
	return amount.toFixed(2);
}
