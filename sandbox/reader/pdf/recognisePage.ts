import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { CreateCanvas } from '../ocr/orientation';
import { recognise } from '../ocr/recognise';
import type { TextLine } from '../reading';

/** 250 dpi: what the recogniser was trained for is letters of about 30 pixels. */
const SCALE = 250 / 72;
const MAX_PIXELS = 12_000_000;

/** Draws a page and recognises its characters; boxes come back in PDF points. */
export async function recognisePage(pdf: PDFDocumentProxy, page: PDFPageProxy, number: number): Promise<TextLine[]> {
	const size = page.getViewport({ scale: 1 });
	const scale = Math.min(SCALE, Math.sqrt(MAX_PIXELS / (size.width * size.height)));
	const viewport = page.getViewport({ scale });
	const width = Math.max(1, Math.round(viewport.width));
	const height = Math.max(1, Math.round(viewport.height));
	// pdf.js has a canvas library of its own, and canvases of two libraries cannot be drawn onto each other.
	const factory = pdf.canvasFactory as CanvasFactory;
	const drawing = factory.create(width, height);
	const { canvas, context } = drawing;
	try {
		context.fillStyle = 'white';
		context.fillRect(0, 0, width, height);
		await page.render({ canvasContext: context as never, viewport }).promise;
		if (isBlank(context.getImageData(0, 0, width, height).data)) return [];
		return await recognise({ canvas, create: (w, h) => factory.create(w, h), scale }, number);
	} finally {
		// Else what was drawn, and the page's own pictures, stay in memory until the last page is read.
		factory.destroy(drawing);
		page.cleanup();
	}
}

interface CanvasFactory {
	create: CreateCanvas;
	destroy(drawing: ReturnType<CreateCanvas>): void;
}

/** Recognising an empty page takes a second; that there is nothing on it is seen at once. */
function isBlank(pixels: Uint8ClampedArray): boolean {
	const first = pixels.subarray(0, 3);
	for (let i = 0; i < pixels.length; i += 4) {
		if (Math.abs(pixels[i] - first[0]) + Math.abs(pixels[i + 1] - first[1]) + Math.abs(pixels[i + 2] - first[2]) > 60) return false;
	}
	return true;
}
