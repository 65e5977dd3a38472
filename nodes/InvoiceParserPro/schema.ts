import { z } from 'zod';

/**
 * Wire types. What a result says is kept as it comes, with fields that the document does not know yet; only what the node
 * itself needs is checked.
 */

const text = z.string().nullish();

/** What every error says. */
export const serviceError = z.object({ code: z.string(), message: z.string(), http_status: z.number().nullish() });

const fieldLocation = z.object({ confidence: z.number().nullish() }).passthrough();

export const result = z
	.object({
		confidence: text,
		automation_ready: z.boolean().nullish(),
		validation_status: text,
		validation_explanation: text,
		warning_severity: text,
		line_items: z.array(z.record(z.string(), z.unknown())).nullish(),
		field_locations: z.record(z.string(), fieldLocation).nullish(),
	})
	.passthrough();

const jobHead = z.object({
	job_id: z.string().min(1),
	status: z.string(),
	filename: text,
	confidence: text,
	created_at: text,
	completed_at: text,
	credits_charged: z.number().nullish(),
});

/** The answer about one job, be it queued (202), finished (200) or failed: the document shows no failed one. */
export const job = jobHead
	.extend({ result: result.nullish(), error: serviceError.nullish() })
	.refine(({ status, result: found }) => status !== 'completed' || found, { path: ['result'], message: 'Required' });

export const jobs = z.object({ data: z.object({ jobs: z.array(jobHead) }) });

export const createdBatch = z.object({ batch_id: z.string().min(1), status: text, file_count: z.number().nullish() });

/** The document shows no failed file: its `error` may be an object, a text or missing. */
const batchEntry = z
	.object({ filename: text, status: text, confidence: text, line_items: z.array(z.record(z.string(), z.unknown())).nullish(), error: z.union([serviceError, z.string()]).nullish() })
	.passthrough();

export const batch = z.object({
	batch_id: z.string().min(1),
	status: z.string(),
	file_count: z.number().nullish(),
	successful: z.number().nullish(),
	failed: z.number().nullish(),
	created_at: text,
	completed_at: text,
	results: z.array(batchEntry).nullish(),
	downloads: z.record(z.string(), z.string()).nullish(),
});

const webhook = z.object({
	webhook_id: z.string().min(1),
	url: z.string(),
	events: z.array(z.string()),
	created_at: text,
	last_used_at: text,
	failure_count: z.number().nullish(),
});

export const createdWebhook = z.object({ data: webhook.extend({ secret: z.string().min(1) }) });

export const webhooks = z.object({ data: z.object({ webhooks: z.array(webhook) }) });

export const account = z.object({ data: z.object({ email: text, tier: text, credits: z.number() }) });

const key = z.object({
	key_id: z.string().min(1),
	name: text,
	created_at: text,
	last_used_at: text,
	is_active: z.boolean().nullish(),
});

export const createdKey = z.object({ data: key.extend({ key: z.string() }) });

export const keys = z.object({ data: z.object({ keys: z.array(key) }) });

export const done = z.object({ success: z.literal(true) });

export const errorAnswer = z.object({ success: z.literal(false), job_id: text, error: serviceError });

/** What a job remembers besides its ID and its document, as it stands in its item. */
export const jobData = z.object({ externalId: text });

/** A batch remembers nothing more. */
export const batchData = z.object({});

export type JobData = z.infer<typeof jobData>;
export type BatchData = z.infer<typeof batchData>;
export type Result = z.infer<typeof result>;
export type Job = z.infer<typeof job>;
export type JobHead = z.infer<typeof jobHead>;
export type Batch = z.infer<typeof batch>;
export type BatchEntry = z.infer<typeof batchEntry>;
