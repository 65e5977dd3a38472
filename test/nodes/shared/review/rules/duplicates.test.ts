import type { IDataObject } from 'n8n-workflow';

import { duplicates } from '../../../../../nodes/shared/review/rules/duplicates';
import { findings, flagged, ruleInput } from '../../support/ruleInput';

const invoice = (vendor: string, number: string | number, more: IDataObject = {}) => ({ columns: { Vendor: vendor, 'Invoice Number': number, ...more } });
const check = (rows: Array<{ columns: IDataObject; fileName?: string }>, perLineItem = false) => flagged(duplicates, ruleInput(rows, { perLineItem }));

it('flags each further invoice with the same vendor and number, not the first, and says where the first is', () => {
	const rows = ['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf'].map((fileName, index) => ({ ...invoice('Acme', index === 1 ? 'INV-2' : 'INV-1'), fileName }));

	const found = findings(duplicates, ruleInput(rows));

	expect(found.map(({ row }) => row)).toEqual([2, 3]);
	expect(found[0]).toMatchObject({ code: 'DUPLICATE', field: 'Invoice Number', message: 'Invoice INV-1 came before in a.pdf' });
});

it.each([
	['case', 'Acme GmbH', 'INV-1', 'ACME gmbh', 'inv-1'],
	['spaces', 'Acme GmbH', 'INV 1', ' AcmeGmbH ', 'INV1'],
	['punctuation', 'Acme, Inc.', '2026/0001', 'Acme Inc', '2026-0001'],
	['a leading #', 'Acme', '#4711', 'Acme', '4711'],
	['leading zeros', 'Acme', '000123', 'Acme', '123'],
	['Unicode form', 'Café', '１', 'Cafe\u0301', '1'],
])('does not mind different %s', (_, vendor, number, otherVendor, otherNumber) => {
	expect(check([invoice(vendor, number), invoice(otherVendor, otherNumber)])).toEqual([1]);
});

it('takes a number for the same as its text', () => {
	expect(check([invoice('Acme', 4711), invoice('Acme', '4711')])).toEqual([1]);
});

it.each([
	['another vendor', 'Bolt', 'INV-1'],
	['another number', 'Acme', 'INV-2'],
	['a number that only begins alike', 'Acme', 'INV-11'],
	['zeros inside the number', 'Acme', 'INV-01'],
	['no number', 'Acme', ''],
])('is no duplicate with %s', (_, vendor, number) => {
	expect(check([invoice('Acme', 'INV-1'), invoice(vendor, number)])).toEqual([]);
});

it('does not put vendor and number together in another way', () => {
	expect(check([invoice('Acme 1', '23'), invoice('Acme', '123')])).toEqual([]);
});

it('takes the total for the vendor where none is stated, and says nothing without either', () => {
	expect(check([invoice('', '7', { Total: '10.00' }), invoice('', '7', { Total: 10 }), invoice('', '7', { Total: '11.00' })])).toEqual([1]);
	expect(check([invoice('', '7'), invoice('', '7')])).toEqual([]);
});

it.each(['-', 'n/a', 'N/A', 'none', '#', '---', ' '])('is nothing that a number of %j could tell', (number) => {
	expect(check([invoice('Acme', number), invoice('Acme', number)])).toEqual([]);
});

it('takes a vendor of "n/a" for one that is not stated', () => {
	expect(check([invoice('n/a', '7'), invoice('n/a', '7')])).toEqual([]);
});

describe('with one row for each line', () => {
	const line = (fileName: string | undefined, number = 'INV-1') => ({ ...invoice('Acme', number), ...(fileName && { fileName }) });

	it('lets the lines of one document share its number', () => {
		expect(check([line('a.pdf'), line('a.pdf'), line('a.pdf')], true)).toEqual([]);
	});

	it('flags all lines of another document with the same number', () => {
		expect(check([line('a.pdf'), line('b.pdf'), line('a.pdf'), line('b.pdf')], true)).toEqual([1, 3]);
	});

	it('flags the same document of another extraction', () => {
		const [first, second] = [line('a.pdf'), { ...line('a.pdf'), extractionId: 'ext_2' }];

		expect(check([first, second], true)).toEqual([1]);
	});
});

it('flags the first as well when it was delivered before, and says when', () => {
	const input = ruleInput(['1', '2', '3', '4'].map((number) => invoice('Acme', number)));
	const deliveredBefore = new Map([[0, { isOtherExecution: true }], [1, { fileName: 'a.pdf' }], [2, {}]]);

	expect(findings(duplicates, { ...input, deliveredBefore }).map(({ row, message }) => [row, message])).toEqual([
		[0, 'Invoice 1 came in an earlier execution'],
		[1, 'Invoice 2 came before in a.pdf'],
		[2, 'Invoice 3 came before'],
	]);
});

it('says nothing of a row without a number, whatever is remembered of it', () => {
	const deliveredBefore = new Map([[0, { isOtherExecution: true }]]);

	expect(findings(duplicates, { ...ruleInput([invoice('Acme', '')]), deliveredBefore })).toEqual([]);
});

it('names the document of the same rows where an invoice came both there and earlier', () => {
	const rows = ['a.pdf', 'b.pdf'].map((fileName) => ({ ...invoice('Acme', '1'), fileName }));
	const deliveredBefore = new Map([[1, { isOtherExecution: true }]]);

	expect(findings(duplicates, { ...ruleInput(rows), deliveredBefore }).map(({ message }) => message)).toEqual(['Invoice 1 came before in a.pdf']);
});

it('does not take files of the same name for one where they belong to different extractions, or nothing is known of their lines', () => {
	const rows = ['ext_1', 'ext_2'].map((extractionId) => ({ ...invoice('Acme', '7'), fileName: 'a.pdf', extractionId }));
	const input = ruleInput(rows, { perLineItem: true });
	const [known] = input.evidence.values();

	expect(flagged(duplicates, { ...input, evidence: new Map(rows.map(({ extractionId }) => [extractionId, known])) })).toEqual([1]);
	expect(flagged(duplicates, { ...ruleInput([rows[0], rows[0]]), evidence: new Map() })).toEqual([1]);
});
