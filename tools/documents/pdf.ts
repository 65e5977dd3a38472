import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';

export type Pdf = PDFKit.PDFDocument;

export interface PdfOptions {
	size: 'LETTER' | 'A4';
	title: string;
	/** Needed to open the document. */
	password?: string;
}

/** All documents claim to be made at this moment, so that the same bytes come out every time. */
export const MADE_AT = new Date('2026-02-02T09:00:00Z');

/** Lets `draw` fill a new PDF. Units are points, origin top left, no margins. */
export async function drawPdf(options: PdfOptions, draw: (pdf: Pdf) => void): Promise<Buffer> {
	const pdf = new PDFDocument({
		size: options.size,
		margin: 0,
		bufferPages: true,
		info: {
			Title: options.title,
			Producer: 'Demo documents',
			Creator: 'Demo documents',
			CreationDate: MADE_AT,
		},
		...(options.password && {
			userPassword: options.password,
			ownerPassword: `${options.password}-owner`,
		}),
	});
	const bytes = buffer(pdf);
	draw(pdf);
	pdf.end();
	return await bytes;
}

/** Writes lines of text under each other and says where the next would be. */
export function writeLines(pdf: Pdf, lines: string[], x: number, y: number, step = 14): number {
	for (const [index, line] of lines.entries()) {
		pdf.text(line, x, y + index * step, { lineBreak: false });
	}
	return y + lines.length * step;
}

/** Writes text that ends at `right`. */
export function writeRight(pdf: Pdf, text: string, right: number, y: number): void {
	pdf.text(text, right - pdf.widthOfString(text), y, { lineBreak: false });
}

/** Prints `text(page, of)` near the foot of every page. */
export function numberPages(pdf: Pdf, text: (page: number, of: number) => string): void {
	const { count } = pdf.bufferedPageRange();
	for (let page = 0; page < count; page++) {
		pdf.switchToPage(page);
		pdf.font('Helvetica').fontSize(8);
		writeRight(pdf, text(page + 1, count), pdf.page.width - 50, pdf.page.height - 40);
	}
}
