/** The entries of a PDF's standard encryption dictionary (ISO 32000-2, 7.6.4.2) that the password check needs. */
export interface PdfEncryption {
	/** /R: 2 to 6. */
	revision: number;
	/** /O */
	owner: Buffer;
	/** /U */
	user: Buffer;
	/** /P, as a signed 32-bit number. */
	permissions: number;
	keyBytes: number;
	encryptMetadata: boolean;
	/** The first string of the trailer's /ID; empty when there is none. */
	fileId: Buffer;
}

/** How far the encryption dictionary may reach, in bytes. */
const MAX_DICTIONARY = 4096;

/** How far a key of the trailer and the beginning of its value may reach, in bytes. */
const MAX_KEY = 64;

/** Finds the encryption dictionary; undefined when there is none, or none of the standard kind that can be read. */
export function readEncryption(pdf: Buffer): PdfEncryption | undefined {
	const text = pdf.toString('latin1');
	const dictionary = findDictionary(text);
	if (!dictionary || !/\/Filter\s*\/Standard\b/.test(dictionary)) return undefined;
	// The file's ID is in an object of its own: rare, and not looked up here.
	if (findLast(text, '/ID', /^\/ID\s+\d+\s+\d+\s+R/) !== undefined) return undefined;
	const owner = readString(dictionary, 'O');
	const user = readString(dictionary, 'U');
	const revision = readNumber(dictionary, 'R');
	const permissions = readNumber(dictionary, 'P');
	if (!owner || !user || revision === undefined || permissions === undefined) return undefined;
	return {
		revision,
		owner,
		user,
		permissions,
		// Revision 2 and version 1 have keys of 40 bits; /Length (in bits) rules otherwise, and AES-128 is always 128.
		keyBytes: revision === 2 ? 5 : readNumber(dictionary, 'V') === 4 ? 16 : keyLength(readNumber(dictionary, 'Length') ?? 40),
		encryptMetadata: !/\/EncryptMetadata\s+false/.test(dictionary),
		fileId: readString(text.slice(findFileId(text)), 'ID') ?? Buffer.alloc(0),
	};
}

/** In bytes. Some writers state it in bytes already, though the standard says bits. */
function keyLength(stated: number): number {
	return stated < 40 ? stated : stated / 8;
}

/** The last /Encrypt is the newest: a PDF is updated by appending. It holds the dictionary or refers to it. */
function findDictionary(text: string): string | undefined {
	const at = findLast(text, '/Encrypt', /^\/Encrypt(?![A-Za-z])/);
	if (at === undefined) return undefined;
	const reference = /^\/Encrypt\s+(\d+)\s+(\d+)\s+R/.exec(text.slice(at, at + MAX_KEY));
	if (!reference) return text.slice(at, at + MAX_DICTIONARY);
	const object = new RegExp(`(?:^|[^0-9])${reference[1]}\\s+${reference[2]}\\s+obj\\b`).exec(text);
	return object ? text.slice(object.index, object.index + MAX_DICTIONARY).split('endobj')[0] : undefined;
}

function findFileId(text: string): number {
	return findLast(text, '/ID', /^\/ID\s*\[/) ?? text.length;
}

/** From the end, one at a time: a hostile file has millions of them. */
function findLast(text: string, key: string, pattern: RegExp): number | undefined {
	for (let end = text.length; end >= 0; ) {
		const at = text.lastIndexOf(key, end);
		if (at === -1) return undefined;
		if (pattern.test(text.slice(at, at + MAX_KEY))) return at;
		end = at - 1;
	}
	return undefined;
}

function readNumber(dictionary: string, key: string): number | undefined {
	const found = new RegExp(`/${key}\\s+(-?\\d+)`).exec(dictionary);
	return found ? Number(found[1]) : undefined;
}

/** A string behind a key: `<hex>` or `(literal)`; of an array, the first. */
function readString(dictionary: string, key: string): Buffer | undefined {
	const found = new RegExp(`/${key}\\s*\\[?\\s*(?=[<(])`).exec(dictionary);
	if (!found) return undefined;
	const value = dictionary.slice(found.index + found[0].length);
	if (value.startsWith('<')) return Buffer.from(value.slice(1, value.indexOf('>')).replace(/\s/g, ''), 'hex');
	return readLiteral(value);
}

const ESCAPES: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A literal string (7.3.4.2): parentheses nest, a backslash escapes, `\ddd` is octal. */
function readLiteral(text: string): Buffer {
	let out = '';
	for (let i = 1, depth = 1; i < text.length; i++) {
		const char = text[i];
		if (char === '\\') {
			const octal = /^[0-7]{1,3}/.exec(text.slice(i + 1, i + 4))?.[0];
			const lineEnd = /^(\r\n|\r|\n)/.exec(text.slice(i + 1, i + 3))?.[0];
			if (octal) out += String.fromCharCode(parseInt(octal, 8) & 255);
			else if (!lineEnd) out += ESCAPES[text[i + 1]] ?? text[i + 1];
			i += octal?.length ?? lineEnd?.length ?? 1;
			continue;
		}
		if (char === '(') depth++;
		if (char === ')' && --depth === 0) break;
		out += char;
	}
	return Buffer.from(out, 'latin1');
}
