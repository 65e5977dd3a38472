import { z } from 'zod';
import { ApiError } from './errors';

const id = z.string().min(1).max(200);

/** "Only letters, numbers, dots, underscores, colons, and hyphens (1-200 characters)." */
const fileId = z
	.string()
	.regex(
		/^[A-Za-z0-9._:-]{1,200}$/,
		'file_id may contain only letters, numbers, dots, underscores, colons, and hyphens (1-200 characters).',
	);

const fileName = z
	.string()
	.regex(/\.(pdf|jpg|jpeg|png)$/i, 'file_name must end with a supported extension: .pdf, .jpg, .jpeg, or .png.');

/** "The files you want to upload (1 to 6,000 files)." */
export function sessionSchema(maxFiles: number) {
	return z.object({
		upload_session_id: id,
		files: z
			.array(z.object({ file_id: fileId, file_name: fileName, file_size_bytes: z.number().int().positive() }))
			.min(1)
			.max(maxFiles, `files may contain at most ${maxFiles} files.`),
	});
}
export type SessionRequest = z.infer<ReturnType<typeof sessionSchema>>;

/** S3 knows 10,000 parts an upload. */
const partNumber = z.number().int().min(1).max(10_000);

export const partUrlsSchema = z.object({
	file_id: z.string().min(1),
	part_numbers: z.array(partNumber).min(1).max(10_000),
});

export const completionSchema = z.object({
	file_id: z.string().min(1),
	parts: z.array(z.object({ part_number: partNumber, e_tag: z.string() })),
});

const fields = z
	.array(
		z.object({
			name: z.string().min(2).max(50),
			// The reference gives no length; the quickstart does: "an optional prompt (3 to 600 characters)".
			prompt: z.string().min(3).max(600).optional(),
		}),
	)
	.min(1)
	.refine(
		(list) => new Set(list.map(({ name }) => name)).size === list.length,
		'fields must have unique names.',
	);

export const submissionSchema = z.object({
	submission_id: id,
	upload_session_id: id,
	file_ids: z
		.array(z.string().min(1))
		.min(1)
		.refine((ids) => new Set(ids).size === ids.length, 'file_ids must be unique.'),
	// The reference says "Required: Yes", the quickstart submits without it: its absence is accepted.
	task_name: z.string().min(3).max(40).optional(),
	// The quickstart: "a plain-text natural language instruction (up to 2,500 characters)",
	// "A general_prompt (up to 1,500 characters)".
	prompt: z.union([
		z.string().min(1).max(2500),
		z.object({ fields, general_prompt: z.string().max(1500).optional() }),
	]),
	output_structure: z.enum(['automatic', 'per_invoice', 'per_line_item']),
	options: z.object({ exclude_columns: z.array(z.enum(['source_file'])).optional() }).optional(),
});
export type Submission = z.infer<typeof submissionSchema>;
export type Prompt = Submission['prompt'];

export const outputQuerySchema = z.object({ format: z.enum(['xlsx', 'csv', 'json']) });

/** The checked input, or the documented INVALID_INPUT with one issue for every place that is wrong. */
export function parse<T extends z.ZodTypeAny>(schema: T, input: unknown): z.infer<T> {
	const result = schema.safeParse(input);
	if (result.success) return result.data;
	throw invalidInput(result.error.issues.flatMap(issuesWithin));
}

export function invalidInput(issues: Array<{ message: string; path: Array<string | number> }>): ApiError {
	return new ApiError('INVALID_INPUT', {
		issues: issues.map(({ message, path }) => ({ message, path })),
	});
}

/** A prompt is a string or an object: tells what is wrong with the one that was meant. */
function issuesWithin(issue: z.ZodIssue): z.ZodIssue[] {
	if (issue.code !== 'invalid_union') return [issue];
	const attempts = issue.unionErrors.map((error) => error.issues);
	const meant = attempts.find((issues) => !issues.some(isWrongType(issue.path.length)));
	return meant ?? [issue];
}

function isWrongType(depth: number) {
	return (issue: z.ZodIssue) => issue.code === 'invalid_type' && issue.path.length === depth;
}
