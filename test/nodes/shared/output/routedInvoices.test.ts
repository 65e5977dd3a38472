import type { IDataObject } from 'n8n-workflow';

import type { Evidence } from '../../../../nodes/shared/review/evidence';
import type { Reason } from '../../../../nodes/shared/review/reasons';
import { outputOptions, type RoutingSettings } from '../../../../nodes/shared/output/outputOptions';
import { route } from '../../../../nodes/shared/output/routing';
import type { RoutedRow } from '../../../../nodes/shared/output/rowResult';

const binary = { data: '', mimeType: 'application/pdf' };
const evidence = new Map<string, Evidence>([
	['lines', { notes: [], failedPages: [], perLineItem: true, fileNames: ['a.pdf', 'b.pdf'] }],
	['invoices', { notes: [], failedPages: [], perLineItem: false, fileNames: ['a.pdf', 'b.pdf'] }],
]);

function row(extractionId: string, fileName: string | undefined, columns: IDataObject, page?: number): RoutedRow {
	const origin = fileName === undefined ? undefined : { itemIndex: fileName === 'a.pdf' ? 0 : 1, originalName: `mail/${fileName}`, binary };
	return { extractionId, fileName, columns, page, origin };
}

const line = (fileName: string, number: string, amount: number) =>
	row('lines', fileName, { 'Invoice Number': number, 'Line Item Amount': amount, 'Total Amount': 30 });

const settingsOf = (options: IDataObject): RoutingSettings => ({ provider: 'Service', inputItems: 2, said: evidence, ...outputOptions.read(options) });
const clean = (rows: RoutedRow[]) => rows.map((): Reason[] => []);

describe('the standardized invoice', () => {
	it('of a row is that of all lines of its invoice, and of no other', () => {
		const rows = [line('a.pdf', '1', 10), line('a.pdf', '2', 5), line('a.pdf', '1', 20), line('b.pdf', '1', 7)];
		const [extracted] = route(rows, clean(rows), [], settingsOf({ addInvoice: true }));
		expect(extracted.map(({ json }) => amounts(json._invoice))).toEqual([[10, 20], [5], [10, 20], [7]]);
		expect(extracted[0].json).toMatchObject({ 'Line Item Amount': 10, _invoice: { invoiceNumber: '1', total: 30 } });
	});

	it('of a row that is an invoice is its own, even where a number comes twice', () => {
		const rows = [3, 4].map((total) => row('invoices', 'a.pdf', { 'Invoice Number': '1', 'Total Amount': total }));
		const [extracted] = route(rows, clean(rows), [], settingsOf({ addInvoice: true }));
		expect(extracted.map(({ json }) => (json._invoice as IDataObject).total)).toEqual([3, 4]);
	});

	it('is left out unless it is asked for', () => {
		for (const groupRows of ['row', 'document']) {
			const [[{ json }]] = route([line('a.pdf', '1', 10)], [[]], [], settingsOf({ groupRows }));
			expect(Object.keys(json)).not.toContain('_invoice');
		}
	});
});

describe('one item for each document', () => {
	const group = settingsOf({ groupRows: 'document', addInvoice: true, evidence: 'full' });
	const reason: Reason = { code: 'DUPLICATE', field: 'Invoice Number', message: 'Again.' };

	it('has its rows in order, and goes to review with the reasons of all when one row does', () => {
		const rows = [line('a.pdf', '1', 10), line('b.pdf', '2', 5), line('a.pdf', '1', 20)];
		const [extracted, needsReview, failed] = route(rows, [[], [], [reason]], [], group);
		expect(extracted.map(({ json }) => json.fileName)).toEqual(['mail/b.pdf']);
		expect(needsReview).toEqual([
			{
				json: {
					_review: 'Again',
					fileName: 'mail/a.pdf',
					rows: [rows[0].columns, rows[2].columns],
					_invoice: expect.objectContaining({ invoiceNumber: '1' }),
					_invoices: [expect.objectContaining({ invoiceNumber: '1' })],
					_reviewCodes: 'DUPLICATE',
					_extractionId: 'lines',
					_sourceFile: 'mail/a.pdf',
					_extraction: {
						provider: 'Service',
						extractionId: 'lines',
						sourceFile: 'mail/a.pdf',
						pages: [],
						flagged: true,
						reasons: [{ row: 1, ...reason }],
					},
				},
				binary: { data: binary },
				pairedItem: { item: 0 },
			},
		]);
		expect(failed).toEqual([]);
	});

	it('names no single invoice when it holds several', () => {
		const rows = [line('a.pdf', '1', 10), line('a.pdf', '2', 20)];
		const [[{ json }]] = route(rows, clean(rows), [], group);
		expect(json._invoice).toBeNull();
		expect((json._invoices as IDataObject[]).map(({ invoiceNumber }) => invoiceNumber)).toEqual(['1', '2']);
	});

	it('keeps extractions of the same document apart, and names its pages once', () => {
		const rows = [row('lines', 'a.pdf', {}, 2), row('invoices', 'a.pdf', {}, 1), row('lines', 'a.pdf', {}, 2), row('lines', 'a.pdf', {}, 3)];
		const [extracted] = route(rows, clean(rows), [], group);
		expect(extracted.map(({ json }) => (json._extraction as IDataObject).pages)).toEqual([[2, 3], [1]]);
	});

	it('stands for all rows of unknown origin together, paired to all input items', () => {
		const rows = [row('invoices', undefined, { a: 1 }), row('invoices', undefined, { a: 2 })];
		const [extracted] = route(rows, clean(rows), [], settingsOf({ groupRows: 'document', evidence: 'none' }));
		expect(extracted).toEqual([{ json: { fileName: null, rows: [{ a: 1 }, { a: 2 }] }, pairedItem: [{ item: 0 }, { item: 1 }] }]);
	});

	it('carries what the operation adds about the extraction', () => {
		const rows = [{ ...line('a.pdf', '1', 10), details: { uploadSessionId: 's-1' } }];
		const [[{ json }]] = route(rows, clean(rows), [], group);
		expect(json._extraction).toMatchObject({ uploadSessionId: 's-1' });
	});
});

function amounts(invoice: unknown): unknown[] {
	return ((invoice as IDataObject).lineItems as IDataObject[]).map(({ amount }) => amount);
}
