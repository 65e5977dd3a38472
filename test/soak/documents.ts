import { invoicePdf, lockedPdf, threePagePdf, wrongTotalPdf } from '../support/testDocuments';
import type { DocumentKind, PlannedDocument } from './plan';

/** What each page of a document costs, once. */
export const PAGES: Record<DocumentKind, number> = { clean: 1, long: 3, doubtful: 1, locked: 0 };

const MAKERS: Record<DocumentKind, (number: string) => Promise<{ bytes: Buffer }>> = {
	clean: invoicePdf,
	long: threePagePdf,
	doubtful: wrongTotalPdf,
	locked: async (number) => await lockedPdf(fileName({ number })),
};

const made = new Map<string, Promise<Buffer>>();

export function fileName({ number }: Pick<PlannedDocument, 'number'>): string {
	return `${number}.pdf`;
}

/** The bytes of a document, the same each time that it is asked for: what comes again is the same document. */
export async function bytesOf({ number, kind }: PlannedDocument): Promise<Buffer> {
	const bytes = made.get(number) ?? MAKERS[kind](number).then((file) => file.bytes);
	made.set(number, bytes);
	return await bytes;
}
