import { z } from 'zod';

import { optional } from '../shared/http/optional';

/** Wire types. What a result says is kept as it comes; required is only what is needed to get at the rows. */

const text = optional(z.string());
const number = optional(z.number());

/** Fields of one invoice, whatever they are. */
const invoice = z.record(z.string(), z.unknown());

/** What the node reads of an answer to one document. */
export const head = z.object({ id: optional(z.string().min(1)), status: text, error: z.unknown(), confidence: z.unknown() });

/** The answer to one document, and what is posted to a `webhook_url`. One that says neither is no result. */
export const extraction = invoice.refine((found) => head.parse(found).id !== undefined || head.parse(found).status !== undefined, { path: ['id'], message: 'Required' });

export const createdBatch = z.object({ batch_id: z.string().min(1), poll_url: text, estimated_completion_seconds: optional(z.number().nonnegative()) });

/** The document shows no failed file and no failed batch: `error` may be an object, a text or missing. */
const entry = z.object({ filename: text, status: text, data: optional(invoice), error: z.unknown() }).catch({});

export const batch = z
	.object({ status: text, completed: number, failed: number, results: optional(z.array(entry)), error: z.unknown() })
	.refine(({ status, results }) => status !== undefined || results !== undefined, { path: ['status'], message: 'Required' });

export const usage = z
	.object({ plan: text, period: text, invoices_used: number, invoices_limit: number, invoices_remaining: number })
	.refine(({ plan, invoices_used: used, invoices_remaining: left }) => plan !== undefined || used !== undefined || left !== undefined, { path: ['invoices_used'], message: 'Required' });

/** What every error says, as far as it says it: see `readProblem`. */
export const errorAnswer = z.object({ error: z.record(z.string(), z.unknown()) });

export const upgradeUrl = z.object({ upgrade_url: text });

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
