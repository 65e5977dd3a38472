/** How long the name of who decides and a remark may be, in characters. */
export const MAX_NAME = 200;
export const MAX_REMARK = 10_000;

/** What the page shows. Every text in it comes from strangers and is escaped where it is written into HTML. */
export interface ReviewPage {
	/**
	 * `open`: rows can be decided. `checked`: what was posted is shown again, with what still does not add up or cannot be taken.
	 * `decided`: a summary, nothing more can be done. `expired`: the deadline has passed.
	 */
	state: 'open' | 'checked' | 'decided' | 'expired';
	/** The heading, from the node's parameters. */
	title: string;
	/** Texts of the page that the node replaces, see `texts.ts`. */
	texts: Readonly<Record<string, string>>;
	/** Of script and style, see the page's CSP. */
	nonce: string;
	/** BCP 47, from `Accept-Language`: numbers and dates where no script runs. The script takes the browser's own. */
	language: string;
	/** ISO 8601 with offset; missing where there is none. */
	deadline?: string;
	/** Where the page posts to: a query with its signature, resolved against the page's address, so that it holds behind any proxy. */
	action: string;
	/** Names this review, also the draft in the page's own storage: another one each time that the node asks, even in the same execution. */
	draftKey: string;
	/** The row to show first, where no script runs; the first undecided one where it is missing. */
	current?: number;
	/** Who decides, where it is known already. */
	by?: string;
	rows: PageRow[];
	/** For `decided` and `expired`. */
	summary?: { approved: number; rejected: number; unanswered: number; at?: string; by?: string };
	/** What is wrong with what was posted as a whole, such as too large; a sentence. */
	problem?: string;
}

export interface PageRow {
	/** Its place in the input, from 0. */
	id: number;
	/** What it is called in the list: file and page, or the invoice's number. */
	name: string;
	/** Why it is here, for people; may be empty. */
	sentence: string;
	/** Those that the reasons name first. */
	fields: PageField[];
	documents: PageDocument[];
	/** As decided so far, in a draft that was posted. */
	decision?: Decision;
	remark?: string;
	/** What the rules say of the corrected row; sentences. Empty: nothing speaks against it. Missing: not checked yet. */
	problems?: string[];
}

export interface PageField {
	/** The column. */
	name: string;
	/** How its value is corrected, and what it becomes. `json`: shown only. */
	kind: 'text' | 'number' | 'date' | 'boolean' | 'json';
	/** As it stands in the item: numbers with a point and no grouping, dates as they were; empty where there is none. */
	value: string;
	/** What a person wrote, where it differs. */
	entered?: string;
	/** Whether a reason names it. */
	isMarked: boolean;
	/** Why what was entered cannot be taken; a sentence. */
	problem?: string;
}

export interface PageDocument {
	fileName: string;
	mimeType: string;
	/** A query with a signature of its own, such as `?document=0-data&signature=…`: it is resolved against the page's address. */
	url: string;
	/** How it is shown; `download` for everything that is not surely harmless. */
	shownAs: 'pdf' | 'image' | 'download';
	/** In bytes, where it is known. */
	size?: number;
}

export type Decision = 'approved' | 'rejected';

/** What the page posts: urlencoded, one field `answer` with this as JSON. Without script, the same is made from the fields of one row. */
export interface PostedAnswer {
	/** `check` shows what still does not add up and decides nothing; `submit` ends the review: what has no decision is unanswered. */
	intent: 'check' | 'submit';
	/** The `draftKey` of the page that it was made with: answers to another round of a loop are refused. */
	key: string;
	by?: string;
	rows: PostedRow[];
}

export interface PostedRow {
	id: number;
	decision?: Decision;
	remark?: string;
	/** Only columns that were changed, as they were entered. */
	fields?: Record<string, string>;
}

/** What the script gets for `check` (`Accept: application/json`). */
export interface CheckedAnswer {
	rows: Array<{ id: number; problems: string[]; fieldProblems: Record<string, string> }>;
}

/** What the script gets for `submit`. Anything else that is no `RefusedAnswer` comes from n8n: somebody has decided already. */
export interface DecidedAnswer {
	decided: { approved: number; rejected: number; unanswered: number };
}

/** What the script gets when nothing was taken; with the problems at the fields where values cannot be taken (status 422). */
export interface RefusedAnswer extends Partial<CheckedAnswer> {
	/** A sentence. */
	message: string;
}
