import type { IBinaryData, IWebhookFunctions } from 'n8n-workflow';

import { readContent } from '../../shared/documents/content';
import type { PageDocument } from '../page/reviewPage';
import type { AskedRow } from '../rows/askedRow';
import { disposition } from './disposition';
import { knownType, typeOfBytes } from './fileTypes';
import { DOCUMENT_HEADERS, refuse, setHeaders } from './responses';

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

/** What names a document in a link: the row and the binary field. */
export function documentId(row: number, field: string): string {
	return `${row}-${field}`;
}

/** The documents of a row as the page lists them. @param linkTo gives the signed query of one */
export function pageDocuments({ id, files }: AskedRow, linkTo: (document: string) => string): PageDocument[] {
	return Object.entries(files).map(([field, file]): PageDocument => {
		const type = knownType(file);
		const size = file.bytes ?? (file.id ? undefined : Math.floor((file.data.length * 3) / 4));
		return {
			fileName: file.fileName ?? field,
			mimeType: file.mimeType,
			url: linkTo(documentId(id, field)),
			shownAs: type === 'application/pdf' ? 'pdf' : type ? 'image' : 'download',
			...(size !== undefined && { size }),
		};
	});
}

/**
 * Streams a document. It is shown only where its first bytes are those of a type that can do no harm, whatever it calls itself; everything else
 * is a file to be stored.
 */
export async function sendDocument(ctx: IWebhookFunctions, rows: AskedRow[], document: string): Promise<void> {
	const response = ctx.getResponseObject();
	const file = findFile(rows, document);
	if (!file) return refuse(response, 404, 'This review has no such document.', false);
	const pieces = readContent(ctx, file);
	try {
		let next = await pieces.next();
		const type = next.done ? undefined : typeOfBytes(next.value);
		response.statusCode = 200;
		setHeaders(response, { ...DOCUMENT_HEADERS, 'Content-Type': type ?? 'application/octet-stream', 'Content-Disposition': disposition(type ? 'inline' : 'attachment', file.fileName ?? 'document') });
		for (; !next.done && !response.destroyed; next = await pieces.next()) await write(response, next.value);
		response.end();
	} finally {
		await pieces.return(undefined);
	}
}

function findFile(rows: AskedRow[], document: string): IBinaryData | undefined {
	const found = /^(\d{1,9})-(.+)$/s.exec(document);
	const files = found ? rows[Number(found[1])]?.files : undefined;
	return found && files && Object.hasOwn(files, found[2]) ? files[found[2]] : undefined;
}

/** Not faster than the other side reads, so that a large document does not lie in memory. */
async function write(response: Response, piece: Buffer): Promise<void> {
	if (response.write(piece) || response.destroyed) return;
	await new Promise<void>((resolve) => {
		const goOn = (): void => {
			response.off('drain', goOn);
			response.off('close', goOn);
			resolve();
		};
		response.once('drain', goOn);
		response.once('close', goOn);
	});
}
