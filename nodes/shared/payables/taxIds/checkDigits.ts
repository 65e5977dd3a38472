/** Sums of digits times weights, and the schemes that several countries share. All take digits (or characters) without anything between them. */

/** The digits times their weights, added up. */
export function weighted(digits: string, weights: readonly number[]): number {
	return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);
}

/** The weights from one number down to another, as most schemes have them. */
export function down(from: number, to: number): number[] {
	return Array.from({ length: from - to + 1 }, (_, index) => from - index);
}

/** Luhn (ISO/IEC 7812-1), whose last digit is the check digit. */
export function isLuhn(digits: string): boolean {
	return luhnSum(digits) % 10 === 0;
}

function luhnSum(digits: string): number {
	return [...digits].reverse().reduce((sum, digit, index) => {
		const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
		return sum + (value > 9 ? value - 9 : value);
	}, 0);
}

/** ISO/IEC 7064 MOD 11,10, whose last digit is the check digit. */
export function isMod11And10(digits: string): boolean {
	let product = 10;
	for (const digit of digits.slice(0, -1)) {
		const sum = (Number(digit) + product) % 10 || 10;
		product = (sum * 2) % 11;
	}
	return (product + Number(digits.at(-1))) % 10 === 1;
}

/** Luhn over digits and letters (base 36), as in GSTINs. */
export function isLuhn36(characters: string): boolean {
	const sum = [...characters].reverse().reduce((before, character, index) => {
		const value = parseInt(character, 36) * (index % 2 === 0 ? 1 : 2);
		return before + Math.floor(value / 36) + (value % 36);
	}, 0);
	return sum % 36 === 0;
}
