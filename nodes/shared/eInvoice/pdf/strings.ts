import { CR, LF, type Cursor } from './cursor';
import { unreadable } from './unreadable';

const [OPEN, CLOSE, GREATER, BACKSLASH] = '()>\\'.split('').map((sign) => sign.charCodeAt(0));

/** Bytes of a string; those that are looked at are names of files, and what encryption needs. */
const MAX_BYTES = 1024 * 1024;

/** A string as `<hex>`, at its first sign. */
export function parseHex(cursor: Cursor): Buffer {
	const written = cursor.bytes.subarray(cursor.at, cursor.at + 2 * MAX_BYTES);
	const end = written.indexOf(GREATER);
	if (end < 0) throw unreadable('a string of it has no end');
	const digits = written.toString('latin1', 1, end).replace(/[^0-9a-fA-F]/g, '');
	cursor.at += end + 1;
	return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
}

const ESCAPES: Readonly<Record<string, number>> = { n: LF, r: CR, t: 9, b: 8, f: 12 };

/** A literal string (7.3.4.2): parentheses nest, a backslash escapes, `\ddd` is octal, and one before a line end joins lines. */
export function parseLiteral(cursor: Cursor): Buffer {
	const { bytes } = cursor;
	const out: number[] = [];
	let depth = 1;
	for (cursor.at++; cursor.at < bytes.length; cursor.at++) {
		const code = bytes[cursor.at];
		if (code === BACKSLASH) {
			const octal = /^[0-7]{1,3}/.exec(bytes.toString('latin1', cursor.at + 1, cursor.at + 4))?.[0];
			const next = bytes[cursor.at + 1];
			const isLineEnd = next === CR || next === LF;
			if (octal) out.push(parseInt(octal, 8) & 255);
			else if (!isLineEnd && next !== undefined) out.push(ESCAPES[String.fromCharCode(next)] ?? next);
			cursor.at += octal?.length ?? (next === CR && bytes[cursor.at + 2] === LF ? 2 : 1);
			continue;
		}
		if (code === OPEN) depth++;
		if (code === CLOSE && --depth === 0) {
			cursor.at++;
			return Buffer.from(out);
		}
		out.push(code);
		if (out.length > MAX_BYTES) break;
	}
	throw unreadable('a string of it has no end');
}
