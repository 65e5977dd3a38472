import { readCurrency } from '../../../../nodes/shared/invoice/currency';

it.each([
	['EUR', 'EUR'],
	['eur', 'EUR'],
	['€', 'EUR'],
	['Euro', 'EUR'],
	['Euros', 'EUR'],
	['1.234,56 €', 'EUR'],
	['EUR 1,234.56', 'EUR'],
	['1234.56 USD', 'USD'],
	['US$', 'USD'],
	['US Dollars', 'USD'],
	['£12.00', 'GBP'],
	['Swiss francs', 'CHF'],
	["CHF 1'234.50", 'CHF'],
	['C$ 10', 'CAD'],
	['R$ 10,00', 'BRL'],
])('%j is %s', (text, code) => {
	expect(readCurrency(text)).toBe(code);
});

it.each(['$', '$ 12.00', '¥', 'kr', 'dollar', 'Dollars', 'NET', 'VAT', 'TAX', '12.00', '', 'EURO12X', 'neuro', null, undefined, 7])('%p could be several or none', (value) => {
	expect(readCurrency(value)).toBeUndefined();
});
