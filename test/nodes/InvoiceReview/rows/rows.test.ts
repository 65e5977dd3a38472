import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { readRows } from '../../../../nodes/InvoiceReview/rows/askedRow';
import { markedFields, problemsOf } from '../../../../nodes/InvoiceReview/rows/checks';
import { readCorrections, valuesBefore, withCorrections } from '../../../../nodes/InvoiceReview/rows/corrections';
import { decidedItems } from '../../../../nodes/InvoiceReview/rows/decisions';
import { readRules } from '../../../../nodes/shared/review/reviewOptions';

const settings = { ...readRules({}), timezone: 'UTC' };
const read = (rows: IDataObject[], correctable: string[] = []) => readRows(rows.map((json): INodeExecutionData => ({ json })), { correctable, binaryFields: [] });
const kindsOf = (json: IDataObject, others: IDataObject[] = [], correctable: string[] = []) => Object.fromEntries(read([json, ...others], correctable)[0].fields.map(({ name, kind }) => [name, kind]));

describe('the fields of a row', () => {
	it('are its columns, with what their values are; what the nodes say of it is none', () => {
		const json = { _review: 'a', 'Invoice Number': 'A-1', Total: 5, Date: '2026-01-31', Other: '31.01.2026', Paid: true, Lines: [1], _page: 1, review: {} };
		expect(kindsOf(json)).toEqual({ 'Invoice Number': 'text', Total: 'number', Date: 'date', Other: 'text', Paid: 'boolean', Lines: 'json' });
	});

	it('are what other rows have in the column where they are empty, else what its name says', () => {
		expect(kindsOf({ A: null, B: '', C: null, 'Total Amount': null, 'Due Date': '', D: null }, [{ A: 1, B: '2026-01-31', C: 'c' }])).toEqual({
			A: 'number', B: 'date', C: 'text', 'Total Amount': 'number', 'Due Date': 'date', D: 'text',
		});
	});

	it('are the values of objects too, by their path', () => {
		expect(kindsOf({ vendor: { name: 'a', tags: ['b'] }, 'vendor.name': 'c' })).toEqual({ 'vendor.name': 'text', 'vendor.tags': 'json' });
	});

	it('can only be corrected where they are chosen, in any case', () => {
		expect(kindsOf({ Total: 5, Note: '', vendor: { name: 'a' } }, [], ['total', 'vendor'])).toEqual({ Total: 'number', Note: 'json', 'vendor.name': 'text' });
	});
});

describe('corrections', () => {
	it('change a copy, at their path, and say what was there before', () => {
		const json = { vendor: { name: 'a', city: 'b' }, Total: 5, _review: 'x' };
		const [row] = read([json]);
		const { corrections, problems } = readCorrections(row, { 'vendor.name': 'c', Total: '6' });
		expect(problems).toEqual({});
		expect(withCorrections(row.json, corrections)).toEqual({ vendor: { name: 'c', city: 'b' }, Total: 6, _review: 'x' });
		expect(valuesBefore(corrections)).toEqual({ 'vendor.name': 'a', Total: 5 });
		expect(json).toEqual({ vendor: { name: 'a', city: 'b' }, Total: 5, _review: 'x' });
	});

	it('are listed to learn from, with the vendor as it is after them', () => {
		const rows = read([{ 'Vendor Name': 'Habror', Total: 5, 'Due Date': null, _sourceFile: 'a.pdf' }]);
		const { corrections } = readCorrections(rows[0], { 'Vendor Name': 'Harbor', 'Due Date': '2026-01-31' });
		const answer = { intent: 'submit' as const, key: '', rows: [{ id: 0, decision: 'approved' as const }] };
		const decide = (addsCorrections: boolean) =>
			decidedItems(rows, { asked: { asked: '', deadline: null }, at: '', answer, corrections: new Map([[0, corrections]]), problems: [[]], bills: new Map(), addsCorrections })[0].json._corrections;
		expect(decide(true)).toEqual([
			{ vendor: 'Harbor', field: 'Vendor Name', before: 'Habror', after: 'Harbor', document: 'a.pdf' },
			{ vendor: 'Harbor', field: 'Due Date', before: '', after: '2026-01-31', document: 'a.pdf' },
		]);
		expect(decide(false)).toBeUndefined();
	});
});

describe('the rules over corrected rows', () => {
	const wrong = { 'Vendor Name': 'A', 'Invoice Number': '1', 'Invoice Date': '2026-01-01', Subtotal: 100, 'Tax Amount': 19, 'Total Amount': 199 };

	function problems(rows: IDataObject[], entered: Array<Record<string, string>> = [], own = settings, rejected: number[] = []): string[][] {
		const asked = read(rows);
		return problemsOf(asked, new Map(asked.map((row) => [row.id, readCorrections(row, entered[row.id]).corrections])), new Set(rejected), own);
	}

	it('say what does not add up, and nothing of what was put right', () => {
		expect(problems([wrong])).toEqual([[expect.stringContaining('do not make up the Total Amount of 199.00.')]]);
		expect(problems([wrong], [{ 'Total Amount': '119' }])).toEqual([[]]);
		expect(problems([{ ...wrong, 'Total Amount': 119 }], [{ 'Invoice Number': '' }])).toEqual([['Invoice Number is missing.']]);
	});

	it('are those that are on', () => {
		const off = { ...readRules({ TOTALS_MISMATCH: { enabled: false } }), timezone: 'UTC' };
		expect(problems([wrong], [], off)).toEqual([[]]);
	});

	it('find a number that two documents have after a correction, but not the lines of one invoice', () => {
		const right = { ...wrong, 'Total Amount': 119, _extractionId: 'x', _sourceFile: 'a.pdf' };
		const other = { ...right, 'Invoice Number': '2', _sourceFile: 'b.pdf' };
		expect(problems([right, other], [{}, { 'Invoice Number': '1' }])).toEqual([[], ['Invoice 1 came before.']]);
		expect(problems([right, right])).toEqual([[], []]);
	});

	it('hold on to a duplicate that was found among rows that are not here, until it is another number', () => {
		const duplicate = { ...wrong, 'Total Amount': 119, _extraction: { reasons: [{ code: 'DUPLICATE', field: 'Invoice Number', message: 'Invoice 1 came before in b.pdf' }] } };
		expect(problems([duplicate])).toEqual([['Invoice 1 came before in b.pdf.']]);
		expect(problems([duplicate], [{ 'Total Amount': '119.00' }])).toEqual([['Invoice 1 came before in b.pdf.']]);
		expect(problems([duplicate], [{ 'Invoice Number': '7' }])).toEqual([[]]);
		expect(problems([{ ...wrong, 'Total Amount': 119, _reviewCodes: 'DUPLICATE' }])).toEqual([['The same vendor and invoice number came before.']]);
	});

	it('compare nothing with a row that is rejected, and say nothing of it', () => {
		const right = { ...wrong, 'Total Amount': 119 };
		expect(problems([right, right, wrong])[1]).toEqual(['Invoice 1 came before.']);
		expect(problems([right, right, wrong], [], settings, [0, 2])).toEqual([[], [], []]);
	});

	it('hold on to what lists and e-invoices have shown before, until its field is another one, and not to what a service doubts', () => {
		const reasons = [
			{ code: 'BANK_DETAILS_CHANGED', field: 'IBAN', message: 'The IBAN is another one than the list has' },
			{ code: 'PO_NOT_FOUND', message: 'No order has the number 7' },
			{ code: 'E_INVOICE_DIFFERS', field: 'Due Date', message: 'Due Date 2026-02-01 is not the 2026-03-01 of the XML' },
			{ code: 'AI_UNCERTAINTY', field: 'Note', message: 'The note is hard to read' },
			{ code: 'BILL_INCOMPLETE', message: 'The bill needs an account' },
			{ code: 'QA_SAMPLE', message: 'Chosen as one of the 5% of clean rows to check' },
		];
		const doubted = { ...wrong, 'Total Amount': 119, IBAN: 'DE89370400440532013000', 'Due Date': '2026-02-01', _extraction: { reasons } };
		expect(problems([doubted])).toEqual([['The IBAN is another one than the list has.', 'No order has the number 7.', 'Due Date 2026-02-01 is not the 2026-03-01 of the XML.']]);
		expect(problems([doubted], [{ IBAN: 'DE02120300000000202051', 'Due Date': '2026-03-01' }])).toEqual([['No order has the number 7.']]);
		expect(problems([{ ...wrong, 'Total Amount': 119, _reviewCodes: 'E_INVOICE_INVALID, LOW_CONFIDENCE' }])).toEqual([['The e-invoice breaks a rule of EN 16931 on sums, taxes, required terms or codes.']]);
	});

	it('look again with the checks of Accounts Payable that are added here', () => {
		const own = { ...readRules({ accountsPayable: { checks: { bankDetails: {} } } }), timezone: 'UTC' };
		const changed = { ...wrong, 'Total Amount': 119, IBAN: 'DE89370400440532013000', _extraction: { reasons: [{ code: 'IBAN_INVALID', field: 'IBAN', message: 'The check digits are wrong' }] } };
		expect(problems([changed], [{ IBAN: 'DE89370400440532013001' }])).toEqual([[]]);
		expect(problems([changed], [{ IBAN: 'DE89370400440532013001' }], own)).toEqual([[expect.stringContaining('DE89370400440532013001')]]);
		expect(problems([changed], [], own)).toEqual([[]]);
	});

	it('mark the fields that the reasons name; where there are codes only, those that they find again', () => {
		const marked = (json: IDataObject) => [...markedFields(read([json]), settings)[0]];
		expect(marked({ ...wrong, _extraction: { reasons: [{ code: 'AI_UNCERTAINTY', field: 'Note', message: '' }] } })).toEqual(['Note']);
		expect(marked({ ...wrong, _reviewCodes: 'TOTALS_MISMATCH' })).toEqual(['Total Amount']);
		expect(marked({ ...wrong, _reviewCodes: 'QA_SAMPLE' })).toEqual([]);
		expect(marked({ ...wrong, _reviewCodes: 'DUPLICATE' })).toEqual(['Invoice Number']);
		expect(marked(wrong)).toEqual(['Total Amount']);
		expect(marked({ ...wrong, 'Vendor Name': '', _reviewCodes: 'REQUIRED_FIELD_MISSING' })).toEqual(['Vendor Name']);
	});
});

describe('a row in the list', () => {
	const first = (json: IDataObject) => read([json])[0];

	it('is called what is known of it', () => {
		expect(first({ 'Invoice Number': 'A-1', _sourceFile: 'a.pdf', _page: 2 }).name).toBe('A-1, a.pdf, page 2');
		expect(first({ _sourceFile: null }).name).toBe('Row 1');
		expect(readRows([{ json: {}, binary: { data: { data: '', mimeType: 'text/plain', fileName: 'b.txt' } } }], { correctable: [], binaryFields: [] })[0].name).toBe('b.txt');
	});

	it('says why it is here, whole where there is the full evidence', () => {
		expect(first({ _review: 'Total\u00a0is missing' }).sentence).toBe('Total is missing');
		expect(first({ _review: 'Short …', _extraction: { reasons: [{ code: 'A', message: 'One' }, { code: 'B', message: 'Two.' }] } }).sentence).toBe('One; Two.');
		expect(first({ a: 1 }).sentence).toBe('');
	});

	it('is not fooled by what only looks like evidence', () => {
		for (const _extraction of ['x', [], { reasons: 'x' }, { reasons: [null] }, null]) expect(first({ _extraction, _reviewCodes: 5 }).reasons).toEqual([]);
	});
});
