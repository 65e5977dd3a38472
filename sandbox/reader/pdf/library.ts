import { dirname, join, sep } from 'node:path';

/** pdf.js is an ES module and takes a while to load, so it is loaded with the first PDF. */
export async function pdfLibrary(): Promise<PdfLibrary> {
	return await import('pdfjs-dist/legacy/build/pdf.mjs');
}

export type PdfLibrary = typeof import('pdfjs-dist');

const FOLDER = dirname(require.resolve('pdfjs-dist/package.json'));

/** Where pdf.js finds fonts and character maps, and bounds for what a hostile file may ask for. */
export const PDF_OPTIONS = {
	standardFontDataUrl: join(FOLDER, 'standard_fonts') + sep,
	cMapUrl: join(FOLDER, 'cmaps') + sep,
	cMapPacked: true,
	isEvalSupported: false,
	useSystemFonts: false,
	disableFontFace: true,
	maxImageSize: 60_000_000,
	verbosity: 0,
};
