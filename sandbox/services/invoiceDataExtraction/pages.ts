import type { DocumentReading, Invoice } from '../../reader/reading';
import type { PageReference } from './completed';
import { ExtractionFailure } from './failures';

export interface ReadDocument {
	fileName: string;
	reading: DocumentReading;
}

export function invoicesOf({ reading }: ReadDocument): Invoice[] {
	return reading.status === 'read' ? reading.invoices : [];
}

/** The pages of one file and whether they could be read. A file that cannot be read at all has one failed page. */
export function pagesOf(reading: DocumentReading): Array<{ page: number; read: boolean; reason?: string }> {
	if (reading.status === 'read') return reading.pages.map(({ page, status, reason }) => ({ page, read: status === 'read', reason }));
	return [{ page: 1, read: false, reason: reading.status === 'unreadable' ? reading.reason : undefined }];
}

export function pageReferences(
	documents: ReadDocument[],
): { successful: PageReference[]; failed: PageReference[] } {
	const all = documents.flatMap(({ fileName, reading }) =>
		pagesOf(reading).map(({ page, read, reason }) => ({ read, reference: { file_name: fileName, page, ...(!read && reason !== undefined && { reason }) } })),
	);
	const ofKind = (wanted: boolean) =>
		all.filter(({ read }) => read === wanted).map(({ reference }) => reference);
	return { successful: ofKind(true), failed: ofKind(false) };
}

/**
 * Encrypted files and files with too many pages fail the whole extraction ("details.file_names lists the
 * affected files"), and so does an extraction without any readable page.
 */
export function refuseUnreadable(files: Array<{ name: string }>, readings: DocumentReading[]): void {
	const names = (status: DocumentReading['status']) =>
		files.filter((_, index) => readings[index].status === status).map(({ name }) => name);
	const encrypted = names('encrypted');
	if (encrypted.length > 0) throw new ExtractionFailure('ENCRYPTED_FILE', { file_names: encrypted });
	const tooLong = names('too-many-pages');
	if (tooLong.length > 0) throw new ExtractionFailure('FILE_PAGE_LIMIT_EXCEEDED', { file_names: tooLong });
	if (!readings.some((reading) => pagesOf(reading).some(({ read }) => read))) {
		throw new ExtractionFailure('NO_PAGES_FOUND');
	}
}
