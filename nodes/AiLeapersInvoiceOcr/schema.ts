import { z } from 'zod';

/** Wire types. What a result says is kept as it comes; only what the node itself needs is checked. */

const lines = z.array(z.record(z.string(), z.unknown())).nullish();

const invoice = z.object({ id: z.string().nullish(), confidence: z.number().nullish(), line_items: lines }).passthrough();

/** The answer to one document, and what is posted to a `webhook_url`. */
export const extraction = z
	.object({ id: z.string().min(1), status: z.string(), confidence: z.number().nullish(), line_items: lines, error: z.unknown() })
	.passthrough();

export const createdBatch = z.object({
	batch_id: z.string().min(1),
	status: z.string().nullish(),
	total_files: z.number().nullish(),
	poll_url: z.string().nullish(),
	estimated_completion_seconds: z.number().nonnegative().nullish(),
});

/** The document shows no failed file and no failed batch: `error` may be an object, a text or missing. */
const entry = z.object({ filename: z.string().nullish(), status: z.string().nullish(), data: invoice.nullish(), error: z.unknown() });

export const batch = z.object({
	batch_id: z.string(),
	status: z.string(),
	completed: z.number().nullish(),
	failed: z.number().nullish(),
	results: z.array(entry).nullish(),
	error: z.unknown(),
});

export const usage = z.object({
	plan: z.string(),
	period: z.string(),
	invoices_used: z.number(),
	invoices_limit: z.number(),
	invoices_remaining: z.number(),
});

export const errorAnswer = z.object({
	error: z.object({ code: z.string(), message: z.string(), upgrade_url: z.string().nullish() }),
});

/** An answer at once has nothing to remember. */
export const documentData = z.object({});

/** What a batch remembers besides its ID and its documents, as it stands in its item. */
export const batchData = z.object({ pollUrl: z.string().nullish(), estimatedSeconds: z.number().nullish() });

export type BatchData = z.infer<typeof batchData>;
export type Invoice = z.infer<typeof invoice>;
export type Extraction = z.infer<typeof extraction>;
export type CreatedBatch = z.infer<typeof createdBatch>;
export type Batch = z.infer<typeof batch>;
export type BatchEntry = z.infer<typeof entry>;
export type Usage = z.infer<typeof usage>;
