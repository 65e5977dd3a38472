import { z } from 'zod';

import { optional, optionalList } from '../shared/http/optional';

/**
 * Wire types. What a result says is kept as it comes, with fields that the document does not know yet; required is only what is needed
 * to get at the rows.
 */

const text = optional(z.string());
const number = optional(z.number());

/** Fields of one invoice, whatever they are. What the node itself makes of them is in `result/verdict.ts`. */
export const result = z.record(z.string(), z.unknown());

const jobHead = z.object({
	job_id: optional(z.string().min(1)),
	status: text,
	filename: text,
	confidence: text,
	created_at: text,
	completed_at: text,
	credits_charged: number,
});

const jobBody = jobHead.extend({ result: optional(result), error: z.unknown() });

/** An answer that says neither where the job stands nor what came of it is about no job. */
const isJob = ({ status, result: found }: { status?: string; result?: unknown }): boolean => (status === 'completed' ? found !== undefined : status !== undefined || found !== undefined);
const missing = ({ status }: { status?: string }): { path: string[]; message: string } => ({ path: [status === 'completed' ? 'result' : 'status'], message: 'Required' });

/** The answer about one job, be it queued (202), finished (200) or failed: the document shows no failed one. */
export const job = jobBody.superRefine((answer, ctx) => {
	if (!isJob(answer)) ctx.addIssue({ code: 'custom', ...missing(answer) });
});

/** The answer to an upload: without its ID, the job could not be asked for again. */
export const uploadedJob = jobBody.extend({ job_id: z.string().min(1) }).superRefine((answer, ctx) => {
	if (!isJob(answer)) ctx.addIssue({ code: 'custom', ...missing(answer) });
});

export const jobs = z.object({ data: z.object({ jobs: z.array(jobHead.catch({})) }) });

export const createdBatch = z.object({ batch_id: z.string().min(1) });

const batchEntry = result.catch({});

export const batch = z
	.object({
		batch_id: text,
		status: text,
		file_count: number,
		successful: number,
		failed: number,
		created_at: text,
		completed_at: text,
		results: optional(z.array(batchEntry)),
		downloads: optional(z.record(z.string(), z.unknown())),
	})
	.refine(({ status, results }) => status !== undefined || results !== undefined, { path: ['status'], message: 'Required' });

const webhook = z.object({
	webhook_id: z.string().min(1),
	url: text,
	events: optionalList(z.string()),
	created_at: text,
	last_used_at: text,
	failure_count: number,
});

export const createdWebhook = z.object({ data: webhook.extend({ secret: z.string().min(1) }) });

export const webhooks = z.object({ data: z.object({ webhooks: z.array(webhook) }) });

export const account = z.object({
	data: z.object({ email: text, tier: text, credits: number }).refine(({ tier, credits }) => tier !== undefined || credits !== undefined, { path: ['credits'], message: 'Required' }),
});

const key = z.object({
	key_id: z.string().min(1),
	name: text,
	created_at: text,
	last_used_at: text,
	is_active: optional(z.boolean()),
});

export const createdKey = z.object({ data: key.extend({ key: z.string().min(1) }) });

export const keys = z.object({ data: z.object({ keys: z.array(key) }) });

export const done = z.object({ success: z.literal(true) });

/** What every error says, as far as it says it: see `readProblem`. */
export const errorAnswer = z.object({ success: z.literal(false), job_id: text, error: z.union([z.record(z.string(), z.unknown()), z.string().min(1)]) });

/** Of the error of a job. */
export const httpStatus = z.object({ http_status: number }).catch({});

/** What a job remembers besides its ID and its document, as it stands in its item. */
export const jobData = z.object({ externalId: z.string().nullish() });

/** A batch remembers nothing more. */
export const batchData = z.object({});

export type JobData = z.infer<typeof jobData>;
export type BatchData = z.infer<typeof batchData>;
export type Result = z.infer<typeof result>;
export type Job = z.infer<typeof job>;
export type JobHead = z.infer<typeof jobHead>;
export type Batch = z.infer<typeof batch>;
