import type { Document, DocumentFailure } from '../documents/document';
import type { DocumentGroup, Stopped, Work } from './jobService';

/** How much one request, session or batch takes. */
export interface BatchLimits {
	maxFiles: number;
	maxBytes: number;
}

/**
 * Splits documents into batches, in order; whichever limit is hit first starts a new one.
 * A single document above `maxBytes` gets a batch of its own, for the service to judge.
 */
export function splitBatches<T extends { sizeBytes: number }>(documents: T[], { maxFiles, maxBytes }: BatchLimits): T[][] {
	const batches: T[][] = [];
	let bytes = 0;
	for (const document of documents) {
		const current = batches.at(-1);
		if (!current || current.length >= maxFiles || bytes + document.sizeBytes > maxBytes) {
			batches.push([document]);
			bytes = document.sizeBytes;
		} else {
			current.push(document);
			bytes += document.sizeBytes;
		}
	}
	return batches;
}

/** Divides documents by their number and size alone. */
export function inGroups<Settings>(limits: (settings: Settings) => BatchLimits) {
	return async (_client: unknown, documents: Document[], { settings }: Work<Settings>): Promise<{ groups: DocumentGroup[]; failures: DocumentFailure[]; stopped: Stopped[] }> =>
		await Promise.resolve({ groups: splitBatches(documents, limits(settings)).map((group) => ({ documents: group })), failures: [], stopped: [] });
}

/** Each document alone. */
export const ONE_BY_ONE: BatchLimits = { maxFiles: 1, maxBytes: Infinity };
