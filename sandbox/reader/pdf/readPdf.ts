import type { PDFDocumentProxy } from 'pdfjs-dist';
import pLimit from 'p-limit';
import { documentReading } from '../documentReading';
import { RECOGNISERS } from '../ocr/recogniser';
import type { DocumentReading, PageText } from '../reading';
import type { PageReport, ReadTask } from '../worker/messages';
import { embeddedInvoice } from './embeddedInvoice';
import { openPdf } from './open';
import { recognisePage } from './recognisePage';
import { readTextLayer, type TextLayer } from './textLayer';

/** A damaged page may be missing; when several in a row are, the document lied about their number. */
const MISSING_IN_A_ROW = 3;

/** Reads a PDF: the text layers of its pages, then the characters in the pictures of those that have none. */
export async function readPdf(bytes: Uint8Array, task: ReadTask, report: PageReport): Promise<DocumentReading> {
	const opened = await openPdf(bytes, task.maxPages);
	if ('refused' in opened) return opened.refused;
	const { pdf } = opened;
	try {
		const count = Math.min(pdf.numPages, task.maxPages);
		const xml = task.ignoreXml ? undefined : await embeddedInvoice(bytes);
		const layers = await textLayers(pdf, count, task, report, xml !== undefined);
		if (layers.every(({ state }) => state === 'missing')) return { status: 'unreadable', reason: 'The PDF has no pages that can be opened' };
		const slot = pLimit(task.isOneByOne ? 1 : RECOGNISERS);
		const pages = await Promise.all(layers.map((layer) => (layer.state === 'picture' ? slot(() => recognised(pdf, layer, layers.length, report)) : layer.text)));
		return documentReading(pages, xml);
	} finally {
		await pdf.destroy();
	}
}

/** The pages that are there, in order. Pages of pictures are still to be recognised. */
async function textLayers(pdf: PDFDocumentProxy, count: number, task: ReadTask, report: PageReport, hasXml: boolean): Promise<TextLayer[]> {
	const known = new Map(task.known.map((page) => [page.reading.page, page]));
	const layers: TextLayer[] = [];
	let missing = 0;
	for (let number = 1; number <= count && missing <= MISSING_IN_A_ROW; number++) {
		const text = known.get(number) ?? (task.isGivenUp ? givenUp(number) : undefined);
		if (!text) report.begins(number, count, false);
		const layer: TextLayer = text ? { state: 'known', text } : await readTextLayer(pdf, number, { hasXml, ignoreTextLayer: task.ignoreTextLayer });
		if (layer.state === 'picture') report.waits(number, count);
		else report.ends(number, count);
		missing = layer.state === 'missing' ? missing + 1 : 0;
		layers.push(layer);
	}
	return missing > MISSING_IN_A_ROW ? layers.slice(0, -missing) : layers;
}

/** The page by its picture; where that shows no text, whatever its text layer had. */
async function recognised(pdf: PDFDocumentProxy, { text }: TextLayer, pages: number, report: PageReport): Promise<PageText> {
	const { page } = text.reading;
	report.begins(page, pages, true);
	const result = await recognisedText(pdf, text);
	report.ends(page, pages, result);
	return result;
}

async function recognisedText(pdf: PDFDocumentProxy, text: PageText): Promise<PageText> {
	const { page } = text.reading;
	try {
		const lines = await recognisePage(pdf, await pdf.getPage(page), page);
		return lines.length > 0 ? { reading: { page, status: 'read', source: 'ocr' }, lines } : text;
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		return { reading: { page, status: 'failed', reason }, lines: [] };
	}
}

function givenUp(page: number): PageText {
	return { reading: { page, status: 'failed', reason: 'Pages before it took too long' }, lines: [] };
}
