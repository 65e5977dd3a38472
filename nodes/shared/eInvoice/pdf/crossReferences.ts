import type { Budget } from './budget';
import type { Cursor } from './cursor';
import { unreadable } from './unreadable';
import { parseObject, parseValue, takeNumber, takeWord } from './parse';
import { streamBytes } from './stream';
import { dictionaryOf, numberOf, type PdfDictionary } from './values';

/** Where an object is: at a place of the file, or in an object stream. */
export type Place = { offset: number } | { inStream: number; index: number };

export interface CrossReferences {
	places: Map<number, Place>;
	/** Of the newest revision. */
	trailer: PdfDictionary;
}

/** Revisions that a file may have; each is an addition at its end. */
const MAX_SECTIONS = 1000;
export const MAX_OBJECTS = 500_000;

/** How far the end of the file is looked through for where its references are, in bytes. */
const TAIL_BYTES = 4096;

/**
 * Reads tables and streams of cross-references (7.5.4, 7.5.8), the newest first: what an older one says of the same object does not count.
 * @param base how many bytes stand before the header of the PDF
 * @throws EInvoiceError when they cannot be followed
 */
export async function readCrossReferences(pdf: Buffer, base: number, budget: Budget): Promise<CrossReferences> {
	const places = new Map<number, Place>();
	const seen = new Set<number>();
	const waiting = [startOf(pdf, budget) + base];
	let trailer: PdfDictionary | undefined;
	for (let offset = waiting.shift(); offset !== undefined; offset = waiting.shift()) {
		if (seen.has(offset)) continue;
		seen.add(offset);
		if (seen.size > MAX_SECTIONS) throw unreadable('it has too many revisions');
		const cursor = { bytes: pdf, at: offset, budget };
		const own = takeWord(cursor, 'xref') ? readTable(cursor, places, base) : await readStream(cursor, places, base, budget);
		trailer ??= own;
		// A table may have a stream beside it, for readers that know them; it comes before older revisions.
		for (const key of ['XRefStm', 'Prev']) {
			const next = numberOf(own.get(key));
			if (next !== undefined) waiting.push(next + base);
		}
	}
	if (!trailer) throw unreadable('it has no trailer');
	return { places, trailer };
}

function startOf(pdf: Buffer, budget: Budget): number {
	const at = pdf.lastIndexOf('startxref');
	if (at < 0 || at < pdf.length - TAIL_BYTES) throw unreadable('its end does not say where its objects are');
	return takeNumber({ bytes: pdf, at: at + 9, budget }) ?? 0;
}

function readTable(cursor: Cursor, places: CrossReferences['places'], base: number): PdfDictionary {
	while (!takeWord(cursor, 'trailer')) {
		const [first, count] = [takeNumber(cursor), takeNumber(cursor)];
		if (first === undefined || count === undefined) throw unreadable('its table of objects is broken');
		for (let number = first; number < first + count; number++) {
			const offset = takeNumber(cursor);
			takeNumber(cursor);
			const isUsed = takeWord(cursor, 'n');
			if (offset === undefined || (!isUsed && !takeWord(cursor, 'f'))) throw unreadable('its table of objects is broken');
			if (isUsed) keep(places, number, { offset: offset + base });
		}
	}
	return dictionaryOf(parseValue(cursor)) ?? new Map();
}

async function readStream(cursor: Cursor, places: CrossReferences['places'], base: number, budget: Budget): Promise<PdfDictionary> {
	const object = parseObject(cursor);
	const dictionary = dictionaryOf(object.value);
	const widths = dictionary?.get('W');
	if (!dictionary || !Array.isArray(widths)) throw unreadable('its stream of references is broken');
	const [type, second, third] = widths.map((width) => numberOf(width) ?? 0);
	// Nothing can be looked up yet, so that all must stand in it (7.5.8.2).
	const packing = { length: dictionary.get('Length'), filter: dictionary.get('Filter'), parameters: dictionary.get('DecodeParms') };
	const data = await streamBytes(cursor.bytes, object, packing, budget);
	const size = type + second + third;
	const index = dictionary.get('Index');
	const sections = (Array.isArray(index) ? index : [0, dictionary.get('Size') ?? 0]).map((value) => numberOf(value) ?? 0);
	if (!(size > 0) || Math.max(type, second, third) > 6) throw unreadable('its stream of references is broken');
	let at = 0;
	for (let section = 0; section + 1 < sections.length; section += 2) {
		for (let count = 0; count < sections[section + 1] && at + size <= data.length; count++, at += size) {
			const kind = type === 0 ? 1 : data.readUIntBE(at, type);
			const value = second === 0 ? 0 : data.readUIntBE(at + type, second);
			const last = third === 0 ? 0 : data.readUIntBE(at + type + second, third);
			if (kind === 1) keep(places, sections[section] + count, { offset: value + base });
			if (kind === 2) keep(places, sections[section] + count, { inStream: value, index: last });
		}
	}
	return dictionary;
}

function keep(places: CrossReferences['places'], number: number, place: Place): void {
	if (places.has(number)) return;
	if (places.size >= MAX_OBJECTS) throw unreadable('it has too many objects');
	places.set(number, place);
}
