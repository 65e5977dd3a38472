import type { Failure } from '../errors';

/** How many bytes of a file, at its beginning and at its end, tell what it is. */
export const HEAD_BYTES = 512;
export const TAIL_BYTES = 512;

interface FileKind {
	name: string;
	begins(head: Buffer, text: string): boolean;
	/** How it must end, where that tells a whole file from one that was cut off. */
	ends?(tail: string): boolean;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Its "end of central directory", which an archive that was cut off has lost; a comment may follow. */
const END_OF_ZIP = 'PK\x05\x06';

/** By MIME type. An Excel file is a ZIP archive; a CSV file has no mark of its own and is told by what it is not. */
const KINDS: Record<string, FileKind> = {
	[XLSX]: { name: 'an Excel file', begins: (head) => isZip(head), ends: (tail) => tail.includes(END_OF_ZIP) },
	'application/json': { name: 'a JSON file with rows', begins: (_head, text) => text.startsWith('['), ends: (tail) => /\]\s*$/.test(tail) },
	'text/csv': { name: 'a CSV file', begins: (head, text) => !isZip(head) && !/^(%PDF|<)/.test(text) && !isJson(text) },
};

/** Why a file is not what it should be; undefined when nothing speaks against it. @param head its first bytes, all of them where it is shorter */
export function wrongFile(mimeType: string, head: Buffer): Failure | undefined {
	const kind = KINDS[mimeType];
	if (!kind) return undefined;
	const text = textOf(head);
	if (text === '') return failure(`The download is empty, and not ${kind.name}`, 'EMPTY_FILE', true);
	if (kind.begins(head, text)) return undefined;
	return failure(`The download is not ${kind.name}: ${whatCame(head, text)} came`, 'WRONG_FILE', false);
}

/** Why the end of a file is not one. @param tail its last bytes */
export function cutOff(mimeType: string, tail: Buffer): Failure | undefined {
	const kind = KINDS[mimeType];
	if (!kind?.ends || kind.ends(tail.toString('latin1'))) return undefined;
	return failure(`The download is not ${kind.name}: its end is missing`, 'WRONG_FILE', true);
}

function failure(message: string, code: string, retryable: boolean): Failure {
	const advice = 'Nothing was stored. A proxy or a problem of the service may have answered: run the workflow again later, and choose another format if it stays so.';
	return { kind: 'parse', code, message, advice, retryable };
}

function whatCame(head: Buffer, text: string): string {
	if (/^<(!doctype html|html|head|body)/i.test(text)) return 'a web page';
	if (text.startsWith('<')) return 'XML';
	if (text.startsWith('%PDF')) return 'a PDF file';
	if (isZip(head)) return 'an Excel file or another archive';
	return isJson(text) ? 'JSON' : 'something else';
}

function isZip(head: Buffer): boolean {
	return head.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));
}

/** A header of a CSV file may begin with a bracket, but not as JSON goes on behind one. */
function isJson(text: string): boolean {
	return /^(\{\s*["}]|\[\s*[\]["{\d-])/.test(text);
}

/** Without a byte order mark and what is blank. */
function textOf(head: Buffer): string {
	return head.toString('utf8').replace(/^[\uFEFF\s]+/, '');
}
