import { ServiceError, settle, type Failure } from '../errors';
import type { RoomLimit } from '../concurrency';
import { countParts, cutParts } from './parts';
import { createPartUrls, type PartUrlSource } from './partUrls';

/** A part that the storage has taken. */
export interface UploadedPart {
	/** From 1. */
	partNumber: number;
	/** Exactly as the storage sent it, quotes included. */
	eTag: string;
}

export interface FileUpload {
	sizeBytes: number;
	/** Bytes of a part. */
	partSize: number;
	/** The bytes, in order. */
	content: AsyncGenerator<Buffer>;
	askUrls: PartUrlSource;
	/** After which a presigned URL is asked for again, in milliseconds. */
	urlLifetimeMs: number;
	/** Sends one part and gives its ETag; fails with code `URL_EXPIRED` when the URL is no longer good. */
	put: (url: string, bytes: Buffer) => Promise<string>;
	/** Shared by all files of a run: a part is in memory only while it has room here, in bytes. */
	room: RoomLimit;
}

/**
 * Uploads one file in parts and gives their ETags in order. A part is read only once it has `room`, so that
 * no more is in memory than that; after the first error nothing more of the file is read or sent. The first addresses are asked for
 * before there is room: what has no bytes on their way takes up none.
 * @throws ServiceError of the first part that failed
 */
export async function uploadFile(file: FileUpload): Promise<UploadedPart[]> {
	const total = countParts(file.sizeBytes, file.partSize);
	const parts = cutParts(file.content, file.partSize, file.sizeBytes);
	const urls = createPartUrls(file.askUrls, total, file.urlLifetimeMs);
	let firstFailure: Failure | undefined;

	const sizeOf = (partNumber: number): number => (partNumber < total ? file.partSize : file.sizeBytes - (total - 1) * file.partSize);

	const sendPart = async (partNumber: number): Promise<UploadedPart> => {
		// An async generator serves its callers in turn, so part numbers and bytes keep step.
		const { value: bytes } = (await parts.next()) as IteratorResult<Buffer, undefined>;
		if (!bytes) throw new ServiceError(sizeChanged());
		const first = await settle(urls.get(partNumber).then(async (url) => await file.put(url, bytes)));
		if (first.ok) return { partNumber, eTag: first.value };
		if (first.failure.code !== 'URL_EXPIRED') throw new ServiceError(first.failure);
		return { partNumber, eTag: await file.put(await urls.get(partNumber, true), bytes) };
	};

	if (total > 0) await urls.get(1);
	const numbers = Array.from({ length: total }, (_, index) => index + 1);
	const sent = await Promise.all(
		numbers.map(
			async (partNumber) =>
				await file.room(sizeOf(partNumber), async () => {
					if (firstFailure) return [];
					const part = await settle(sendPart(partNumber));
					if (part.ok) return [part.value];
					firstFailure ??= part.failure;
					return [];
				}),
		),
	);
	await parts.return(undefined);
	if (firstFailure) throw new ServiceError(firstFailure);
	return sent.flat();
}

function sizeChanged(): Failure {
	return {
		kind: 'usage',
		code: 'FILE_CHANGED',
		message: 'The file became shorter while it was being uploaded',
		retryable: false,
	};
}
