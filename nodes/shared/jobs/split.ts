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
