import { office } from '../../tools/documents/invoices';
import { usLetter } from '../../tools/documents/layouts/usLetter';
import PDFDocument from 'pdfkit';
import { buffer } from 'node:stream/consumers';

/** A file as the node before would bring it. */
export interface TestFile {
	name: string;
	bytes: Buffer;
	/** Looked up from the name unless given. */
	mimeType?: string;
}

const drawings = new Map<string, Promise<Buffer>>();

/** The same invoice is the same bytes, and is drawn once; each test gets a copy that it may change. */
async function drawn(invoice: Parameters<typeof usLetter>[0]): Promise<Buffer> {
	const key = JSON.stringify(invoice);
	const drawing = drawings.get(key) ?? usLetter(invoice);
	drawings.set(key, drawing);
	return Buffer.from(await drawing);
}

/** A readable invoice of one page: 1,064.76 before tax, 58.56 tax, 1,123.32 in total, by Harbor Supply Co. */
export async function invoicePdf(number: string, name = `${number}.pdf`): Promise<TestFile> {
	return { name, bytes: await drawn({ ...office, number }) };
}

/** An invoice whose printed total is not what its amounts make up. */
export async function wrongTotalPdf(number: string, name = `${number}.pdf`): Promise<TestFile> {
	return { name, bytes: await drawn({ ...office, number, misprintedTotal: 999_900 }) };
}

/** An invoice of three pages. */
export async function threePagePdf(number: string, name = `${number}.pdf`): Promise<TestFile> {
	const lines = Array.from({ length: 58 }, (_, index) => ({ description: `Bolt ${index}`, quantity: 1, unitPrice: 100 }));
	return { name, bytes: await drawn({ ...office, number, lines }) };
}

/** Opens only with a password. */
export async function lockedPdf(name: string): Promise<TestFile> {
	return { name, bytes: await usLetter(office, { password: 'demo' }) };
}

/**
 * The same, but its encryption can only be seen by a real PDF reader: the name of the trailer's entry is written with an
 * escape, as the format allows. So the node lets it through and the service finds it.
 */
export async function secretlyLockedPdf(name: string): Promise<TestFile> {
	const { bytes } = await lockedPdf(name);
	return { name, bytes: Buffer.from(bytes.toString('latin1').replace('/Encrypt ', '/#45ncrypt '), 'latin1') };
}

/** Opens without a password; only changing it needs one. */
export async function ownerLockedPdf(name: string): Promise<TestFile> {
	const pdf = new PDFDocument({ ownerPassword: 'owner', permissions: { printing: 'lowResolution' } });
	const bytes = buffer(pdf);
	pdf.text('Invoice Number: OWNER-1').text('Invoice Date: 2026-01-14').text('Total: $ 10.00').end();
	return { name, bytes: await bytes };
}

/** A valid PDF of one page, made big by bytes that do not compress. */
export async function bigPdf(name: string, sizeBytes: number, random: (size: number) => Buffer): Promise<TestFile> {
	const pdf = new PDFDocument({ compress: false });
	const bytes = buffer(pdf);
	pdf.text('Invoice Number: BIG-1').text('Total: $ 10.00');
	pdf.file(random(sizeBytes), { name: 'photos.bin' });
	pdf.end();
	return { name, bytes: await bytes };
}

const PNG_HEAD = Buffer.from('89504e470d0a1a0a', 'hex');

/** Has the head of a PNG, and that is all. */
export function png(name: string, sizeBytes: number): TestFile {
	return { name, bytes: Buffer.concat([PNG_HEAD, Buffer.alloc(sizeBytes - PNG_HEAD.length)]) };
}
