import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';

/** The versions of PDF and the encryption that each one brings. */
export const VERSIONS = [
	['1.3', 'RC4 with 40 bits'],
	['1.4', 'RC4 with 128 bits'],
	['1.5', 'RC4 with 128 bits'],
	['1.6', 'AES with 128 bits'],
	['1.7', 'AES with 128 bits'],
	['1.7ext3', 'AES with 256 bits'],
] as const;

export type Version = (typeof VERSIONS)[number][0];

/** A small PDF, encrypted as its version does when a password is given. */
export async function makePdf(pdfVersion: Version, passwords: { userPassword?: string; ownerPassword?: string } = {}): Promise<Buffer> {
	const pdf = new PDFDocument({ pdfVersion, ...passwords });
	pdf.text('Invoice 1');
	pdf.end();
	return await buffer(pdf);
}
