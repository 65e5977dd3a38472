import type { DocumentLimits } from '../shared/documents/document';

const MB = 1024 * 1024;

/** Source: "File Limits": PDF 150 MB, JPG / JPEG / PNG 5 MB. */
export const DOCUMENT_LIMITS: DocumentLimits = {
	kinds: ['pdf', 'jpeg', 'png'],
	maxBytes: { pdf: 150 * MB, jpeg: 5 * MB, png: 5 * MB },
};

/** Source: "Total batch size 2 GB", "Max files per session 6,000". */
export const SESSION_LIMITS = { maxFiles: 6000, maxBytes: 2 * 1024 * MB };

/** Source: "Each presigned URL is valid for 15 minutes"; a minute less, for clocks that differ and slow uploads. */
export const PART_URL_LIFETIME_MS = 14 * 60_000;

/** Source: "Poll no more frequently than every 5 seconds" and "gradually increasing the interval to 30 seconds". */
export const POLL_DELAYS = { minMs: 5_000, maxMs: 30_000 };

/** Characters. Source: the prompt "(up to 2,500 characters)", names 2-50, field prompts 3-600, general prompt 1,500, task name 3-40. */
export const TEXT_LIMITS = {
	prompt: [1, 2500],
	fieldName: [2, 50],
	fieldPrompt: [3, 600],
	generalPrompt: [0, 1500],
	taskName: [3, 40],
} as const;
