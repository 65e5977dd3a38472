import type { IWebhookFunctions } from 'n8n-workflow';
import { z } from 'zod';

import { formAnswer } from '../page/formAnswer';
import { MAX_NAME, MAX_REMARK, type PageRow, type PostedAnswer } from '../page/reviewPage';

/** A post that was read, or why it was not. */
export type ReadPost = { ok: true; answer: PostedAnswer; current?: number } | { ok: false; status: number; message: string };

/** Decisions about thousands of rows fit in; documents are not posted. */
const MAX_BYTES = 2 * 1024 * 1024;

/** What n8n adds to a request of Express. */
interface WithRawBody {
	rawBody?: Buffer;
	readRawBody?: () => Promise<void>;
}

/**
 * Reads what the page has posted, from the bytes as they came: n8n's own parser drops fields beyond 1,000 and takes brackets in names apart.
 * @param rows as the page has shown them, for forms without script
 */
export async function readPost(ctx: IWebhookFunctions, rows: () => PageRow[]): Promise<ReadPost> {
	const request = ctx.getRequestObject() as ReturnType<IWebhookFunctions['getRequestObject']> & WithRawBody;
	const type = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
	if (type !== 'application/x-www-form-urlencoded') return refused(415, 'This page only takes what its own form sends.');
	if (Number(request.headers['content-length'] ?? 0) > MAX_BYTES) return TOO_LARGE;
	await request.readRawBody?.();
	const body = request.rawBody ?? Buffer.alloc(0);
	if (body.length > MAX_BYTES) return TOO_LARGE;
	const form = new URLSearchParams(body.toString('utf8'));
	const fromForm = form.has('do') ? formAnswer(Object.fromEntries(form), rows()) : undefined;
	const answer = postedAnswer.safeParse(fromForm ? fromForm.answer : parsed(form.get('answer')));
	if (!answer.success) return refused(400, 'What was sent cannot be read. Load the page anew, and try again.');
	return { ok: true, answer: answer.data, ...(fromForm?.current !== undefined && { current: fromForm.current }) };
}

const MAX_ROWS = 100_000;
const text = (max: number) => z.string().max(max);

const postedRow = z.object({
	id: z.number().int().min(0),
	decision: z.enum(['approved', 'rejected']).optional(),
	remark: text(MAX_REMARK).optional(),
	fields: z.record(z.string(), z.string()).optional(),
});

const postedAnswer = z.object({
	intent: z.enum(['check', 'submit']),
	key: text(100),
	by: text(MAX_NAME).optional(),
	rows: z.array(postedRow).max(MAX_ROWS).refine((rows) => new Set(rows.map(({ id }) => id)).size === rows.length),
});

function parsed(json: string | null): unknown {
	try {
		return JSON.parse(json ?? '');
	} catch {
		return undefined;
	}
}

function refused(status: number, message: string): ReadPost {
	return { ok: false, status, message };
}

const TOO_LARGE = refused(413, 'This is too much to be sent at once. Shorten remarks and values.');
