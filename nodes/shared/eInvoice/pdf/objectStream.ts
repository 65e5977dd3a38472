import { unreadable } from './unreadable';
import type { Budget } from './budget';
import { MAX_OBJECTS } from './crossReferences';
import { parseValue, takeNumber } from './parse';
import { numberOf, type PdfDictionary, type PdfValue } from './values';

/** Objects that are packed together (7.5.7). */
export interface ObjectStream {
	/** @throws EInvoiceError when it is not among them */
	value(number: number): PdfValue;
}

/** @param data unpacked: pairs of a number and a place, then the objects */
export function readObjectStream(dictionary: PdfDictionary | undefined, data: Buffer, budget: Budget): ObjectStream {
	const [count, first] = ['N', 'First'].map((key) => numberOf(dictionary?.get(key)) ?? 0);
	const places = new Map<number, number>();
	const cursor = { bytes: data, at: 0, budget };
	for (let index = 0; index < Math.min(count, MAX_OBJECTS) && cursor.at < first; index++) {
		const [number, place] = [takeNumber(cursor), takeNumber(cursor)];
		if (number === undefined || place === undefined) break;
		places.set(number, first + place);
	}
	return {
		value: (number) => {
			const place = places.get(number);
			if (place === undefined) throw unreadable('an object is not where it should be');
			return parseValue({ bytes: data, at: place, budget });
		},
	};
}
