import { z } from 'zod';

import { listOfDoubts, optional, optionalList } from '../shared/http/optional';
import { readNote } from './result/notes';

/**
 * Wire types. Unknown keys are dropped, not refused: the service may add some at any time. Required is what is needed to go on, and to
 * get at the rows; all else is taken as far as it is as documented.
 */

/** An answer that says of itself that it is none is none. */
const success = z.unknown().refine((value) => value !== false, 'It is false');

const count = z.number().int().positive();

export const session = z.object({
	success,
	// Source: "This value is the same for all files in the session."
	files: z.array(z.object({ part_size: optional(count) }).catch({})).refine((files) => files.some((file) => file.part_size), { path: [0, 'part_size'], message: 'Required' }),
});

/** A part that is not among them is asked for in vain, which says so: see `createPartUrls`. */
export const partUrls = z.object({ success, part_urls: z.array(optional(z.object({ part_number: count, url: z.string() }))) });

/** All that this answer says. */
export const completed = z.object({ success: z.literal(true) });

export const submitted = z.object({ success, extraction_id: z.string().min(1) });

/** Source: "The pages.failed array lists each page that could not be processed, along with the reason"; the reference shows none. */
const place = z.object({ file_name: optional(z.string().min(1)), page: optional(z.number()), reason: optional(z.string()) }).catch({});

const pages = z.object({
	successful_count: optional(z.number()),
	failed_count: optional(z.number()),
	successful: optionalList(place),
	/** One whose file or page is not said is a failed page all the same. */
	failed: listOfDoubts((entry) => place.parse(entry)),
});

const url = optional(z.string());

/** A number, or a text with one such as `45%`. */
const progress = z.union([z.number(), z.string().regex(/^\s*\d/).transform((said) => parseFloat(said))]);

const processing = z.object({ status: z.literal('processing'), progress: optional(progress) });

const finished = z.object({
	status: z.literal('completed'),
	credits_deducted: optional(z.number()),
	output_structure: optional(z.string()),
	pages: optional(pages),
	/** `undefined` where nothing was said, which is not the same as no doubt. */
	ai_uncertainty_notes: z.unknown().optional().transform((notes) => (notes === undefined || notes === null ? undefined : listOfDoubts(readNote).parse(notes))),
	output: z.object({ xlsx_url: url, csv_url: url, json_url: url }).catch({}),
});

const UNSAID = { code: 'UNKNOWN_ERROR', message: 'The service did not say what is wrong', retryable: false };

/** What every error says. Source: "details is always present. It is null when there is no additional context". */
export const serviceError = z.object({
	code: z.string().min(1).catch(UNSAID.code),
	message: z.string().min(1).catch(UNSAID.message),
	retryable: z.boolean().catch(false),
	details: z.unknown(),
});

const failed = z.object({ status: z.literal('failed'), error: serviceError.catch({ ...UNSAID, details: undefined }) });

export const poll = z.discriminatedUnion('status', [processing, finished, failed]);

export const output = z.object({ download_url: z.string(), expires_in_seconds: optional(z.number()) });

/** What is not said of the reserved credits is not known of the available ones either. */
export const balance = z.object({ success, credits_balance: z.number(), credits_reserved: optional(z.number()) });

export const errorAnswer = z.object({ success: z.literal(false), status: optional(z.string()), error: serviceError });

export const inputIssues = z.object({
	issues: z.array(z.object({ message: z.string(), path: z.array(z.union([z.string(), z.number()])) })),
});

export const retryDetails = z.object({ retry_after: z.coerce.number().nonnegative() });

/**
 * Source: "JSON returns an array of objects, one per row". They are looked at and not copied, as a schema of lists and records would: there may be
 * a hundred thousand.
 */
export const rows = z.unknown().transform((value, ctx): Array<Record<string, unknown>> => {
	if (!Array.isArray(value)) return refused(ctx, 'Expected array', []);
	const list: unknown[] = value;
	const wrong = list.findIndex((row) => !isRecord(row));
	if (wrong !== -1) return refused(ctx, 'Expected object', [wrong]);
	const records = list.filter(isRecord);
	// A column of this name would become something else in every copy of the row.
	for (const row of records) if (Object.hasOwn(row, PROTOTYPE)) delete row[PROTOTYPE];
	return records;
});

const PROTOTYPE = '__proto__';

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(ctx: z.RefinementCtx, message: string, path: number[]): never {
	ctx.addIssue({ code: z.ZodIssueCode.custom, message, path });
	return z.NEVER;
}

export type Page = z.infer<typeof place>;
export type Poll = z.infer<typeof poll>;
export type FinishedExtraction = z.infer<typeof finished>;
export type ServiceErrorBody = z.infer<typeof serviceError>;
