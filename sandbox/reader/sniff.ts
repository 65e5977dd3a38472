import type { ImageKind } from './image/headers';

export type FileKind = 'pdf' | ImageKind;

/** pdf.js, like other readers, looks for the header in the first bytes and not only at the very beginning. */
const PDF_HEADER_SEARCH_BYTES = 4096;

/**
 * What a file really is, by its bytes.
 *
 * @returns the kind, or for a file that cannot be read here a sentence that says what it seems to be
 */
export function sniff(bytes: Uint8Array): FileKind | { reason: string } {
	if (bytes.length === 0) return { reason: 'The file is empty' };
	if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
	if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
	if (/^RIFF.{4}WEBP/s.test(Buffer.from(bytes.subarray(0, 12)).toString('latin1'))) return 'webp';
	const head = Buffer.from(bytes.subarray(0, PDF_HEADER_SEARCH_BYTES)).toString('latin1');
	if (head.includes('%PDF-')) return 'pdf';
	const other = OTHERS.find(([, pattern]) => pattern.test(head));
	if (other) return { reason: `Not a PDF, PNG, JPEG or WebP: ${other[0]}` };
	// Some real PDFs lack a proper header; pdf.js finds out whether there are pages.
	if (/%PDF|\d+ \d+ obj\b/.test(head)) return 'pdf';
	return { reason: 'Not a PDF, PNG, JPEG or WebP' };
}

const OTHERS: Array<[string, RegExp]> = [
	['a web page', /^\s*<(!doctype html|html)/i],
	['JSON text', /^\s*[{[]/],
	['an XML file', /^\s*(ï»¿)?<\?xml/],
	['a GIF image', /^GIF8/],
	['a TIFF image', /^(II\*\0|MM\0\*)/],
	['a BMP image', /^BM.{4}\0\0\0\0/s],
	['a ZIP archive or an Office document', /^PK[\s\S]{2}/],
	['a PDF as Base64 text', /^\s*JVBERi0/],
];

function startsWith(bytes: Uint8Array, signature: number[]): boolean {
	return signature.every((byte, index) => bytes[index] === byte);
}
