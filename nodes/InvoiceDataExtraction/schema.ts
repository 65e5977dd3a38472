import { z } from 'zod';

/** Wire types. Unknown keys are dropped, not refused: the service may add some at any time. */

const success = z.literal(true);

export const session = z.object({
	success,
	files: z.array(z.object({ file_id: z.string(), part_size: z.number().int().positive() })).min(1),
});

export const partUrls = z.object({
	success,
	part_urls: z.array(z.object({ part_number: z.number().int().positive(), url: z.string() })),
});

export const completed = z.object({ success });

export const submitted = z.object({ success, extraction_id: z.string().min(1) });

/** Source: "The pages.failed array lists each page that could not be processed, along with the reason"; the reference shows none. */
const page = z.object({ file_name: z.string(), page: z.number(), reason: z.string().nullish().catch(null) });

const note = z.object({
	topic: z.string(),
	description: z.string(),
	suggested_prompt_additions: z
		.array(z.object({ purpose: z.string(), instructions: z.array(z.string()) }))
		.nullish()
		.transform((additions) => additions ?? []),
});

const url = z.string().nullish();

const processing = z.object({ status: z.literal('processing'), progress: z.number().nullish() });

const finished = z.object({
	status: z.literal('completed'),
	credits_deducted: z.number(),
	output_structure: z.string(),
	pages: z.object({
		successful_count: z.number(),
		failed_count: z.number(),
		successful: z.array(page),
		failed: z.array(page),
	}),
	ai_uncertainty_notes: z.array(note),
	output: z.object({ xlsx_url: url, csv_url: url, json_url: url }),
});

/** What every error says. Source: "details is always present. It is null when there is no additional context". */
export const serviceError = z.object({
	code: z.string(),
	message: z.string(),
	retryable: z.boolean().catch(false),
	details: z.unknown(),
});

const failed = z.object({ status: z.literal('failed'), error: serviceError });

export const poll = z.discriminatedUnion('status', [processing, finished, failed]);

export const output = z.object({ download_url: z.string(), format: z.string(), expires_in_seconds: z.number().nullish() });

export const balance = z.object({ success, credits_balance: z.number(), credits_reserved: z.number() });

export const errorAnswer = z.object({ success: z.literal(false), status: z.string().optional(), error: serviceError });

export const inputIssues = z.object({
	issues: z.array(z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])) })),
});

export const retryDetails = z.object({ retry_after: z.coerce.number().nonnegative() });

/** Source: "JSON returns an array of objects, one per row". */
export const rows = z.array(z.record(z.string(), z.unknown()));

export type Page = z.infer<typeof page>;
export type Poll = z.infer<typeof poll>;
export type FinishedExtraction = z.infer<typeof finished>;
export type ServiceErrorBody = z.infer<typeof serviceError>;
