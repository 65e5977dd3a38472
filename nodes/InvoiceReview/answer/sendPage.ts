import { createHash, randomBytes } from 'crypto';

import { queryTo } from '../links';
import { renderPage } from '../page/renderPage';
import type { PageField, PageRow, PostedAnswer, PostedRow, ReviewPage } from '../page/reviewPage';
import type { AskedRow } from '../rows/askedRow';
import { markedFields } from '../rows/checks';
import { countDecisions, type Review } from '../rows/decisions';
import { textOf, type RowField } from '../rows/fields';
import type { OpenReview } from './openReview';
import { pageHeaders, send } from './responses';
import { pageDocuments } from './sendDocument';

/** What the page says beside what waits. */
export interface Shown {
	/** What was posted, and what is said of it; the page opens without a draft where it is missing. */
	draft?: { answer: PostedAnswer; problems: string[][]; fieldProblems: ReadonlyArray<Record<string, string>> };
	/** The row to show first where no script runs. */
	current?: number;
	/** What is wrong with what was posted as a whole, a sentence. */
	problem?: string;
	status?: number;
}

/** Answers with the page; what was posted stays in its fields. */
export function sendPage(review: OpenReview, shown: Shown): void {
	const nonce = randomBytes(18).toString('base64');
	const { ctx, asked, isExpired, rows } = review;
	const page: ReviewPage = isExpired
		? { ...frameOf(review, nonce), state: 'expired', rows: [], summary: { approved: 0, rejected: 0, unanswered: rows.length, ...(asked.deadline && { at: asked.deadline }) } }
		: {
				...frameOf(review, nonce),
				state: shown.draft || shown.problem ? 'checked' : 'open',
				rows: pageRowsOf(review, shown),
				...(shown.draft?.answer.by !== undefined && { by: shown.draft.answer.by }),
				...(shown.current !== undefined && { current: shown.current }),
				...(shown.problem !== undefined && { problem: shown.problem }),
			};
	send(ctx.getResponseObject(), shown.status ?? 200, pageHeaders(nonce), renderPage(page));
}

/** The page that says what was decided. It runs no script and asks for nothing, so that it is whole under n8n's own policy as well. */
export function decidedPage(review: OpenReview, items: Parameters<typeof countDecisions>[0], { at, by }: Pick<Review, 'at' | 'by'>): { html: string; headers: Record<string, string> } {
	const nonce = randomBytes(18).toString('base64');
	const summary = { ...countDecisions(items), ...(at !== null && { at }), ...(by !== null && { by }) };
	return { html: renderPage({ ...frameOf(review, nonce), state: 'decided', rows: [], summary }), headers: pageHeaders(nonce) };
}

/** For workflows that remind somebody: after the decision it is n8n that answers, and something else. */
export function statusOf({ isExpired, asked, rows }: OpenReview): { state: 'open' | 'expired'; rows: number; deadline: string | null } {
	return { state: isExpired ? 'expired' : 'open', rows: rows.length, deadline: asked.deadline };
}

/** Names this review, and no other round of the same node. */
export function keyOf({ ctx, asked }: Pick<OpenReview, 'ctx' | 'asked'>): string {
	return createHash('sha256').update(JSON.stringify([ctx.getExecutionId(), ctx.getNode().id, asked.asked])).digest('hex').slice(0, 32);
}

function frameOf(review: OpenReview, nonce: string): Omit<ReviewPage, 'state' | 'rows'> {
	const { ctx, access, settings, asked } = review;
	return {
		title: settings.title,
		texts: settings.texts,
		nonce,
		language: languageOf(ctx.getRequestObject().headers['accept-language']),
		...(asked.deadline !== null && { deadline: asked.deadline }),
		action: queryTo(ctx, {}, access),
		draftKey: keyOf(review),
	};
}

/** The rows as the page shows them. */
export function pageRowsOf({ ctx, access, rows, settings }: OpenReview, { draft }: Shown = {}): PageRow[] {
	const posted = new Map(draft?.answer.rows.map((row) => [row.id, row]));
	const marked = markedFields(rows, settings.check);
	return rows.map((row, index) => {
		const own = posted.get(row.id);
		return {
			id: row.id,
			name: row.name,
			sentence: row.sentence,
			fields: pageFields(row, marked[index], own?.fields ?? {}, draft?.fieldProblems[index] ?? {}),
			documents: pageDocuments(row, (document) => queryTo(ctx, { document }, access)),
			...(own?.decision && { decision: own.decision }),
			...(own?.remark !== undefined && { remark: own.remark }),
			...(draft && { problems: draft.problems[index] }),
		};
	});
}

/** Those that speak against the row first. */
function pageFields({ fields }: AskedRow, marked: ReadonlySet<string>, entered: NonNullable<PostedRow['fields']>, problems: Record<string, string>): PageField[] {
	const toField = ({ name, kind, value }: RowField): PageField => ({
		name,
		kind,
		value: textOf(value),
		isMarked: marked.has(name),
		...(Object.hasOwn(entered, name) && { entered: entered[name] }),
		...(Object.hasOwn(problems, name) && { problem: problems[name] }),
	});
	const all = fields.map(toField);
	return [...all.filter(({ isMarked }) => isMarked), ...all.filter(({ isMarked }) => !isMarked)];
}

/** The first language that a browser asks for. */
function languageOf(header: string | undefined): string {
	const first = /^\s*([a-z]{2,3}(?:-[a-z0-9]{2,8}){0,3})\s*(?:[,;]|$)/i.exec(header ?? '')?.[1];
	return first ?? 'en';
}
