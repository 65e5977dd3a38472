import type { DocumentReading, Doubt } from '../../../../sandbox/reader/reading';
import { uncertaintyNotes } from '../../../../sandbox/services/invoiceDataExtraction/notes';
import { pageReferences } from '../../../../sandbox/services/invoiceDataExtraction/pages';

const COLUMNS = [{ name: 'Invoice No', key: 'invoiceNumber' as const, instructions: '' }];

function reading(doubts: Doubt[]): DocumentReading {
	return { status: 'read', pages: [{ page: 1, status: 'read' }], invoices: [{ fields: {}, lineItems: [], taxes: [], pages: [1], doubts, lines: [] }] };
}

describe('a note', () => {
	it('names the column whose value is missing', () => {
		const missing: Doubt = { kind: 'missing', field: 'invoiceNumber', description: 'The invoice number was not found', candidates: [] };
		const [note] = uncertaintyNotes(COLUMNS, [{ fileName: 'a.pdf', reading: reading([missing]) }]);
		expect(note).toMatchObject({ topic: "Missing 'Invoice No'", description: "'Invoice No' in a.pdf: The invoice number was not found" });
	});

	it('is not written about a field that nobody asked for', () => {
		const missing: Doubt = { kind: 'missing', field: 'total', description: 'The total was not found', candidates: [] };
		expect(uncertaintyNotes(COLUMNS, [{ fileName: 'a.pdf', reading: reading([missing]) }])).toEqual([]);
	});
});

it('a failed page says why', () => {
	const failed: DocumentReading = { status: 'read', pages: [{ page: 1, status: 'failed', reason: 'no text found' }], invoices: [] };
	const documents = [{ fileName: 'a.pdf', reading: failed }, { fileName: 'b.pdf', reading: { status: 'unreadable' as const, reason: 'The image is damaged' } }];
	expect(pageReferences(documents).failed).toEqual([
		{ file_name: 'a.pdf', page: 1, reason: 'no text found' },
		{ file_name: 'b.pdf', page: 1, reason: 'The image is damaged' },
	]);
});
