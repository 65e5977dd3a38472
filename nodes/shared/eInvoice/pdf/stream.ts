import { inflate, undoPredictor, type Budget } from './inflate';
import { unreadable } from './cursor';
import { dictionaryOf, nameOf, numberOf, type PdfObject, type PdfValue } from './values';

/**
 * The bytes of a stream, unpacked. Filters other than Flate are none that XML or references are packed with.
 * @param stated its length; where it is wrong, its end is looked for
 * @param decrypt undoes the encryption of the file
 * @throws EInvoiceError
 */
export async function streamBytes(
	pdf: Buffer,
	{ value, streamStart }: PdfObject,
	stated: number | undefined,
	budget: Budget,
	decrypt?: (data: Buffer) => Buffer,
): Promise<Buffer> {
	const dictionary = dictionaryOf(value);
	if (!dictionary || streamStart === undefined) throw unreadable('an object has no stream');
	const raw = pdf.subarray(streamStart, endOf(pdf, streamStart, stated));
	const data = decrypt ? decrypt(raw) : raw;
	const filters = listOf(dictionary.get('Filter')).map(nameOf);
	if (filters.length === 0) return data;
	if (filters.length > 1 || (filters[0] !== 'FlateDecode' && filters[0] !== 'Fl')) throw unreadable('a stream of it is packed in an unusual way');
	const inflated = await inflate(data, budget);
	const parameters = dictionaryOf(listOf(dictionary.get('DecodeParms'))[0]);
	const predictor = numberOf(parameters?.get('Predictor')) ?? 1;
	const columns = numberOf(parameters?.get('Columns')) ?? 1;
	return predictor >= 10 && columns > 0 && columns <= MAX_COLUMNS ? undoPredictor(inflated, columns) : inflated;
}

/** Bytes of a row; of references it has some ten. */
const MAX_COLUMNS = 65_536;

function endOf(pdf: Buffer, start: number, stated: number | undefined): number {
	if (stated !== undefined && stated >= 0 && /^\s*endstream/.test(pdf.toString('latin1', start + stated, start + stated + 16))) return start + stated;
	const end = pdf.indexOf('endstream', start);
	if (end < 0) throw unreadable('a stream of it has no end');
	return end;
}

function listOf(value: PdfValue | undefined): PdfValue[] {
	if (value === undefined || value === null) return [];
	return Array.isArray(value) ? value : [value];
}
