import { MAX_OBJECTS, type CrossReferences, type Place } from './crossReferences';
import { parseValue } from './parse';
import { dictionaryOf, type PdfDictionary } from './values';

/** How far back an object's numbers may stand before its `obj`, in bytes. */
const MAX_HEADER = 24;

/**
 * Finds the objects of a file whose references are broken by looking through all of it, as readers of PDF do: the last of a number
 * counts. What is in object streams is not found in this way.
 */
export function scanObjects(pdf: Buffer): CrossReferences | undefined {
	const places = new Map<number, Place>();
	for (let at = pdf.indexOf(' obj'); at >= 0 && places.size < MAX_OBJECTS; at = pdf.indexOf(' obj', at + 4)) {
		const header = /(\d{1,10})[ \t\r\n]+\d{1,5}$/.exec(pdf.toString('latin1', Math.max(0, at - MAX_HEADER), at));
		if (header) places.set(Number(header[1]), { offset: at - header[0].length });
	}
	const trailer = lastTrailer(pdf);
	return trailer && { places, trailer };
}

/** One at a time from the end: a hostile file has millions of them, but only the first that says anything is parsed. */
function lastTrailer(pdf: Buffer): PdfDictionary | undefined {
	for (let at = pdf.lastIndexOf('/Root'), tries = 0; at >= 0 && tries < MAX_TRIES; at = at === 0 ? -1 : pdf.lastIndexOf('/Root', at - 1), tries++) {
		const reference = tryParse(pdf, at + 5);
		if (reference) return reference;
	}
	return undefined;
}

const MAX_TRIES = 100;

function tryParse(pdf: Buffer, at: number): PdfDictionary | undefined {
	const found = /^\s*(\d+\s+\d+\s+R)/.exec(pdf.toString('latin1', at, at + 40));
	return found ? dictionaryOf(parseValue({ bytes: Buffer.from(`<</Root ${found[1]}>>`), at: 0 })) : undefined;
}
