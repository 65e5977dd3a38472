import { once } from '../../once';
import { attempt, EInvoiceError } from '../problem';
import { readCrossReferences, type CrossReferences, type Place } from './crossReferences';
import { decryptionOf, type Decryption } from './decryption';
import { createBudget, isSpent, type Budget } from './budget';
import { readObjectStream, type ObjectStream } from './objectStream';
import { parseObject } from './parse';
import { scanObjects, scanTrailer } from './scan';
import { streamBytes } from './stream';
import { unreadable } from './unreadable';
import { dictionaryOf, PdfReference, type PdfDictionary, type PdfObject, type PdfValue } from './values';

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
	const budget = createBudget();
	const base = Math.max(0, pdf.subarray(0, 4096).indexOf('%PDF-'));
	const scanned = once(() => scanObjects(pdf));
	const opened = await attempt(async () => {
		const file = await openAt(pdf, await readCrossReferences(pdf, base, budget), scanned, budget);
		return dictionaryOf(await file.resolve(file.trailer.get('Root'))) && file;
	});
	if (opened.ok && opened.value) return opened.value;
	if (!opened.ok && isSpent(budget)) throw new EInvoiceError(opened.problem);
	const trailer = scanTrailer(pdf);
	if (!trailer) throw unreadable('its objects cannot be found');
	return await openAt(pdf, { places: scanned(), trailer }, scanned, budget);
}

/** @param scanned where the objects are that are not at their place */
async function openAt(pdf: Buffer, { places, trailer }: CrossReferences, scanned: () => Map<number, Place>, budget: Budget): Promise<PdfFile> {
	const read = new Map<number, Promise<PdfObject>>();
	const objectStreams = new Map<number, Promise<ObjectStream>>();
	let lookups = 0;
	let decryption: Decryption | undefined;

	const objectOf = async (reference: PdfReference): Promise<PdfObject> => {
		const known = read.get(reference.number);
		if (known) return await known;
		if (++lookups > MAX_LOOKUPS) throw unreadable('too many of its objects refer to each other');
		const place = places.get(reference.number);
		const object = place ? readOrFind(place, reference.number) : Promise.resolve({ value: null });
		read.set(reference.number, object);
		return await object;
	};
	const readOrFind = async (place: Place, number: number): Promise<PdfObject> => {
		const object = await attempt(async () => await readAt(place, number));
		if (object.ok) return object.value;
		const found = scanned().get(number);
		if (!found) throw new EInvoiceError(object.problem);
		return await readAt(found, number);
	};
	const readAt = async (place: Place, number: number): Promise<PdfObject> => {
		if ('inStream' in place) return { value: (await packedIn(place.inStream)).value(number) };
		const object = parseObject({ bytes: pdf, at: place.offset, budget });
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
		return readObjectStream(dictionaryOf(object.value), await streamOf(object, reference), budget);
	};
	const streamOf = async (object: PdfObject, reference: PdfReference): Promise<Buffer> => {
		const dictionary = dictionaryOf(object.value);
		const [length, filter, parameters] = [await resolve(dictionary?.get('Length')), await resolveList(dictionary?.get('Filter')), await resolveList(dictionary?.get('DecodeParms'))];
		return await streamBytes(pdf, object, { length, filter, parameters }, budget, decryption && ((data) => decryption?.(data, reference) ?? data));
	};
	const resolve = async (value: PdfValue | undefined): Promise<PdfValue> => {
		let resolved = value ?? null;
		for (let step = 0; resolved instanceof PdfReference; step++) {
			if (step > MAX_CHAIN) throw unreadable('its references go round in circles');
			resolved = (await objectOf(resolved)).value;
		}
		return resolved;
	};
	const resolveList = async (value: PdfValue | undefined): Promise<PdfValue> => {
		const resolved = await resolve(value);
		if (!Array.isArray(resolved)) return resolved;
		const each: PdfValue[] = [];
		for (const part of resolved.slice(0, MAX_CHAIN)) each.push(await resolve(part));
		return each;
	};
	const stream = async (reference: PdfValue | undefined): Promise<Buffer> => {
		if (!(reference instanceof PdfReference)) throw unreadable('an object has no stream');
		return await streamOf(await objectOf(reference), reference);
	};

	const encryption = dictionaryOf(await resolve(trailer.get('Encrypt')));
	if (encryption) decryption = decryptionOf(encryption, trailer);
	return { trailer, resolve, stream, isEncrypted: encryption !== undefined };
}
