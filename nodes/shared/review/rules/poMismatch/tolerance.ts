/** How much something may differ: the larger of both; one that is undefined is none. */
export interface Tolerance {
	absolute: number | undefined;
	percent: number | undefined;
}

/** What is allowed beside an expected amount or quantity. */
export function allowedAt(expected: number, { absolute = 0, percent = 0 }: Tolerance): number {
	// A hair more, for what binary fractions lose.
	return Math.max(absolute, (Math.abs(expected) * percent) / 100) + 1e-6;
}

/** As it is written on invoices, without decimals that say nothing: `2.5`, `10`. */
export function quantityText(quantity: number): string {
	return String(Number(quantity.toFixed(3)));
}
