import { attempt } from '../problem';
import { readCrossReferences, type CrossReferences, type Place } from './crossReferences';
import { decryptionOf, type Decryption } from './decryption';
import { MAX_UNPACKED_BYTES, type Budget } from './inflate';
import { readObjectStream, type ObjectStream } from './objectStream';
import { unreadable } from './cursor';
import { parseObject } from './parse';
import { scanObjects } from './scan';
import { streamBytes } from './stream';
import { dictionaryOf, numberOf, PdfReference, type PdfDictionary, type PdfObject, type PdfValue } from './values';

/** A PDF of which single objects are read, without the rest. */
export interface PdfFile {
	trailer: PdfDictionary;
	/** What a value stands for: itself, or the object that it refers to. Null where there is none, as the standard has it. @throws EInvoiceError */
	resolve(value: PdfValue | undefined): Promise<PdfValue>;
	/** The bytes of the stream that a reference leads to, unpacked and decrypted. @throws EInvoiceError */
	stream(reference: PdfValue | undefined): Promise<Buffer>;
	/** Whether its streams are decrypted when they are read; strings are not. */
	isEncrypted: boolean;
}

/** How many objects are looked up in a file at the most, however they refer to each other. */
const MAX_LOOKUPS = 5000;

/** How many references may lead from one to the next. */
const MAX_CHAIN = 16;

/** Opens a PDF by the references at its end, or, where these are broken, by looking through it. @throws EInvoiceError */
export async function openPdf(pdf: Buffer): Promise<PdfFile> {
	const budget = { left: MAX_UNPACKED_BYTES };
	const base = Math.max(0, pdf.subarray(0, 4096).indexOf('%PDF-'));
	const opened = await attempt(async () => {
		const file = await openAt(pdf, await readCrossReferences(pdf, base, budget), budget);
		return dictionaryOf(await file.resolve(file.trailer.get('Root'))) && file;
	});
	if (opened.ok && opened.value) return opened.value;
	const found = scanObjects(pdf);
	if (!found) throw unreadable('its objects cannot be found');
	return await openAt(pdf, found, budget);
}

async function openAt(pdf: Buffer, { places, trailer }: CrossReferences, budget: Budget): Promise<PdfFile> {
	const read = new Map<number, Promise<PdfObject>>();
	const objectStreams = new Map<number, Promise<ObjectStream>>();
	let lookups = 0;
	let decryption: Decryption | undefined;

	const objectOf = async (reference: PdfReference): Promise<PdfObject> => {
		const known = read.get(reference.number);
		if (known) return await known;
		if (++lookups > MAX_LOOKUPS) throw unreadable('too many of its objects refer to each other');
		const place = places.get(reference.number);
		const object = place ? readAt(place, reference.number) : Promise.resolve({ value: null });
		read.set(reference.number, object);
		return await object;
	};
	const readAt = async (place: Place, number: number): Promise<PdfObject> => {
		if ('inStream' in place) return { value: (await packedIn(place.inStream)).value(number) };
		const object = parseObject({ bytes: pdf, at: place.offset });
		if (object.number !== number) throw unreadable('an object is not where it should be');
		return object;
	};
	const packedIn = async (number: number): Promise<ObjectStream> => {
		const known = objectStreams.get(number);
		if (known) return await known;
		// An object stream is never inside another one (7.5.7).
		const place = places.get(number);
		if (!place || 'inStream' in place) throw unreadable('an object is not where it should be');
		const packed = readPacked(new PdfReference(number, 0));
		objectStreams.set(number, packed);
		return await packed;
	};
	const readPacked = async (reference: PdfReference): Promise<ObjectStream> => {
		const object = await objectOf(reference);
		return readObjectStream(dictionaryOf(object.value), await streamOf(object, reference));
	};
	const streamOf = async (object: PdfObject, reference: PdfReference): Promise<Buffer> => {
		const length = numberOf(await resolve(dictionaryOf(object.value)?.get('Length')));
		return await streamBytes(pdf, object, length, budget, decryption && ((data) => decryption?.(data, reference) ?? data));
	};
	const resolve = async (value: PdfValue | undefined): Promise<PdfValue> => {
		let resolved = value ?? null;
		for (let step = 0; resolved instanceof PdfReference; step++) {
			if (step > MAX_CHAIN) throw unreadable('its references go round in circles');
			resolved = (await objectOf(resolved)).value;
		}
		return resolved;
	};
	const stream = async (reference: PdfValue | undefined): Promise<Buffer> => {
		if (!(reference instanceof PdfReference)) throw unreadable('an object has no stream');
		return await streamOf(await objectOf(reference), reference);
	};

	const encryption = dictionaryOf(await resolve(trailer.get('Encrypt')));
	if (encryption) decryption = decryptionOf(encryption, trailer);
	return { trailer, resolve, stream, isEncrypted: encryption !== undefined };
}
