import { spend, type Budget } from './budget';
import { decodeAscii85, decodeAsciiHex } from './asciiFilters';
import { inflate, undoPredictor } from './inflate';
import { unreadable } from './unreadable';
import { dictionaryOf, nameOf, numberOf, type PdfObject, type PdfValue } from './values';

/** What a dictionary says of its stream; objects of their own, to which these may refer, are looked up before. */
export interface Packing {
	/** In bytes; where it is wrong, the end is looked for. */
	length: PdfValue | undefined;
	filter: PdfValue | undefined;
	parameters: PdfValue | undefined;
}

/**
 * The bytes of a stream, unpacked. Filters for pictures are none that XML or references are packed with.
 * @param decrypt undoes the encryption of the file
 * @throws EInvoiceError
 */
export async function streamBytes(
	pdf: Buffer,
	{ streamStart }: PdfObject,
	{ length, filter, parameters }: Packing,
	budget: Budget,
	decrypt?: (data: Buffer) => Buffer,
): Promise<Buffer> {
	if (streamStart === undefined) throw unreadable('an object has no stream');
	const raw = pdf.subarray(streamStart, endOf(pdf, streamStart, numberOf(length), budget));
	spend(budget, 'read', raw.length);
	let data = decrypt ? decrypt(raw) : raw;
	const filters = listOf(filter).map(nameOf);
	// What is inflated twice is a bomb.
	if (filters.filter(isFlate).length > 1 || filters.length > MAX_FILTERS) throw unreadable('a stream of it is packed in an unusual way');
	for (const [index, name] of filters.entries()) {
		if (!isFlate(name) && data.length > MAX_ASCII_BYTES) throw unreadable('a stream of it is too large');
		if (isFlate(name)) data = await unpack(data, dictionaryOf(listOf(parameters)[index]), budget);
		else if (name === 'ASCIIHexDecode' || name === 'AHx') data = decodeAsciiHex(data);
		else if (name === 'ASCII85Decode' || name === 'A85') data = decodeAscii85(data);
		else throw unreadable('a stream of it is packed in an unusual way');
	}
	return data;
}

const MAX_FILTERS = 4;

/** Written as text is hardly anything, since it gets larger by that. */
const MAX_ASCII_BYTES = 16 * 1024 * 1024;

/** Bytes of a row; of references it has some ten. */
const MAX_COLUMNS = 65_536;

function isFlate(name: string | undefined): boolean {
	return name === 'FlateDecode' || name === 'Fl';
}

async function unpack(data: Buffer, parameters: ReturnType<typeof dictionaryOf>, budget: Budget): Promise<Buffer> {
	const inflated = await inflate(data, budget);
	const predictor = numberOf(parameters?.get('Predictor')) ?? 1;
	const columns = numberOf(parameters?.get('Columns')) ?? 1;
	return predictor >= 10 && columns > 0 && columns <= MAX_COLUMNS ? undoPredictor(inflated, columns) : inflated;
}

function endOf(pdf: Buffer, start: number, stated: number | undefined, budget: Budget): number {
	if (stated !== undefined && stated >= 0 && /^\s*endstream/.test(pdf.toString('latin1', start + stated, start + stated + 16))) return start + stated;
	const end = pdf.indexOf('endstream', start);
	spend(budget, 'read', (end < 0 ? pdf.length : end) - start);
	if (end < 0) throw unreadable('a stream of it has no end');
	return end;
}

function listOf(value: PdfValue | undefined): PdfValue[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}
