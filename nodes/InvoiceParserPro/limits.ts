import type { DocumentLimits } from '../shared/documents/document';

const MB = 1024 * 1024;

/** Source: "Max size enforced by server-side validation (typical limit: 10 MB)". */
const MAX_BYTES = 10 * MB;

/** Source: "file (pdf, png, jpg, jpeg, webp)". */
export const INVOICE_LIMITS: DocumentLimits = {
	kinds: ['pdf', 'png', 'jpeg', 'webp'],
	maxBytes: { pdf: MAX_BYTES, png: MAX_BYTES, jpeg: MAX_BYTES, webp: MAX_BYTES },
};

/** Source: of batches, "file[] (pdf, png, jpg, jpeg)". */
export const BATCH_DOCUMENT_LIMITS: DocumentLimits = { ...INVOICE_LIMITS, kinds: ['pdf', 'png', 'jpeg'] };

/** Source: "Up to 25 per request". The bytes are our own bound, so that a request fits into the memory. */
export const BATCH_LIMITS = { maxFiles: 25, maxBytes: 64 * MB };

/** Source: the document's example looks every 2 seconds; a "GET /api/v1/*" may be asked 120 times a minute. */
export const POLL_DELAYS = { minMs: 2_000, maxMs: 30_000 };

/** Source: "integer (1–100)". */
export const JOBS_PAGE = 100;
