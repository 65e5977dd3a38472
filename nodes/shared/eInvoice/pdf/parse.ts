import { spend } from './budget';
import { CR, LF, type Cursor } from './cursor';
import { parseHex, parseLiteral } from './strings';
import { unreadable } from './unreadable';
import { PdfName, PdfReference, type PdfDictionary, type PdfObject, type PdfValue } from './values';

/** How deep arrays and dictionaries may nest. */
const MAX_DEPTH = 32;

/** Reads `12 0 obj`, what it holds, and where its stream begins. @throws EInvoiceError when there is no such object */
export function parseObject(cursor: Cursor): PdfObject & { number: number } {
	const number = takeNumber(cursor);
	const generation = takeNumber(cursor);
	if (number === undefined || generation === undefined || !takeWord(cursor, 'obj')) throw unreadable('an object is not where it should be');
	const value = parseValue(cursor);
	if (!(value instanceof Map) || !takeWord(cursor, 'stream')) return { number, value };
	// A line end follows, which may be two bytes.
	const [first, second] = [cursor.bytes[cursor.at], cursor.bytes[cursor.at + 1]];
	const streamStart = cursor.at + (first === CR && second === LF ? 2 : first === LF || first === CR ? 1 : 0);
	return { number, value, streamStart };
}

/** Reads one value. @throws EInvoiceError */
export function parseValue(cursor: Cursor): PdfValue {
	const start = cursor.at;
	try {
		return parseWithin(cursor, 0);
	} finally {
		spend(cursor.budget, 'read', cursor.at - start);
	}
}

function parseWithin(cursor: Cursor, depth: number): PdfValue {
	spend(cursor.budget, 'values', 1);
	if (depth > MAX_DEPTH) throw unreadable('its values are nested too deep');
	skipBlanks(cursor);
	const { bytes, at } = cursor;
	const code = bytes[at];
	if (code === undefined) throw unreadable('it breaks off in the middle');
	if (code === SLASH) return parseName(cursor);
	if (code === PARENTHESIS) return parseLiteral(cursor);
	if (code === LESS) return bytes[at + 1] === LESS ? parseDictionary(cursor, depth) : parseHex(cursor);
	if (code === BRACKET) return parseArray(cursor, depth);
	if (isNumeric(code)) return parseNumber(cursor);
	if (takeWord(cursor, 'true')) return true;
	if (takeWord(cursor, 'false')) return false;
	if (takeWord(cursor, 'null')) return null;
	throw unreadable('it has what is no value');
}

/** Takes a word, if it comes next. */
export function takeWord(cursor: Cursor, word: string): boolean {
	const start = cursor.at;
	skipBlanks(cursor);
	spend(cursor.budget, 'read', cursor.at - start);
	const isNext = cursor.bytes.toString('latin1', cursor.at, cursor.at + word.length) === word;
	if (isNext) cursor.at += word.length;
	return isNext;
}

/** Takes a number, if one comes next; of those in tables there are many, which are no values of a dictionary or array. */
export function takeNumber(cursor: Cursor): number | undefined {
	const start = cursor.at;
	skipBlanks(cursor);
	const number = isNumeric(cursor.bytes[cursor.at]) ? plainNumber(cursor) : undefined;
	spend(cursor.budget, 'read', cursor.at - start);
	return number;
}

const [SLASH, PARENTHESIS, LESS, GREATER, BRACKET, BRACKET_END, PERCENT] = '/(<>[]%'.split('').map((sign) => sign.charCodeAt(0));
const BLANKS = new Set([0, 9, LF, 12, CR, 32]);
const DELIMITERS = new Set([...BLANKS, ...'()<>[]{}/%'.split('').map((sign) => sign.charCodeAt(0))]);

function isNumeric(code: number): boolean {
	return (code >= 0x30 && code <= 0x39) || code === 0x2b || code === 0x2d || code === 0x2e;
}

function skipBlanks(cursor: Cursor): void {
	const { bytes } = cursor;
	for (;;) {
		while (BLANKS.has(bytes[cursor.at])) cursor.at++;
		if (bytes[cursor.at] !== PERCENT) return;
		while (cursor.at < bytes.length && bytes[cursor.at] !== CR && bytes[cursor.at] !== LF) cursor.at++;
	}
}

/** A number, or the reference that begins with it. */
function parseNumber(cursor: Cursor): number | PdfReference {
	const number = plainNumber(cursor);
	const after = cursor.at;
	skipBlanks(cursor);
	if (isNumeric(cursor.bytes[cursor.at]) && Number.isInteger(number)) {
		const generation = plainNumber(cursor);
		skipBlanks(cursor);
		if (cursor.bytes[cursor.at] === 0x52 && (cursor.at + 1 >= cursor.bytes.length || DELIMITERS.has(cursor.bytes[cursor.at + 1]))) {
			cursor.at++;
			return new PdfReference(number, generation);
		}
	}
	cursor.at = after;
	return number;
}

function plainNumber(cursor: Cursor): number {
	const start = cursor.at;
	while (isNumeric(cursor.bytes[cursor.at])) cursor.at++;
	return Number(cursor.bytes.toString('latin1', start, Math.min(cursor.at, start + 40))) || 0;
}

function parseName(cursor: Cursor): PdfName {
	const start = ++cursor.at;
	while (cursor.at < cursor.bytes.length && !DELIMITERS.has(cursor.bytes[cursor.at])) cursor.at++;
	const written = cursor.bytes.toString('latin1', start, cursor.at);
	return new PdfName(written.includes('#') ? written.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))) : written);
}

function parseArray(cursor: Cursor, depth: number): PdfValue[] {
	cursor.at++;
	const values: PdfValue[] = [];
	for (;;) {
		skipBlanks(cursor);
		if (cursor.bytes[cursor.at] === BRACKET_END) {
			cursor.at++;
			return values;
		}
		values.push(parseWithin(cursor, depth + 1));
	}
}

function parseDictionary(cursor: Cursor, depth: number): PdfDictionary {
	cursor.at += 2;
	const entries: PdfDictionary = new Map();
	for (;;) {
		skipBlanks(cursor);
		if (cursor.bytes[cursor.at] === GREATER) {
			cursor.at += 2;
			return entries;
		}
		if (cursor.bytes[cursor.at] !== SLASH) throw unreadable('a dictionary of it is broken');
		const { name } = parseName(cursor);
		entries.set(name, parseWithin(cursor, depth + 1));
	}
}
