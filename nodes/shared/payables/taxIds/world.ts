import { down, isLuhn36, weighted } from './checkDigits';
import type { TaxIdFormat } from './taxIdFormat';

/** Prefixes that the IRS gives out. Source: irs.gov, "How EINs are assigned and valid EIN prefixes". */
const EIN_PREFIXES = new Set(
	(
		'01 02 03 04 05 06 10 11 12 13 14 15 16 20 21 22 23 24 25 26 27 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 50 51 52 53 54 55 56 57 58 59 60 ' +
		'61 62 63 64 65 66 67 68 71 72 73 74 75 76 77 80 81 82 83 84 85 86 87 88 90 91 92 93 94 95 98 99'
	).split(' '),
);

const AU_WEIGHTS = [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19];

/** Tax IDs outside the European Union, without what stands before or behind them. */
export const WORLD: Record<string, TaxIdFormat> = {
	// Source: gov.uk, HMRC VAT manual "Check digit": modulus 97, and since 2010 the same with 55 added. GD and HA are government and health.
	GB: { form: /^(\d{9}(\d{3})?|GD[0-4]\d{2}|HA[5-9]\d{2})$/, isRight: (id) => /^[GH]/.test(id) || [0, 55].some((more) => (weighted(id, down(8, 2)) + Number(id.slice(7, 9)) + more) % 97 === 0) },
	// Source: Swiss Federal Statistical Office, "UID structure": CHE and nine digits, the last by modulus 11 with 5 4 3 2 7 6 5 4.
	CH: { form: /^E\d{9}$/, isRight: (id) => (weighted(id.slice(1), [5, 4, 3, 2, 7, 6, 5, 4]) + Number(id[9])) % 11 === 0 },
	// Source: Brønnøysund Register Centre, "About the organisation number": modulus 11 with 3 2 7 6 5 4 3 2.
	NO: { form: /^\d{9}$/, isRight: (id) => (weighted(id, [3, 2, 7, 6, 5, 4, 3, 2]) + Number(id[8])) % 11 === 0 },
	US: { form: /^\d{9}$/, isRight: (id) => EIN_PREFIXES.has(id.slice(0, 2)), problem: 'begins with two digits that the IRS does not give out' },
	// Source: abr.business.gov.au, "Format of the ABN": one less at the first digit, weights from 10, divisible by 89.
	AU: { form: /^[1-9]\d{10}$/, isRight: (id) => (weighted(id, AU_WEIGHTS) - AU_WEIGHTS[0]) % 89 === 0 },
	// Source: GST Council, structure of the GSTIN: state, PAN, number of the registration, Z, check character.
	IN: { form: /^\d{2}[A-Z]{5}\d{4}[A-Z][0-9A-Z]Z[0-9A-Z]$/, isRight: isLuhn36 },
	// Source: Receita Federal, Instrução Normativa RFB 2.229/2024: letters too since July 2026, each counting as its ASCII code less 48.
	BR: { form: /^[0-9A-Z]{12}\d{2}$/, isRight: (id) => brazilian(id, 12) === Number(id[12]) && brazilian(id, 13) === Number(id[13]) },
};

function brazilian(id: string, length: number): number {
	const sum = [...id.slice(0, length)].reverse().reduce((before, character, index) => before + (character.charCodeAt(0) - 48) * (2 + (index % 8)), 0);
	return sum % 11 < 2 ? 0 : 11 - (sum % 11);
}
