export function isClose(left: number, right: number, tolerance: number): boolean {
	// A hair more than the tolerance, for what binary fractions lose.
	return Math.abs(left - right) <= tolerance + 1e-9;
}

/** The sum of amounts to the cent, without what binary fractions add. */
export function sumOf(amounts: number[]): number {
	return roundToCents(amounts.reduce((sum, amount) => sum + amount, 0));
}

/** Half a cent goes away from zero, as people round. */
export function roundToCents(amount: number): number {
	return (Math.sign(amount) * Math.round(Number((Math.abs(amount) * 100).toPrecision(15)))) / 100;
}

// Made once: `toLocaleString` makes a new one each time, which took half of the time of a whole review.
const amounts = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** As it is written on invoices: `1,015.00`. */
export function format(amount: number): string {
	return amounts.format(amount);
}
