import { MAX_OBJECTS, type Place } from './crossReferences';
import { PdfReference, type PdfDictionary } from './values';

/** How far back an object's numbers may stand before its `obj`, in bytes. */
const MAX_HEADER = 24;

/**
 * Finds the objects of a file whose references are broken by looking through all of it, as readers of PDF do: the last of a number
 * counts. What is in object streams is not found in this way.
 */
export function scanObjects(pdf: Buffer): Map<number, Place> {
	const places = new Map<number, Place>();
	for (let at = pdf.indexOf(' obj'); at >= 0 && places.size < MAX_OBJECTS; at = pdf.indexOf(' obj', at + 4)) {
		const header = /(\d{1,10})[ \t\r\n]+\d{1,5}$/.exec(pdf.toString('latin1', Math.max(0, at - MAX_HEADER), at));
		if (header) places.set(Number(header[1]), { offset: at - header[0].length });
	}
	return places;
}

/** The trailer of such a file, as far as it leads to the catalog. One at a time from the end: a hostile file has millions of them, but only the first that says anything is parsed. */
export function scanTrailer(pdf: Buffer): PdfDictionary | undefined {
	for (let at = pdf.lastIndexOf('/Root'), tries = 0; at >= 0 && tries < MAX_TRIES; at = at === 0 ? -1 : pdf.lastIndexOf('/Root', at - 1), tries++) {
		const reference = rootAt(pdf, at + 5);
		if (reference) return reference;
	}
	return undefined;
}

const MAX_TRIES = 100;

function rootAt(pdf: Buffer, at: number): PdfDictionary | undefined {
	const [, number, generation] = /^\s*(\d{1,10})\s+(\d{1,5})\s+R/.exec(pdf.toString('latin1', at, at + 40)) ?? [];
	return number === undefined ? undefined : new Map([['Root', new PdfReference(Number(number), Number(generation))]]);
}
