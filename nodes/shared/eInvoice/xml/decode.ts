import { EInvoiceError } from '../problem';

/**
 * The text of an XML file. The declaration is believed least, since it is what programs get wrong: a byte order mark decides, then the
 * pattern of UTF-16, then whether the bytes are valid UTF-8, which other encodings hardly ever are by accident. Only then what is declared.
 */
export function decodeXml(bytes: Buffer): string {
	const marked = ENCODINGS_BY_START.find(({ start }) => start.every((byte, index) => bytes[index] === byte));
	if (marked?.encoding === 'utf-32') throw malformed('it is written in UTF-32, which is not read. Write it in UTF-8');
	if (marked) return decode(bytes, marked.encoding) ?? lossy(bytes, marked.encoding);
	return decode(bytes, 'utf-8') ?? decodeDeclared(bytes) ?? decodeWindows1252(bytes);
}

/** How a file begins: with a byte order mark, or with `<` in two bytes. The longer ones come first. */
const ENCODINGS_BY_START: ReadonlyArray<{ start: number[]; encoding: string }> = [
	{ start: [0xff, 0xfe, 0, 0], encoding: 'utf-32' },
	{ start: [0, 0, 0xfe, 0xff], encoding: 'utf-32' },
	{ start: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
	{ start: [0xff, 0xfe], encoding: 'utf-16le' },
	{ start: [0xfe, 0xff], encoding: 'utf-16be' },
	{ start: [0x3c, 0], encoding: 'utf-16le' },
	{ start: [0, 0x3c], encoding: 'utf-16be' },
];

/** Undefined where the bytes are not of the encoding, or where it is none that is known. */
function decode(bytes: Buffer, encoding: string): string | undefined {
	try {
		return new TextDecoder(encoding, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

function lossy(bytes: Buffer, encoding: string): string {
	return new TextDecoder(encoding).decode(bytes);
}

function decodeDeclared(bytes: Buffer): string | undefined {
	const encoding = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/.exec(bytes.toString('latin1', 0, 300))?.[1].toLowerCase();
	return encoding === undefined || LATIN_1.has(encoding) ? undefined : decode(bytes, encoding);
}

/** What is declared as Latin-1 is read as Windows-1252, as browsers do: the characters that only the one has are never meant in the other. */
const LATIN_1 = new Set(['windows-1252', 'cp1252', 'iso-8859-1', 'latin1', 'us-ascii', 'ascii', 'utf-8', 'utf8']);

/** From 0x80 to 0x9f. Some versions of Node.js decode these as Latin-1. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function decodeWindows1252(bytes: Buffer): string {
	return bytes.toString('latin1').replace(/[\u0080-\u009f]/g, (character) => WINDOWS_1252[character.charCodeAt(0) - 0x80]);
}

function malformed(message: string): EInvoiceError {
	return new EInvoiceError({ code: 'XML_MALFORMED', message });
}
