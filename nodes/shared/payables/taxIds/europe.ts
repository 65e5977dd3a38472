import { down, isLuhn, isMod11And10, weighted } from './checkDigits';
import type { TaxIdFormat } from './taxIdFormat';

const LETTERS = 'TRWAGMYFPDXBNJZSQVHLCKE';
const IRISH = 'WABCDEFGHIJKLMNOPQRSTUV';
const BY_POSITION = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21];

/**
 * VAT numbers of the member states, without their prefix. Sources: the formats of the European Commission's VIES ("What is the format of a VAT
 * number?"); the check digits as its "VIES VAT number algorithms" states them. Numbers whose scheme is not public are judged by their form alone.
 */
export const EUROPE: Record<string, TaxIdFormat> = {
	AT: { form: /^U\d{8}$/, isRight: (id) => (10 - ((crossSum(id.slice(1, 8), [1, 2, 1, 2, 1, 2, 1]) + 4) % 10)) % 10 === Number(id[8]) },
	BE: { form: /^[01]\d{9}$/, isRight: (id) => 97 - (Number(id.slice(0, 8)) % 97) === Number(id.slice(8)) },
	// Ten digits are those of persons, for which there are several schemes.
	BG: { form: /^\d{9,10}$/, isRight: (id) => id.length === 10 || bulgarian(id) === Number(id[8]) },
	CY: { form: /^\d{8}[A-Z]$/, isRight: (id) => String.fromCharCode(65 + (cyprian(id) % 26)) === id[8] },
	// Nine and ten digits are those of persons.
	CZ: { form: /^\d{8,10}$/, isRight: (id) => id.length > 8 || (11 - (weighted(id, down(8, 2)) % 11)) % 10 === Number(id[7]) },
	DE: { form: /^\d{9}$/, isRight: isMod11And10 },
	DK: { form: /^\d{8}$/, isRight: (id) => weighted(id, [2, 7, 6, 5, 4, 3, 2, 1]) % 11 === 0 },
	EE: { form: /^\d{9}$/, isRight: (id) => (10 - (weighted(id, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10 === Number(id[8]) },
	EL: { form: /^\d{9}$/, isRight: (id) => (weighted(id, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10 === Number(id[8]) },
	ES: { form: /^([A-HJ-NP-SUVW]\d{7}[0-9A-J]|[KLMXYZ]\d{7}[A-Z]|\d{8}[A-Z])$/, isRight: isSpanish },
	FI: { form: /^\d{8}$/, isRight: (id) => (weighted(id, [7, 9, 10, 5, 8, 4, 2]) + Number(id[7])) % 11 === 0 },
	// The key of old numbers has letters and no public scheme; behind it stands the SIREN.
	FR: { form: /^[0-9A-HJ-NP-Z]{2}\d{9}$/, isRight: (id) => isSiren(id.slice(2)) && (!/^\d\d/.test(id) || (12 + 3 * (Number(id.slice(2)) % 97)) % 97 === Number(id.slice(0, 2))) },
	HR: { form: /^\d{11}$/, isRight: isMod11And10 },
	HU: { form: /^\d{8}$/, isRight: (id) => (10 - (weighted(id, [9, 7, 3, 1, 9, 7, 3]) % 10)) % 10 === Number(id[7]) },
	// The second of the old forms has a letter or a sign at the second place, and no letter behind that of the check.
	IE: { form: /^(\d{7}[A-W][A-I]?|\d[A-Z]\d{5}[A-W])$/, isRight: isIrish },
	IT: { form: /^\d{11}$/, isRight: isLuhn },
	LT: { form: /^(\d{7}1\d|\d{10}1\d)$/, isRight: isLithuanian },
	LU: { form: /^\d{8}$/, isRight: (id) => Number(id.slice(0, 6)) % 89 === Number(id.slice(6)) },
	// Those that begin with 0 to 3 are of persons, with their day of birth.
	LV: { form: /^\d{11}$/, isRight: (id) => id[0] < '4' || latvian(id) === Number(id[10]) },
	MT: { form: /^\d{8}$/, isRight: (id) => 37 - (weighted(id, [3, 4, 6, 7, 8, 9]) % 37) === Number(id.slice(6)) },
	// The second scheme is that of sole proprietors since 2020, over the whole number with its letters as numbers.
	NL: { form: /^\d{9}B\d{2}$/, isRight: (id) => weighted(id, down(9, 2)) % 11 === Number(id[8]) || remainder97(`2321${id.slice(0, 9)}11${id.slice(10)}`) === 1 },
	PL: { form: /^\d{10}$/, isRight: (id) => weighted(id, [6, 5, 7, 2, 3, 4, 5, 6, 7]) % 11 === Number(id[9]) },
	PT: { form: /^[1-9]\d{8}$/, isRight: (id) => ((11 - (weighted(id, down(9, 2)) % 11)) % 11) % 10 === Number(id[8]) },
	RO: { form: /^[1-9]\d{1,9}$/, isRight: (id) => ((weighted(id.slice(0, -1).padStart(9, '0'), [7, 5, 3, 2, 1, 7, 5, 3, 2]) * 10) % 11) % 10 === Number(id.at(-1)) },
	SE: { form: /^\d{10}\d{2}$/, isRight: (id) => isLuhn(id.slice(0, 10)) },
	SI: { form: /^[1-9]\d{7}$/, isRight: (id) => (weighted(id, down(8, 2)) % 11 !== 0) && (11 - (weighted(id, down(8, 2)) % 11)) % 10 === Number(id[7]) },
	SK: { form: /^[1-9]\d[2-4789]\d{7}$/, isRight: (id) => Number(id) % 11 === 0 },
};

/** The digits of the products, added up. */
function crossSum(digits: string, weights: number[]): number {
	return weights.reduce((sum, weight, index) => {
		const product = weight * Number(digits[index]);
		return sum + Math.floor(product / 10) + (product % 10);
	}, 0);
}

function bulgarian(id: string): number {
	const first = weighted(id, [1, 2, 3, 4, 5, 6, 7, 8]) % 11;
	return first < 10 ? first : (weighted(id, [3, 4, 5, 6, 7, 8, 9, 10]) % 11) % 10;
}

function cyprian(id: string): number {
	return [...id.slice(0, 8)].reduce((sum, digit, index) => sum + (index % 2 === 0 ? BY_POSITION[Number(digit)] : Number(digit)), 0);
}

function latvian(id: string): number {
	const rest = 3 - (weighted(id, [9, 1, 4, 8, 3, 10, 2, 5, 7, 6]) % 11);
	return rest < -1 ? rest + 11 : rest;
}

function isIrish(id: string): boolean {
	const old = /^\d[A-Z]/.test(id);
	const digits = old ? `0${id.slice(2, 7)}${id[0]}` : id.slice(0, 7);
	const second = !old && id.length === 9 ? 9 * (id.charCodeAt(8) - 64) : 0;
	return IRISH[(weighted(digits, down(8, 2)) + second) % 23] === id[7];
}

function isLithuanian(id: string): boolean {
	const length = id.length - 1;
	const from = (start: number) => Array.from({ length }, (_, index) => ((start - 1 + index) % 9) + 1);
	const first = weighted(id, from(1)) % 11;
	return (first < 10 ? first : (weighted(id, from(3)) % 11) % 10) === Number(id.at(-1));
}

/** A person's number has a letter of its own, a company's a digit or the letter that stands for it. */
function isSpanish(id: string): boolean {
	if (/^[XYZ0-9]\d{7}/.test(id)) return LETTERS[Number(id.slice(0, 8).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)))) % 23] === id[8];
	if (/^[KLM]/.test(id) && LETTERS[Number(id.slice(1, 8)) % 23] === id[8]) return true;
	const check = (10 - (crossSum(id.slice(1, 8), [2, 1, 2, 1, 2, 1, 2]) % 10)) % 10;
	return id[8] === String(check) || id[8] === 'JABCDEFGHI'[check];
}

/** La Poste and Monaco have numbers that the check does not cover. */
function isSiren(digits: string): boolean {
	return isLuhn(digits) || digits.startsWith('356000000') || digits.startsWith('000');
}

function remainder97(digits: string): number {
	return [...digits].reduce((remainder, digit) => (remainder * 10 + Number(digit)) % 97, 0);
}
