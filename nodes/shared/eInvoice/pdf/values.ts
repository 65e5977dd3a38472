/** What stands in a PDF (ISO 32000-2, 7.3). Strings are bytes: what they say depends on where they stand. */
export type PdfValue = number | boolean | null | Buffer | PdfName | PdfReference | PdfValue[] | PdfDictionary;

export type PdfDictionary = Map<string, PdfValue>;

export class PdfName {
	constructor(readonly name: string) {}
}

export class PdfReference {
	constructor(
		readonly number: number,
		readonly generation: number,
	) {}
}

/** An object, with where the bytes of its stream begin, if it has one. */
export interface PdfObject {
	value: PdfValue;
	/** In the buffer that it was read from. */
	streamStart?: number;
}

export function nameOf(value: PdfValue | undefined): string | undefined {
	return value instanceof PdfName ? value.name : undefined;
}

export function numberOf(value: PdfValue | undefined): number | undefined {
	return typeof value === 'number' ? value : undefined;
}

export function dictionaryOf(value: PdfValue | undefined): PdfDictionary | undefined {
	return value instanceof Map ? value : undefined;
}
