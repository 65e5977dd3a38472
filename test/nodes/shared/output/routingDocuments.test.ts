import type { IDataObject } from 'n8n-workflow';

import type { Reason } from '../../../../nodes/shared/review/reasons';
import { outputOptions, type RoutingSettings } from '../../../../nodes/shared/output/outputOptions';
import { route } from '../../../../nodes/shared/output/routing';
import type { RoutedRow } from '../../../../nodes/shared/output/rowResult';

const settings: RoutingSettings = { provider: 'Some Service', inputItems: 2, said: new Map(), ...outputOptions.read({ groupRows: 'document', evidence: 'full' }) };
const doubt: Reason = { code: 'TOTALS_MISMATCH', message: 'It does not add up.' };

const row = (fileName: string | undefined, columns: IDataObject, page?: number): RoutedRow => ({
	columns,
	extractionId: 'ext_1',
	...(fileName && { fileName, origin: { itemIndex: fileName === 'a.pdf' ? 0 : 1, originalName: fileName.toUpperCase(), binary: { data: '', mimeType: 'x', id: fileName } } }),
	...(page && { page }),
});

const rows = [row('a.pdf', { n: 1 }, 1), row('b.pdf', { n: 2 }), row('a.pdf', { n: 3 }, 2), row('a.pdf', { n: 4 }, 2)];

describe('with one item for each document', () => {
	it('holds all rows of a document, in order, and is paired to what brought it', () => {
		const [[a, b], review] = route(rows, [[], [], [], []], [], settings);

		expect(a.json).toMatchObject({ fileName: 'A.PDF', rows: [{ n: 1 }, { n: 3 }, { n: 4 }], _page: '1, 2', _extraction: { pages: [1, 2], flagged: false, reasons: [] } });
		expect(b.json).toMatchObject({ fileName: 'B.PDF', rows: [{ n: 2 }] });
		expect([a.pairedItem, b.pairedItem]).toEqual([{ item: 0 }, { item: 1 }]);
		expect(review).toEqual([]);
	});

	it('sends the whole document to review when one of its rows is doubtful, and says which', () => {
		const [[b], [a]] = route(rows, [[], [], [doubt], []], [], settings);

		expect(b.json.fileName).toBe('B.PDF');
		expect(Object.keys(a.json)[0]).toBe('_review');
		expect(a.json).toMatchObject({ _reviewCodes: 'TOTALS_MISMATCH', rows: [{ n: 1 }, { n: 3 }, { n: 4 }], _extraction: { flagged: true, reasons: [{ ...doubt, row: 1 }] } });
		expect(a.binary).toEqual({ data: rows[0].origin?.binary });
	});

	it('puts rows of unknown documents into one item, paired to all input', () => {
		const [[item]] = route([row(undefined, { n: 1 }), row(undefined, { n: 2 })], [[], []], [], settings);

		expect(item.json).toMatchObject({ fileName: null, rows: [{ n: 1 }, { n: 2 }] });
		expect(item.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	});
});

describe('with the standardized invoice', () => {
	const invoice = (number: string) => ({ 'Invoice Number': number, Total: '1,00 €' });
	const withInvoice = { ...settings, addInvoice: true };

	it('adds it to each row', () => {
		const [[item]] = route([row('a.pdf', invoice('7'))], [[]], [], { ...withInvoice, groupRows: 'row' });

		expect(item.json).toMatchObject({ ...invoice('7'), _invoice: { invoiceNumber: '7', total: 1, currency: 'EUR' } });
	});

	it('names no invoice of a document as the one when it holds several', () => {
		const [[a, b]] = route([row('a.pdf', invoice('7')), row('a.pdf', invoice('8')), row('b.pdf', invoice('9'))], [[], [], []], [], withInvoice);

		expect(a.json).toMatchObject({ _invoice: null, _invoices: [{ invoiceNumber: '7' }, { invoiceNumber: '8' }] });
		expect(b.json).toMatchObject({ _invoice: { invoiceNumber: '9' } });
	});
});
