import { amountOf, amountsIn, decimalMarkOf } from '../../../sandbox/reader/text/amounts';

describe('amounts in a text', () => {
	it.each([
		['1,234.56', 1234.56],
		['1.234,56', 1234.56],
		['1 234,56 €', 1234.56],
		['1\u202f234,56 €', 1234.56],
		["1'234.50 CHF", 1234.5],
		['1.234.567,89', 1234567.89],
		['10,200.00 €', 10200],
		['12', 12],
		['$ 0.99', 0.99],
		['(12.00)', -12],
		['12.00-', -12],
		['-767.93 €', -767.93],
		['€-14,73', -14.73],
		['− 5,00', -5],
	])('reads %s', (text, value) => {
		expect(amountOf(text)?.value).toBe(value);
	});

	it.each([
		['$1,536.52', 'USD'],
		['EUR 529,87', 'EUR'],
		['529,87 EUR', 'EUR'],
		['£99.99', 'GBP'],
		['CHF 12.00', 'CHF'],
	])('names the currency of %s', (text, currency) => {
		expect(amountOf(text)?.currency).toBe(currency);
	});

	it('lets the document decide what three digits behind a single mark are', () => {
		expect(amountOf('1.234', ',')?.value).toBe(1234);
		expect(amountOf('1.234', '.')?.value).toBe(1.234);
		expect(amountOf('1,234', '.')?.value).toBe(1234);
	});

	it('takes three digits behind a mark for thousands where a currency stands beside them', () => {
		expect(['$9.405', '1.250 €', 'EUR 12,500', '0.125 €', 'KWD 1.250'].map((text) => amountOf(text, '.')?.value)).toEqual([9405, 1250, 12500, 0.125, 1.25]);
	});

	it('finds the mark that the document uses for decimals', () => {
		expect(decimalMarkOf(['Netto 1.200,00', 'MwSt 228,00', '3 Stk.'])).toBe(',');
		expect(decimalMarkOf(['Subtotal 1,200.00', 'Tax 96.00'])).toBe('.');
	});

	it('tells percentages from amounts', () => {
		const [rate, base, tax] = amountsIn('19 % von 64,46 = 12,25');
		expect([rate.isPercentage, base.isPercentage, tax.value]).toEqual([true, false, 12.25]);
	});

	it.each(['990-120-4560', '12/15/2019', '05.03.2013', 'INV-100', 'abc'])('takes %s for no amount', (text) => {
		expect(amountOf(text)).toBeUndefined();
	});
});
