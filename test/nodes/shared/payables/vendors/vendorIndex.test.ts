import fc from 'fast-check';

import { toStandardizedInvoice } from '../../../../../nodes/shared/invoice/toStandardizedInvoice';
import { readVendorIndex } from '../../../../../nodes/shared/payables/vendors/vendorIndex';
import { vendorKey } from '../../../../../nodes/shared/payables/vendors/vendorNames';

const LIST = [
	{ 'Vendor ID': 'V-1', Name: 'Müller & Söhne GmbH & Co. KG', 'Tax ID': 'DE136695976', IBAN: 'DE89 3704 0044 0532 0130 00', Currency: 'EUR', Account: '4400', Terms: '30' },
	{ 'Vendor ID': 'V-2', Name: 'ACME Spółka z o.o.', Aliases: 'ACME Polska; Acme PL', 'Tax ID': 'PL8567346215' },
	{ 'Vendor ID': 'V-3', Name: 'Holding North Ltd', 'Tax ID': 'GB980780684' },
	{ 'Vendor ID': 'V-4', Name: 'Holding South Ltd', 'Tax ID': 'GB980780684' },
	{ 'Vendor ID': 'V-5', Name: 'Twin Trading Inc.' },
	{ 'Vendor ID': 'V-6', Name: 'Twin Trading LLC' },
];
const index = readVendorIndex(LIST);
const find = (name: string, taxId = '', iban = '', list = index) => list?.find(toStandardizedInvoice([{ 'Vendor Name': name, 'Vendor Tax ID': taxId, IBAN: iban }]));
const found = (...given: Parameters<typeof find>) => {
	const one = find(...given);
	return one?.vendor ? `${one.vendor.id} by ${one.by}` : one?.doubt;
};

it.each([
	['MUELLER UND SOEHNE', '', '', 'V-1 by name'],
	['Somebody else', 'DE 136 695 976', '', 'V-1 by taxId'],
	['Somebody else', '', 'DE89370400440532013000', 'V-1 by iban'],
	['Acme PL sp. z o.o.', '', '', 'V-2 by name'],
	['Holding South', 'GB980780684', '', 'V-4 by taxId'],
	['Twin Trading LLC', '', '', 'V-6 by name'],
	['Twin Trading', '', '', 'could be Twin Trading Inc. (V-5) or Twin Trading LLC (V-6)'],
	['Holding West', 'GB980780684', '', 'could be Holding North Ltd (V-3) or Holding South Ltd (V-4)'],
	['ACME Polska', 'DE136695976', '', 'has the tax ID of Müller & Söhne GmbH & Co. KG (V-1), but the name of ACME Spółka z o.o. (V-2)'],
	['Müller & Söhne', 'DE129273398', '', 'looks like Müller & Söhne GmbH & Co. KG (V-1), but has the tax ID DE129273398 instead of DE136695976'],
	['Muller & Sohne', '12/345/67890', '', 'V-1 by name'],
	['Acmee Polska', '', '', 'looks like ACME Spółka z o.o. (V-2)'],
	['Quite Different Catering', '', '', undefined],
])('%s with tax ID "%s" and IBAN "%s" is: %s', (name, taxId, iban, expected) => {
	expect(found(name, taxId, iban)).toBe(expected);
});

it('spells names alike that differ in case, accents, signs and legal form only', () => {
	for (const names of [['ACME GmbH', 'Acme', 'A.C.M.E. G.m.b.H.'], ['J.P. Morgan S.A.', 'JP Morgan', 'J P Morgan S. A.'], ['Blåbær & Co AS', 'Blabar and Co'], ['SARL Dupont', 'Dupont S.A.R.L.']]) {
		expect(new Set(names.map(vendorKey)).size).toBe(1);
	}
	expect(new Set(['Vitamin A', 'Vitamin E', 'ACME', 'ACNE'].map(vendorKey)).size).toBe(4);
});

it('finds the same whatever the order of the list', () => {
	const asked: Array<[string, string, string]> = [['Twin Trading', '', ''], ['Holding Sout', '', ''], ['Acmee Polska', '', ''], ['MUELLER UND SOEHNE', '', ''], ['Holding West', 'GB980780684', '']];
	const expected = asked.map((each) => found(...each));
	fc.assert(
		fc.property(fc.shuffledSubarray(LIST, { minLength: LIST.length }), (list) => {
			const other = readVendorIndex(list);
			expect(asked.map(([name, taxId, iban]) => found(name, taxId, iban, other))).toEqual(expected);
		}),
		{ numRuns: 30 },
	);
});

it('takes entries with one ID as one vendor', () => {
	const list = readVendorIndex([{ id: 1, name: 'A', iban: 'DE1' }, { id: 1, name: 'A', iban: 'DE2', currency: 'EUR' }]);
	expect(find('A', '', '', list)?.vendor).toMatchObject({ id: '1', ibans: ['DE1', 'DE2'], currencies: ['EUR'] });
});
