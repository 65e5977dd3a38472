import { createHash } from 'crypto';

import { readContent } from '../../shared/documents/content';
import type { Document } from '../../shared/documents/document';
import { ServiceError, settle } from '../../shared/errors';
import type { RoomLimit } from '../../shared/concurrency';
import { checkSignedUrl } from '../../shared/http/addresses';
import { putPart } from '../../shared/http/signedUrls';
import { cutParts } from '../../shared/upload/parts';
import { uploadFile } from '../../shared/upload/uploadFile';
import { type Client, PART_URL_LIFETIME_MS } from '../profile';
import type { SessionFile } from './sessionFile';
import * as uploads from './uploadApi';

/**
 * Uploads one document of a session and completes it. One that was completed before counts as uploaded.
 * @param room for parts on their way, and in memory, in bytes
 * @returns whether it was uploaded now
 * @throws ServiceError
 */
export async function uploadDocument(
	client: Client,
	{ sessionId: session, partSize }: { sessionId: string; partSize: number },
	{ origin: document, fileId: file }: SessionFile<Document>,
	room: RoomLimit,
): Promise<boolean> {
	const upload = await settle(
		uploadFile({
			sizeBytes: document.sizeBytes,
			partSize,
			content: readContent(client.ctx, document.binary),
			askUrls: async (numbers) => {
				const urls = await uploads.getPartUrls(client, session, file, numbers);
				for (const url of urls.values()) checkSignedUrl(url, client.baseUrl);
				return urls;
			},
			urlLifetimeMs: PART_URL_LIFETIME_MS,
			put: async (url, bytes) => await putPart(client.ctx, url, bytes),
			room,
		}),
	);
	if (upload.ok) {
		await uploads.completeFile(client, session, file, upload.value);
		return true;
	}
	// Source: "This file has already been completed or aborted." Completing it once more tells which.
	if (upload.failure.code !== 'FILE_NOT_UPLOADABLE') throw new ServiceError(upload.failure);
	const parts = await room(Math.min(partSize, document.sizeBytes), async () => await expectedParts(client, document, partSize));
	await uploads.completeFile(client, session, file, parts);
	return false;
}

/** The parts as the storage named them before: S3 tags a part with the MD5 of its bytes, in quotes. */
async function expectedParts(client: Client, document: Document, partSize: number) {
	const parts: Array<{ partNumber: number; eTag: string }> = [];
	for await (const bytes of cutParts(readContent(client.ctx, document.binary), partSize, document.sizeBytes)) {
		parts.push({ partNumber: parts.length + 1, eTag: `"${createHash('md5').update(bytes).digest('hex')}"` });
	}
	return parts;
}
