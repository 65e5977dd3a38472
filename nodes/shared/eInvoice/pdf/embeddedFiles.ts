import { attempt, EInvoiceError } from '../problem';
import { openPdf, type PdfFile } from './pdfFile';
import { dictionaryOf, nameOf, PdfReference, type PdfValue } from './values';

/** A file in a PDF. */
export interface EmbeddedPdfFile {
	/** Empty where the PDF does not say it, or not in plain words. */
	name: string;
	/** Its bytes. @throws EInvoiceError */
	read(): Promise<Buffer>;
}

/** How many files, and nodes of the tree of their names, are looked at. */
const MAX_FILES = 200;
const MAX_NODES = 1000;

/**
 * The XML files in a PDF: those that belong to the document as a whole (`/AF`, 7.11.4 and 14.13), and those in the tree of names
 * (`/EmbeddedFiles`). Nothing else of the PDF is read.
 * @throws EInvoiceError when it cannot be opened
 */
export async function embeddedXmlFiles(pdf: Buffer): Promise<EmbeddedPdfFile[]> {
	const file = await openPdf(pdf);
	const catalog = dictionaryOf(await file.resolve(file.trailer.get('Root')));
	const associated = await file.resolve(catalog?.get('AF'));
	const names = dictionaryOf(await file.resolve(catalog?.get('Names')));
	const specifications = [...(Array.isArray(associated) ? associated : []), ...(await namedFiles(file, names?.get('EmbeddedFiles')))];
	const files: EmbeddedPdfFile[] = [];
	const seen = new Set<number>();
	for (const specification of specifications.slice(0, MAX_FILES)) {
		// One that is damaged may be another file than the invoice.
		const found = await attempt(async () => await fileOf(file, specification, seen));
		if (!found.ok) files.push({ name: '', read: () => Promise.reject(new EInvoiceError(found.problem)) });
		else if (found.value) files.push(found.value);
	}
	return files;
}

/** The leaves of a tree of names (7.9.6): names and values in turn. */
async function namedFiles(file: PdfFile, root: PdfValue | undefined): Promise<PdfValue[]> {
	const found: PdfValue[] = [];
	const waiting: PdfValue[] = root === undefined ? [] : [root];
	const seen = new Set<number>();
	for (let nodes = 0; waiting.length > 0 && nodes < MAX_NODES; nodes++) {
		const node = waiting.shift() ?? null;
		if (node instanceof PdfReference && seen.has(node.number)) continue;
		if (node instanceof PdfReference) seen.add(node.number);
		const entries = dictionaryOf(await file.resolve(node));
		const [kids, names] = [await file.resolve(entries?.get('Kids')), await file.resolve(entries?.get('Names'))];
		if (Array.isArray(kids)) waiting.push(...kids.slice(0, MAX_NODES));
		if (Array.isArray(names)) found.push(...names.slice(0, 2 * MAX_FILES).filter((_, index) => index % 2 === 1));
	}
	return found;
}

async function fileOf(file: PdfFile, specification: PdfValue, seen: Set<number>): Promise<EmbeddedPdfFile | undefined> {
	const entries = dictionaryOf(await file.resolve(specification));
	const embedded = dictionaryOf(await file.resolve(entries?.get('EF')));
	const stream = embedded?.get('F') ?? embedded?.get('UF');
	if (!(stream instanceof PdfReference) || seen.has(stream.number)) return undefined;
	seen.add(stream.number);
	const stated = (await file.resolve(entries?.get('UF'))) ?? (await file.resolve(entries?.get('F')));
	const name = Buffer.isBuffer(stated) && !file.isEncrypted ? textOf(stated) : '';
	const type = nameOf(await file.resolve(dictionaryOf(await file.resolve(stream))?.get('Subtype'))) ?? '';
	const isXml = /\.xml$/i.test(name) || /xml/i.test(type) || (name === '' && type === '');
	return isXml ? { name, read: async () => await file.stream(stream) } : undefined;
}

/** A text string (7.9.2.2): UTF-16 with its mark, UTF-8 with its mark, or one byte a character. */
function textOf(bytes: Buffer): string {
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
	return bytes.toString('latin1');
}
