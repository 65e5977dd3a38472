import fc from 'fast-check';

import { LENGTHS, problemOfIban, readIbans } from '../../../../nodes/shared/payables/iban';
import { ibanOf } from './support/ibans';

/** Any IBAN of any country, with right check digits. */
const iban = fc
	.constantFrom(...LENGTHS)
	.chain(([country, length]) => fc.array(fc.constantFrom(...'0123456789ABCXYZ'), { minLength: length - 4, maxLength: length - 4 }).map((account) => ibanOf(country, account.join(''))));

it.each(['DE89370400440532013000', 'GB82WEST12345698765432', 'FR1420041010050500013M02606', 'NO9386011117947', 'CH9300762011623852957', 'MT84MALT011000012345MTLCAST001S'])('the example %s of the registry is right', (example) => {
	expect(problemOfIban(example)).toBeUndefined();
});

it('any IBAN with right check digits is right, and none with a single character changed', () => {
	fc.assert(
		fc.property(iban, fc.nat(), fc.nat(), (right, at, by) => {
			expect([right, problemOfIban(right)]).toEqual([right, undefined]);
			const digits = [...right].flatMap((character, index) => (/\d/.test(character) ? [index] : []));
			const position = digits[at % digits.length];
			const wrong = right.slice(0, position) + String((Number(right[position]) + 1 + (by % 9)) % 10) + right.slice(position + 1);
			expect([wrong, problemOfIban(wrong)]).toEqual([wrong, 'has wrong check digits']);
		}),
	);
});

it('says what else is wrong', () => {
	expect(problemOfIban('DE8937040044053201300')).toBe('has 21 characters, where one of DE has 22');
	expect(problemOfIban('QQ8937040044053201300')).toBe('begins with QQ, which is no country of the IBAN registry');
	expect(problemOfIban('12345678')).toBe('does not have the form of an IBAN');
});

it('reads IBANs as they are printed, also several', () => {
	expect(readIbans('IBAN: de89 3704 0044 0532 0130 00')).toEqual(['DE89370400440532013000']);
	expect(readIbans('DE89 3704 0044 0532 0130 00 / NO93 8601 1117 947')).toEqual(['DE89370400440532013000', 'NO9386011117947']);
	expect(readIbans('DE89 3704 0044 0532 0130 00  NO93 8601 1117 947')).toEqual(['DE89370400440532013000', 'NO9386011117947']);
	expect([undefined, null, '', 'n/a'].map(readIbans)).toEqual([[], [], [], []]);
});

it.each(['DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX', 'DE89370400440532013000 (Commerzbank)', 'Bank: DE89 3704 0044 0532 0130 00', 'BIC GENODE61OB2 IBAN DE89 3704 0044 0532 0130 00'])('reads the IBAN alone of %s', (text) => {
	expect(readIbans(text)).toEqual(['DE89370400440532013000']);
});

it('keeps an IBAN that is wrong, also beside one that is right', () => {
	expect(readIbans('DE89 3704 0044 0532 0130 01')).toEqual(['DE89370400440532013001']);
	expect(readIbans('DE89 3704 0044 0532 0130 00 NO93 8601 1117 948')).toEqual(['DE89370400440532013000', 'NO9386011117948']);
});
