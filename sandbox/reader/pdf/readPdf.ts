import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { readInvoice } from '../fields/readInvoice';
import { splitInvoices } from '../fields/splitInvoices';
import { withXml } from '../fields/withXml';
import { linesOf, type PlacedText } from '../layout/lines';
import type { DocumentReading, Invoice, PageReading, TextLine } from '../reading';
import { readXmlInvoice } from '../xml';
import { attachedXml } from './attachments';
import { pdfLibrary } from './library';
import { openPdf } from './open';
import { recognisePage } from './recognisePage';
import { textRuns } from './textRuns';

/** Fewer characters than this are a page number or a stamp on a scan, not a text layer. */
const TEXT_LAYER_CHARACTERS = 12;

/** A damaged page may be missing; when several in a row are, the document lied about their number. */
const MISSING_IN_A_ROW = 3;

/** Reads a PDF page by page: its text layer, or where it has none the characters in its picture. */
export async function readPdf(bytes: Uint8Array, maxPages: number): Promise<DocumentReading> {
	const opened = await openPdf(bytes, maxPages);
	if ('refused' in opened) return opened.refused;
	const { pdf } = opened;
	try {
		const count = Math.min(pdf.numPages, maxPages);
		const xml = (await attachedXml(pdf, count)).map(readXmlInvoice).find((invoice) => invoice !== undefined);
		const pages: PageReading[] = [];
		const lines: TextLine[][] = [];
		let missing = 0;
		for (let number = 1; number <= count && missing <= MISSING_IN_A_ROW; number++) {
			const page = await readPage(pdf, number, xml !== undefined);
			missing = page === undefined ? missing + 1 : 0;
			pages.push(page?.reading ?? { page: number, status: 'failed', reason: 'The page is damaged' });
			lines.push(page?.lines ?? []);
		}
		if (missing > MISSING_IN_A_ROW) pages.splice(-missing);
		if (missing >= pages.length) return { status: 'unreadable', reason: 'The PDF has no pages that can be opened' };
		const all = lines.flat();
		const invoices: Invoice[] = xml
			? [withXml(xml, all, pages.map(({ page }) => page))]
			: splitInvoices(lines).flatMap((group) => readInvoice(group) ?? []);
		return { status: 'read', pages, invoices };
	} finally {
		await pdf.destroy();
	}
}

/**
 * How many characters of a text layer mean something. Fonts without a character map give private or
 * control characters: when they are many, the text layer is as good as none.
 */
function readableCharacters(runs: PlacedText[]): number {
	const text = runs.map((run) => run.text).join('').replace(/\s/g, '');
	const unreadable = text.match(/[\p{Co}\p{Cn}\p{Cc}\ufffd]/gu)?.length ?? 0;
	return unreadable > 0.3 * text.length ? 0 : text.length - unreadable;
}

/** Whether the page shows a picture, which may hold the text that the text layer lacks. */
async function hasPicture(page: PDFPageProxy): Promise<boolean> {
	const { OPS } = await pdfLibrary();
	const pictures = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject];
	const { fnArray } = await page.getOperatorList();
	return fnArray.some((operation) => pictures.includes(operation));
}

/** Undefined when there is no such page. */
async function readPage(
	pdf: PDFDocumentProxy,
	number: number,
	hasXml: boolean,
): Promise<{ reading: PageReading; lines: TextLine[] } | undefined> {
	let page;
	try {
		page = await pdf.getPage(number);
	} catch {
		return undefined;
	}
	try {
		const runs = await textRuns(page);
		const lines = linesOf(runs, number);
		const characters = readableCharacters(runs);
		const isText = characters >= TEXT_LAYER_CHARACTERS || (characters > 0 && (hasXml || !(await hasPicture(page))));
		if (isText) {
			return { reading: { page: number, status: 'read', source: 'text' }, lines };
		}
		const recognised = await recognisePage(pdf, page, number);
		if (recognised.length > 0) return { reading: { page: number, status: 'read', source: 'ocr' }, lines: recognised };
		if (characters > 0) return { reading: { page: number, status: 'read', source: 'text' }, lines };
		if (hasXml) return { reading: { page: number, status: 'read', source: 'xml' }, lines: [] };
		return { reading: { page: number, status: 'failed', reason: 'no text found' }, lines: [] };
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { reading: { page: number, status: 'failed', reason }, lines: [] };
	} finally {
		page.cleanup();
	}
}
