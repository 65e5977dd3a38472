import type { PageDocument, PageField, PageRow, ReviewPage } from '../../../nodes/InvoiceReview/page/reviewPage';

const VENDORS = ['Harbor Supply Co.', 'Nordlicht Bürobedarf GmbH', 'Atelier Beaulieu SARL', 'Fieldstone Parts Inc.', 'Rheinwerk Beratung AG', 'Clearview Cleaning Ltd.'];
const SENTENCES = [
	'The total does not match the sum of the lines: 1,184.50 is printed, and the lines add up to 1,148.50.',
	'The invoice date is missing, and the due date lies before the day on which the document was received.',
	'An invoice with the number RE-2026-0342 from the same vendor was processed on 12 January 2026.',
];

/** A page as the node makes it, with rows of the kind that the demo's documents give. */
export function samplePage(changes: Partial<ReviewPage> & { count?: number } = {}): ReviewPage {
	const { count = 6, ...page } = changes;
	return {
		state: 'open',
		title: 'Invoices that need a decision',
		texts: {},
		nonce: 'set-by-the-server',
		language: 'en',
		action: '/post?signature=0a1b',
		draftKey: 'invoice-review:7:12',
		deadline: '2026-12-01T17:00:00.000+01:00',
		rows: Array.from({ length: count }, (_, index) => sampleRow(index)),
		...page,
	};
}

function sampleRow(id: number): PageRow {
	const number = `RE-2026-${String(342 + id).padStart(4, '0')}`;
	return {
		id,
		name: `${number}, page ${(id % 3) + 1}`,
		sentence: SENTENCES[id % SENTENCES.length],
		fields: [
			field('total', 'number', '1184.50', true),
			field('invoice_date', 'date', id % 2 === 0 ? '2026-01-12' : '', id % 2 === 1),
			field('invoice_number', 'text', number),
			field('vendor_name', 'text', VENDORS[id % VENDORS.length]),
			field('vendor_address', 'text', '14 Long Wharf, Building C, Second Floor, Portland, Maine 04101, United States of America'),
			field('net', 'number', '995.38'),
			field('tax', 'number', '189.12'),
			field('currency', 'text', 'EUR'),
			field('due_date', 'date', '2026-02-11'),
			field('purchase_order', 'text', ''),
			field('is_credit_note', 'boolean', 'false'),
			field('iban', 'text', 'DE02 1203 0000 0000 2020 51'),
			field('line_items', 'json', JSON.stringify([{ description: 'Toner black', quantity: 4, amount: 236.1 }, { description: 'Paper A4', quantity: 40, amount: 204.1 }], null, 1)),
		],
		documents: documentsOf(id),
	};
}

function field(name: string, kind: PageField['kind'], value: string, isMarked = false): PageField {
	return { name, kind, value, isMarked };
}

function documentsOf(id: number): PageDocument[] {
	const pdf: PageDocument = { fileName: `invoice-${id}.pdf`, mimeType: 'application/pdf', url: `/documents/${id}.pdf`, shownAs: 'pdf', size: 48_312 };
	const image: PageDocument = { fileName: `photo-${id}.png`, mimeType: 'image/png', url: `/documents/${id}.png`, shownAs: 'image', size: 1_310_720 };
	const file: PageDocument = { fileName: `factur-x-${id}.xml`, mimeType: 'application/xml', url: `/documents/${id}.xml`, shownAs: 'download' };
	if (id % 6 === 3) return [pdf, image, file];
	if (id % 6 === 4) return [];
	return id % 2 === 1 ? [image] : [pdf];
}
