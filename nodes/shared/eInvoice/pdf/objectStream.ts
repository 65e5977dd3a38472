import { unreadable } from './cursor';
import { parseValue } from './parse';
import { numberOf, type PdfDictionary, type PdfValue } from './values';

/** Objects that are packed together (7.5.7). */
export interface ObjectStream {
	/** @throws EInvoiceError when it is not among them */
	value(number: number): PdfValue;
}

/** @param data unpacked: pairs of a number and a place, then the objects */
export function readObjectStream(dictionary: PdfDictionary | undefined, data: Buffer): ObjectStream {
	const [count, first] = ['N', 'First'].map((key) => numberOf(dictionary?.get(key)) ?? 0);
	const places = new Map<number, number>();
	const cursor = { bytes: data, at: 0 };
	for (let index = 0; index < count && cursor.at < first; index++) {
		const [number, place] = [numberOf(parseValue(cursor)), numberOf(parseValue(cursor))];
		if (number !== undefined && place !== undefined) places.set(number, first + place);
	}
	return {
		value: (number) => {
			const place = places.get(number);
			if (place === undefined) throw unreadable('an object is not where it should be');
			return parseValue({ bytes: data, at: place });
		},
	};
}
