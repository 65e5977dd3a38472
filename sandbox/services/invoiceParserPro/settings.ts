import { z } from 'zod';

const count = z.number().int().min(0);

const rateLimits = z.object({ invoices: count, batches: count, get: count, webhooks: count });

/** What can be turned of this service, also while it runs. Sizes in bytes, times in the clock's own time. */
const settings = z.object({
	/** Credits of a fresh account. */
	credits: count,
	/** Requests per minute and key; switched off together with those of the other services. */
	rateLimits,
	/** "Runs synchronously when the background queue is disabled; otherwise returns 202 Accepted". */
	queue: z.boolean(),
	/** "typical limit: 10 MB". */
	maxFileBytes: z.number().int().min(1),
	maxBatchFiles: count,
	maxWebhooks: count,
	/** Takes http URLs on this machine as webhooks, for programs under test. */
	allowLoopbackWebhooks: z.boolean(),
	/** What stands before the hex of X-IPP-Signature. The document states no encoding. */
	signaturePrefix: z.enum(['', 'sha256=']),
	/** How often each event is delivered once more. */
	repeatDeliveries: count,
	/** HTTP status of an answer about a failed job. The document states none. */
	failedJobStatus: z.number().int().min(200).max(599),
	/** The upcoming "X-RateLimit-Limit, X-RateLimit-Remaining, and Retry-After headers". */
	rateLimitHeaders: z.boolean(),
	/** Adds a field that the document does not know to every JSON answer, as coming versions will. */
	extraFields: z.boolean(),
});

export type InvoiceParserProSettings = z.infer<typeof settings>;

export const invoiceParserProPatchSchema = settings
	.extend({ rateLimits: rateLimits.partial().strict() })
	.partial()
	.strict();

export type InvoiceParserProPatch = z.infer<typeof invoiceParserProPatchSchema>;

export function defaultInvoiceParserProSettings(): InvoiceParserProSettings {
	return {
		credits: 450,
		rateLimits: { invoices: 60, batches: 10, get: 120, webhooks: 20 },
		queue: true,
		maxFileBytes: 10 * 1024 * 1024,
		maxBatchFiles: 25,
		maxWebhooks: 5,
		allowLoopbackWebhooks: false,
		signaturePrefix: '',
		repeatDeliveries: 0,
		failedJobStatus: 200,
		rateLimitHeaders: false,
		extraFields: false,
	};
}

/** Changes the given settings only; the limits of single endpoint classes too. */
export function applyInvoiceParserProSettings(current: InvoiceParserProSettings, patch: InvoiceParserProPatch): void {
	const { rateLimits: limits, ...others } = patch;
	Object.assign(current, others);
	Object.assign(current.rateLimits, limits);
}
