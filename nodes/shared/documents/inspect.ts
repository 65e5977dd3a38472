import { createHash } from 'crypto';
import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { readContent, readWhole } from './content';
import type { DocumentKind } from './document';
import { EMBEDDED_MARKS, looksLikeXml, markFinder } from './marks';
import { needsPassword } from './pdfPassword';

/** What a document's bytes say, whatever it is called. */
export interface Inspection {
	sizeBytes: number;
	/** Hex. */
	sha256: string;
	/** Undefined when the bytes are none of the known kinds. */
	kind: DocumentKind | undefined;
	/** Whether it is a PDF that does not open without a password, as far as its bytes tell. */
	encrypted: boolean;
	/** Whether it looks like XML, or like a PDF with XML inside: then it may be an e-invoice. */
	mayBeEInvoice: boolean;
}

/** Readers accept some junk before the header of a PDF, such as what a mail gateway prepends. */
const HEAD_BYTES = 4096;

/** Above this an encrypted PDF is left to the service to judge, rather than loaded as a whole. */
const MAX_PASSWORD_CHECK_BYTES = 32 * 1024 * 1024;

const ENCRYPT_MARK = Buffer.from('/Encrypt');

/** Reads a document once, in pieces. @throws ServiceError (code `UNREADABLE_FILE`) */
export async function inspect(ctx: IExecuteFunctions, binary: IBinaryData): Promise<Inspection> {
	const hash = createHash('sha256');
	let sizeBytes = 0;
	let head = Buffer.alloc(0);
	const isMarked = markFinder([ENCRYPT_MARK]);
	const embedsFile = markFinder(EMBEDDED_MARKS);

	for await (const piece of readContent(ctx, binary)) {
		hash.update(piece);
		sizeBytes += piece.length;
		if (head.length < HEAD_BYTES) head = Buffer.concat([head, piece.subarray(0, HEAD_BYTES - head.length)]);
		isMarked(piece);
		embedsFile(piece);
	}

	const kind = kindOf(head);
	const doubtful = kind === 'pdf' && isMarked() && sizeBytes <= MAX_PASSWORD_CHECK_BYTES;
	const encrypted = doubtful && needsPassword(await readWhole(ctx, binary));
	const mayBeEInvoice = kind === 'pdf' ? embedsFile() && !encrypted : kind === undefined && looksLikeXml(head);
	return { sizeBytes, sha256: hash.digest('hex'), kind, encrypted, mayBeEInvoice };
}

/** Tells the kind by the magic bytes. */
export function kindOf(head: Buffer): DocumentKind | undefined {
	if (head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
	if (head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))) return 'png';
	if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return 'webp';
	if (head.subarray(0, HEAD_BYTES).includes('%PDF-')) return 'pdf';
	return undefined;
}
