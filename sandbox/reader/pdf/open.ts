import type { PDFDocumentProxy } from 'pdfjs-dist';
import type { DocumentReading } from '../reading';
import { PDF_OPTIONS, pdfLibrary } from './library';

/** Opens a PDF, also an encrypted one that needs no password; otherwise says why that is not possible. */
export async function openPdf(
	bytes: Uint8Array,
	maxPages: number,
): Promise<{ pdf: PDFDocumentProxy } | { refused: DocumentReading }> {
	const { getDocument } = await pdfLibrary();
	let pdf: PDFDocumentProxy;
	try {
		pdf = await getDocument({ ...PDF_OPTIONS, data: new Uint8Array(bytes) }).promise;
	} catch (error) {
		return { refused: refusal(error) };
	}
	const pageCount = pdf.numPages;
	if (pageCount > maxPages && (await hasPage(pdf, maxPages + 1))) {
		return { refused: { status: 'too-many-pages', pageCount } };
	}
	return { pdf };
}

/** A damaged file may claim any number of pages; the page beyond the limit must really be there. */
export async function hasPage(pdf: PDFDocumentProxy, page: number): Promise<boolean> {
	if (page > pdf.numPages) return false;
	return await pdf.getPage(page).then(
		() => true,
		() => false,
	);
}

function refusal(error: unknown): DocumentReading {
	const { name, message } = error instanceof Error ? error : new Error(String(error));
	if (name === 'PasswordException') return { status: 'encrypted' };
	return { status: 'unreadable', reason: `The PDF cannot be opened: ${message}` };
}
