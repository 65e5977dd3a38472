import type { InvoiceDataExtractionSandbox } from '../../sandbox/services/invoiceDataExtraction/inspect';
import type { Books } from './books';
import { fileName, PAGES } from './documents';
import type { PlannedDocument } from './plan';

/** What `invoicePdf` and `threePagePdf` print. */
const TOTALS = { clean: 1123.32, long: 61.19 };

/** What came of the documents; every list names what is wrong. */
export interface Verdict {
	documents: number;
	rows: number;
	/** How many documents a person was asked about. */
	asked: number;
	pages: { expected: number; charged: number };
	/** Arrived nowhere. */
	losses: string[];
	/** Booked under two keys, or booked although somebody should have looked. */
	duplicates: string[];
	/** Booked with another amount than is printed. */
	wrong: string[];
	/** Not charged once: with how many pages it was. */
	charges: string[];
	/** Of the service: still at work. */
	processing: string[];
}

type Service = Pick<InvoiceDataExtractionSandbox, 'extractions' | 'sessions' | 'account'>;

/** Which of the documents have arrived where they belong. */
export function hasArrived({ number, kind }: PlannedDocument, books: Books): boolean {
	const file = fileName({ number });
	if (kind === 'locked') return books.alerts.get(file)?.includes('ENCRYPTED_FILE') ?? false;
	// What an execution has delivered before it was killed is a duplicate for the next one, and goes to a person.
	return books.desk.has(file) || (kind !== 'doubtful' && keysOf(books, number).length > 0);
}

/** Compares what has arrived and what was charged with what was sent. */
export function judge(sent: PlannedDocument[], books: Books, service: Service, credits: number): Verdict {
	const charged = pagesByFile(service);
	return {
		documents: sent.length,
		rows: books.bookings.size,
		asked: books.desk.size,
		pages: { expected: sent.reduce((sum, { kind }) => sum + PAGES[kind], 0), charged: credits - service.account.balance },
		losses: sent.filter((document) => !hasArrived(document, books)).map(fileName),
		duplicates: sent.filter(({ number, kind }) => keysOf(books, number).length > (kind === 'clean' || kind === 'long' ? 1 : 0)).map(fileName),
		wrong: [...books.bookings.values()].filter(({ total }) => !Object.values(TOTALS).includes(total)).map(({ file, total }) => `${file}: ${total}`),
		charges: sent.filter((document) => (charged.get(fileName(document)) ?? 0) !== PAGES[document.kind]).map((document) => `${fileName(document)}: ${charged.get(fileName(document)) ?? 0}`),
		processing: service.extractions.filter(({ status }) => status === 'processing').map(({ id }) => id),
	};
}

/** Whether everything has arrived once and was charged once. */
export function isGood({ pages, losses, duplicates, wrong, charges, processing }: Verdict): boolean {
	return pages.charged === pages.expected && [losses, duplicates, wrong, charges, processing].every((list) => list.length === 0);
}

function keysOf(books: Books, number: string): string[] {
	return [...books.bookings].filter(([, row]) => row.number === number).map(([key]) => key);
}

/** The pages that were charged for each file, over all extractions that it was in. */
function pagesByFile({ extractions, sessions }: Service): Map<string, number> {
	const names = new Map(sessions.flatMap(({ files }) => files.map(({ id, name }) => [id, name])));
	const pages = new Map<string, number>();
	for (const { fileIds, creditsDeducted } of extractions) {
		const name = fileIds.map((id) => names.get(id) ?? id).join(', ');
		pages.set(name, (pages.get(name) ?? 0) + creditsDeducted);
	}
	return pages;
}
