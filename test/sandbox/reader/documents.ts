import { createCanvas, type Canvas } from '@napi-rs/canvas';
import PDFDocument from 'pdfkit';
import type { DocumentReading, Invoice, TextLine } from '../../../sandbox/reader';

export const LIMITS = { timeLimitMs: 60_000, maxPages: 20 };

/** A text with its place in points from the top left of an A4 page. */
export type Placed = [text: string, x: number, y: number, size?: number];

/** Lines as the layout gives them, one cell each 150 units, 15 units apart. */
export function linesOf(rows: string[][], page = 1): TextLine[] {
	return rows.map((cells, row) => ({
		page,
		text: cells.join(' '),
		cells: cells.map((text, column) => ({ text, x: 50 + 150 * column, width: 6 * text.length })).filter(({ text }) => text !== ''),
		y: 50 + 15 * row,
		height: 10,
		confidence: 1,
	}));
}

/** A PDF with a text layer, one list of texts a page. */
export function pdfOf(pages: Placed[][], options: PDFKit.PDFDocumentOptions = {}, attachment?: { name: string; content: string }): Promise<Buffer> {
	return written(options, (pdf) => {
		for (const page of pages) {
			pdf.addPage();
			for (const [text, x, y, size = 10] of page) pdf.fontSize(size).text(text, x, y, { lineBreak: false });
		}
		if (attachment) pdf.file(Buffer.from(attachment.content), { name: attachment.name });
	});
}

/** A PDF whose only page is a picture. */
export function scannedPdf(picture: Buffer): Promise<Buffer> {
	return written({}, (pdf) => pdf.addPage().image(picture, 0, 0, { width: 595 }));
}

function written(options: PDFKit.PDFDocumentOptions, draw: (pdf: PDFKit.PDFDocument) => void): Promise<Buffer> {
	const pdf = new PDFDocument({ size: 'A4', autoFirstPage: false, margin: 0, ...options });
	const chunks: Buffer[] = [];
	pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
	const done = new Promise<Buffer>((resolve) => pdf.on('end', () => resolve(Buffer.concat(chunks))));
	draw(pdf);
	pdf.end();
	return done;
}

/** A picture of black text on white, at 200 dpi. */
export function pictureOf(texts: Placed[], width = 1654, height = 1200): Canvas {
	const canvas = createCanvas(width, height);
	const context = canvas.getContext('2d');
	context.fillStyle = 'white';
	context.fillRect(0, 0, width, height);
	context.fillStyle = 'black';
	for (const [text, x, y, size = 34] of texts) {
		context.font = `${size}px sans-serif`;
		context.fillText(text, x, y);
	}
	return canvas;
}

/** The invoices of a document that was read; fails for any other outcome. */
export function invoicesOf(reading: DocumentReading): Invoice[] {
	if (reading.status !== 'read') throw new Error(`not read: ${JSON.stringify(reading)}`);
	return reading.invoices;
}

/** The values of an invoice's fields without their evidence. */
export function valuesOf(invoice: Invoice | undefined): Record<string, string | number> {
	return Object.fromEntries(Object.entries(invoice?.fields ?? {}).map(([key, finding]) => [key, finding.value]));
}
