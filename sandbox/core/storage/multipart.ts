import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { ObjectStore } from './objectStore';

interface Part {
	/** Quoted MD5, as the ETag header carries it. */
	eTag: string;
	size: number;
}

interface Upload {
	key: string;
	parts: Map<number, Part>;
}

export interface CompletedPart {
	partNumber: number;
	eTag: string;
}

/** Uploads in parts as an S3 storage takes them: an upload id, numbered parts, ETags, one object at the end. */
export class MultipartUploads {
	private readonly uploads = new Map<string, Upload>();

	constructor(private readonly store: ObjectStore) {}

	begin(key: string): string {
		const uploadId = randomUUID();
		this.uploads.set(uploadId, { key, parts: new Map() });
		return uploadId;
	}

	has(uploadId: string): boolean {
		return this.uploads.has(uploadId);
	}

	/** Stores a part, or stores it again. Undefined when the upload is gone. */
	async putPart(uploadId: string, partNumber: number, body: Readable): Promise<Part | undefined> {
		const upload = this.uploads.get(uploadId);
		if (!upload) return undefined;
		const { md5, size } = await this.store.write(partKey(uploadId, partNumber), body);
		const part = { eTag: `"${md5}"`, size };
		upload.parts.set(partNumber, part);
		return part;
	}

	/**
	 * Checks a list of parts as S3 does: all uploaded, ETags equal including their quotes, ascending numbers,
	 * none but the last below `minPartSize` bytes.
	 */
	check(
		uploadId: string,
		parts: CompletedPart[],
		minPartSize: number,
	): { size: number } | { reason: string; partNumber?: number } {
		const stored = this.uploads.get(uploadId)?.parts ?? new Map<number, Part>();
		if (parts.length === 0) return { reason: 'At least one part is required.' };
		const sizes: number[] = [];
		for (const [index, { partNumber, eTag }] of parts.entries()) {
			const part = stored.get(partNumber);
			if (!part) return { reason: 'This part has not been uploaded.', partNumber };
			if (part.eTag !== eTag) return { reason: 'The e_tag does not match the uploaded part.', partNumber };
			if (index > 0 && parts[index - 1].partNumber >= partNumber) {
				return { reason: 'Parts must be listed once each, in ascending order.', partNumber };
			}
			sizes.push(part.size);
		}
		const tooSmall = sizes.slice(0, -1).findIndex((size) => size < minPartSize);
		if (tooSmall >= 0) {
			return { reason: 'The part is smaller than the minimum size.', partNumber: parts[tooSmall].partNumber };
		}
		return { size: sizes.reduce((sum, size) => sum + size, 0) };
	}

	/** Makes the object of the listed parts, and ends the upload. */
	async complete(uploadId: string, parts: CompletedPart[]): Promise<void> {
		const upload = this.uploads.get(uploadId);
		if (!upload) return;
		const listed = new Set(parts.map(({ partNumber }) => partNumber));
		this.uploads.delete(uploadId);
		await this.store.concatenate(
			upload.key,
			parts.map(({ partNumber }) => partKey(uploadId, partNumber)),
		);
		const unused = [...upload.parts.keys()].filter((partNumber) => !listed.has(partNumber));
		await Promise.all(unused.map((number) => this.store.remove(partKey(uploadId, number))));
	}

	async abort(uploadId: string): Promise<void> {
		const upload = this.uploads.get(uploadId);
		this.uploads.delete(uploadId);
		const numbers = [...(upload?.parts.keys() ?? [])];
		await Promise.all(numbers.map((number) => this.store.remove(partKey(uploadId, number))));
	}
}

function partKey(uploadId: string, partNumber: number): string {
	return `parts/${uploadId}/${partNumber}`;
}
