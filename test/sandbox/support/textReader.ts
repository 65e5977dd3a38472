import type { DocumentFile, DocumentReading, DocumentReader, FieldKey, Invoice, LineItem, ReadOptions } from '../../../sandbox/reader/reading';

/**
 * Reads a trivial text format, for tests of the server alone: pages are separated by a line "---"; a line
 * "invoiceNumber: A-1" is a field, "item: Paper | 2 | 3.50" a line item, "doubt: total 10 12" a doubt, "sure: total 0.5"
 * how sure it is of a field above, any other line stays a line; the page "broken" cannot be read, the files "encrypted" and "garbage" neither.
 */
export const textReader: DocumentReader = {
	read: async ({ bytes }: DocumentFile, options: ReadOptions) => read(Buffer.from(bytes).toString('utf8'), options),
	close: async () => undefined,
};

function read(text: string, { maxPages }: ReadOptions): DocumentReading {
	if (text.startsWith('encrypted')) return { status: 'encrypted' };
	if (text.startsWith('garbage')) return { status: 'unreadable', reason: 'It is no document.' };
	const pages = text.split('\n---\n');
	if (pages.length > maxPages) return { status: 'too-many-pages', pageCount: pages.length };
	const isRead = (page: string) => page !== 'broken';
	return {
		status: 'read',
		pages: pages.map((page, index) =>
			isRead(page)
				? { page: index + 1, status: 'read', source: 'text' }
				: { page: index + 1, status: 'failed', reason: 'The page is damaged.' },
		),
		invoices: pages.flatMap((page, index) => (isRead(page) ? [invoice(page, index + 1)] : [])),
	};
}

function invoice(text: string, page: number): Invoice {
	const result: Invoice = { fields: {}, lineItems: [], taxes: [], pages: [page], doubts: [], lines: [] };
	text.split('\n').forEach((line, y) => {
		const [key, value = ''] = line.split(/:\s*/);
		if (key === 'item') result.lineItems.push(lineItem(value, page));
		else if (key === 'doubt') result.doubts.push(doubt(value));
		else if (key === 'sure') beSure(result, value);
		else if (/^[a-z]+([A-Z]\w*)?$/.test(key)) {
			const number = Number(value);
			result.fields[key as FieldKey] = {
				// A number with leading zeros is a name.
				value: Number.isNaN(number) || /^0\d/.test(value) ? value : number,
				confidence: 1,
				page,
				source: 'text',
				alternatives: [],
			};
		}
		result.lines.push({ page, text: line, y, confidence: 1, cells: [{ text: line, x: 0, width: 100 }] });
	});
	return result;
}

function lineItem(text: string, page: number): LineItem {
	const [description, quantity, amount] = text.split(' | ');
	return { description, quantity: Number(quantity), amount: Number(amount), page };
}

function doubt(text: string): Invoice['doubts'][number] {
	const [field, ...candidates] = text.split(' ');
	return {
		kind: 'two-candidates',
		field: field as FieldKey,
		description: `Both ${candidates.join(' and ')} may be meant.`,
		candidates,
	};
}

function beSure({ fields }: Invoice, text: string): void {
	const [field, confidence] = text.split(' ');
	const finding = fields[field as FieldKey];
	if (finding) finding.confidence = Number(confidence);
}
