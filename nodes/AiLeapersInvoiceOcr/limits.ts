import type { DocumentLimits } from '../shared/documents/document';

const MB = 1024 * 1024;
const MAX_BYTES = 20 * MB;

/** Source: "Invoice file (PDF, PNG, JPG). Max 20MB." */
export const DOCUMENT_LIMITS: DocumentLimits = {
	kinds: ['pdf', 'png', 'jpeg'],
	maxBytes: { pdf: MAX_BYTES, png: MAX_BYTES, jpeg: MAX_BYTES },
};

/** Of one batch request, so that its documents fit into the memory; the document gives no limit. */
export const MAX_BATCH_BYTES = 64 * MB;

/** Milliseconds. The document gives an estimate for the first check and nothing for the next ones. */
export const POLL_DELAYS = { minMs: 5_000, maxMs: 30_000 };
