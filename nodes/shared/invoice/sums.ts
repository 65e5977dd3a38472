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
	return isToTheCent(amount) ? inCents(Math.round(amount * 100)) : amounts.format(amount);
}

/** Whether two decimals say all of it, as of nearly every amount: then nothing is rounded, and writing it takes a tenth of the time. */
function isToTheCent(amount: number): boolean {
	return Math.abs(amount) < MOST_IN_CENTS && amount !== 0 && Math.round(amount * 100) / 100 === amount;
}

/** Beyond, a number need not tell one cent from the next. */
const MOST_IN_CENTS = 1e12;

function inCents(amount: number): string {
	const cents = Math.abs(amount);
	const digits = String(Math.floor(cents / 100));
	let whole = digits;
	for (let end = digits.length - 3; end > 0; end -= 3) whole = `${whole.slice(0, end)},${whole.slice(end)}`;
	const decimals = cents % 100;
	return `${amount < 0 ? '-' : ''}${whole}.${decimals < 10 ? '0' : ''}${decimals}`;
}
