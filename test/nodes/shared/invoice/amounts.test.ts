import fc from 'fast-check';

import { readAmount } from '../../../../nodes/shared/invoice/amounts';

const cents = fc.integer({ min: -999_999_999, max: 999_999_999 }).map((amount) => amount / 100);

const plain = (locale: string) => new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
const money = (locale: string, currency: string) => new Intl.NumberFormat(locale, { style: 'currency', currency });

describe.each(['en-US', 'en-GB', 'en-IN', 'de-DE', 'de-AT', 'de-CH', 'fr-FR', 'fr-CH', 'it-IT', 'es-ES', 'nl-NL', 'pl-PL', 'pt-BR', 'sv-SE', 'nb-NO'])(
	'an amount as written in %s',
	(locale) => {
		it('is the same number', () => {
			fc.assert(fc.property(cents, (amount) => expect(readAmount(plain(locale).format(amount))).toBeCloseTo(amount, 5)));
		});

		it.each(['EUR', 'USD', 'CHF', 'GBP'])('is the same number with %s', (currency) => {
			fc.assert(fc.property(cents, (amount) => expect(readAmount(money(locale, currency).format(amount))).toBeCloseTo(amount, 5)));
		});
	},
);

it('is any number as it is, but for what is none', () => {
	fc.assert(fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (amount) => readAmount(amount) === amount));
	expect(readAmount(NaN)).toBeUndefined();
	expect(readAmount(Infinity)).toBeUndefined();
});

it.each([
	['1,234.56', 1234.56],
	['1.234,56 EUR', 1234.56],
	['€ 1 234,56', 1234.56],
	["CHF 1'234.50", 1234.5],
	['CHF 1\u2019234.50', 1234.5],
	['1,234', 1234],
	['1.234', 1234],
	['1.234.567', 1234567],
	['12,5', 12.5],
	['1234.5', 1234.5],
	['0.125', 0.125],
	['0,125', 0.125],
	['1234.567', 1234.567],
	['100', 100],
	['12.', 12],
	['12,- €', 12],
	['12.– CHF', 12],
	['EUR 12,--', 12],
	['$0.00', 0],
	['.50', 0.5],
	['$.99', 0.99],
	['EUR .50', 0.5],
	['€ ,50', 0.5],
	['1 .50', 1.5],
	['Rs.500', 500],
	['Rs. 1,500.50', 1500.5],
	['S/.120.00', 120],
])('%j is %p', (text, amount) => {
	expect(readAmount(text)).toBe(amount);
});

it.each([
	['-12.00', -12],
	['- 12.00', -12],
	['\u221212.00', -12],
	['\u201012.00', -12],
	['\u201112.00', -12],
	['\u201412.00', -12],
	['-.5', -0.5],
	['($.50)', -0.5],
	['12.00-', -12],
	['12,00- EUR', -12],
	['12,00 EUR -', -12],
	['(12.00)', -12],
	['$(1,234.56)', -1234.56],
	['-$12.00', -12],
	['$-12.00', -12],
])('%j is below zero', (text, amount) => {
	expect(readAmount(text)).toBe(amount);
});

it.each([
	['12.00 (incl. VAT)', 12],
	['12.00 (USD)', 12],
	['(USD) 12.00', 12],
])('%j has a remark in parentheses and is above zero', (text, amount) => {
	expect(readAmount(text)).toBe(amount);
});

it.each(['', '   ', '-', 'n/a', 'free of charge', '12 of 15', '2026-01-15', '1/2', null, undefined, true, {}, []])('%p is no amount', (value) => {
	expect(readAmount(value)).toBeUndefined();
});

it('takes any text', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const amount = readAmount(text);
			return amount === undefined || Number.isFinite(amount);
		}),
	);
});
