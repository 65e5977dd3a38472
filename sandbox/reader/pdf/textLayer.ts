import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { linesOf, type PlacedText } from '../layout/lines';
import type { PageText, TextLine } from '../reading';
import { pdfLibrary } from './library';
import { textRuns } from './textRuns';

/** Fewer characters than this are a page number or a stamp on a scan, not a text layer. */
const TEXT_LAYER_CHARACTERS = 12;

export interface TextLayer {
	/** `picture`: what is on the page has to be recognised, `text` is what there is without that; `missing`: there is no such page. */
	state: 'known' | 'picture' | 'missing';
	text: PageText;
}

/** Reads the text layer of a page and tells whether it is all there is to read. */
export async function readTextLayer(pdf: PDFDocumentProxy, number: number, options: { hasXml: boolean; ignoreTextLayer?: boolean }): Promise<TextLayer> {
	let page;
	try {
		page = await pdf.getPage(number);
	} catch {
		return { state: 'missing', text: failed(number, 'The page is damaged') };
	}
	try {
		const runs = await textRuns(page);
		const lines = linesOf(runs, number);
		const characters = options.ignoreTextLayer ? 0 : readableCharacters(runs);
		const isText = characters >= TEXT_LAYER_CHARACTERS || (characters > 0 && (options.hasXml || !(await hasPicture(page))));
		if (isText) return { state: 'known', text: read(number, 'text', lines) };
		return { state: 'picture', text: withoutPicture(number, characters > 0 ? lines : [], options.hasXml) };
	} catch (error) {
		return { state: 'known', text: failed(number, error instanceof Error ? error.message : String(error)) };
	} finally {
		page.cleanup();
	}
}

/** What a page is when its picture shows no text. */
function withoutPicture(number: number, lines: TextLine[], hasXml: boolean): PageText {
	if (lines.length > 0) return read(number, 'text', lines);
	return hasXml ? read(number, 'xml', []) : failed(number, 'no text found');
}

function read(page: number, source: 'text' | 'xml', lines: TextLine[]): PageText {
	return { reading: { page, status: 'read', source }, lines };
}

function failed(page: number, reason: string): PageText {
	return { reading: { page, status: 'failed', reason }, lines: [] };
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
