import type { IDataObject } from 'n8n-workflow';

import { readEInvoice } from '../../../../../nodes/shared/eInvoice/readEInvoice';
import { invoiceColumns } from '../../../../../nodes/shared/eInvoice/columns';
import { standardize } from '../../../../../nodes/shared/eInvoice/standardize';
import { bankDetailsChanged } from '../../../../../nodes/shared/review/rules/bankDetailsChanged';
import { ibanInvalid } from '../../../../../nodes/shared/review/rules/ibanInvalid';
import { writeCii } from '../../../../support/eInvoice/ciiWriter';
import { invoiceOf } from '../../../../support/eInvoice/invoices';
import { writeUbl } from '../../../../support/eInvoice/ublWriter';
import { findings, ruleInput } from '../../support/ruleInput';

const [IBAN, OTHER] = ['DE89370400440532013000', 'LT121000011101001000'];
const told = (known: IDataObject, stated: IDataObject, isOther = false) => {
	const input = ruleInput([{ columns: { 'Vendor Name': 'Acme', ...stated } }], {}, { knownVendors: [{ Name: 'Acme', ...known }] });
	// What earlier executions saw makes no difference where the list says something.
	const seen = { ...input, payables: input.payables, otherBankDetails: new Set(isOther ? [0] : []) };
	return findings(bankDetailsChanged, seen).map(({ message }) => message);
};

it.each<[string, IDataObject, IDataObject]>([
	['an IBAN where the list has an account', { 'Bank Account': '5555-1234' }, { IBAN: OTHER }],
	['an account where the list has an IBAN', { IBAN }, { 'Bank Account': '99999999' }],
	['another account in the column of the IBAN', { 'Bank Account': '5555-1234' }, { IBAN: '5555-9999' }],
	['another account beside the right IBAN', { IBAN }, { IBAN, 'Bank Account': '99999999' }],
	['another account', { 'Bank Account': '5555-1234' }, { 'Bank Account': '5555-1235' }],
])('finds %s', (_, known, stated) => {
	expect(told(known, stated)).toHaveLength(1);
	expect(told(known, stated, true)).toHaveLength(1);
});

it.each<[string, IDataObject, IDataObject]>([
	['the account that is a part of the IBAN', { IBAN }, { 'Bank Account': '532013000' }],
	['the IBAN that the account is a part of', { 'Bank Account': '0532 013 000' }, { IBAN }],
	['a sort code and an account of the IBAN', { IBAN: 'GB82WEST12345698765432' }, { 'Bank Account': '12-34-56 98765432' }],
	['either of two', { IBAN, 'Bank Account': '5555-1234' }, { IBAN: 'DE89 3704 0044 0532 0130 00', 'Bank Account': '55551234' }],
	['an account in the column of the IBAN', { 'Bank Account': '5555-1234' }, { IBAN: '5555-1234' }],
	['the IBAN with the code and the name of the bank', { IBAN }, { IBAN: 'Commerzbank: DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX (Bonn)' }],
	['none at all', { IBAN }, { IBAN: '' }],
	['any, where the list has none', {}, { IBAN }],
])('takes %s for the same', (_, known, stated) => {
	expect(told(known, stated)).toEqual([]);
});

it('says which one it is not', () => {
	expect(told({ 'Vendor ID': 'V-1', IBAN, 'Bank Account': '5555-1234' }, { 'Bank Account': '99999999' })).toEqual([
		`Bank Account 99999999 is not ${IBAN} or 55551234 of Acme (V-1)`,
	]);
});

describe.each([['CII', writeCii], ['UBL', writeUbl]])('an e-invoice in %s with an account that is no IBAN', (_, write) => {
	const read = readEInvoice(Buffer.from(write(invoiceOf({ payments: [{ code: '30', iban: '5555-1234', bic: 'HARBSE22' }] }))));
	if (!read.ok) throw new Error(read.problem.message);
	const columns = invoiceColumns(standardize(read.invoice));

	it('states it as an account, so that it is no wrong IBAN', () => {
		expect([columns.IBAN, columns['Bank Account'], columns.BIC]).toEqual([null, '5555-1234', 'HARBSE22']);
		expect(findings(ibanInvalid, ruleInput([{ columns }]))).toEqual([]);
	});

	it('is compared with the list', () => {
		const compared = (account: string) => findings(bankDetailsChanged, ruleInput([{ columns }], {}, { knownVendors: [{ Name: 'Rheinwerk GmbH', 'Bank Account': account }] }));
		expect(compared('5555-1234')).toEqual([]);
		expect(compared('5555-9999')).toHaveLength(1);
	});
});
