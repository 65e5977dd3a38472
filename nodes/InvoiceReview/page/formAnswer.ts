import type { Decision, PageRow } from './reviewPage';

/** What a form without script has posted. */
export interface FormAnswer {
	/** In the shape of `PostedAnswer`; it went through the browser, so it is to be checked like an answer of the script. */
	answer: unknown;
	/** The row to be shown next. */
	current?: number;
}

type Posted = Readonly<Record<string, unknown>>;

const DECISIONS: Readonly<Record<string, Decision>> = { approve: 'approved', reject: 'rejected' };

/**
 * Makes the script's answer from the fields of the row that was shown, and what was decided before.
 * Every button but *Submit* has the intent `check`, and what comes back is to be shown again with the row that follows.
 * @returns `undefined` where the post is not the form's but the script's
 */
export function formAnswer(form: Posted, rows: readonly PageRow[]): FormAnswer | undefined {
	const action = textOf(form.do);
	if (!action) return undefined;
	const hidden = hiddenAnswer(form.answer);
	const before = Array.isArray(hidden.rows) ? hidden.rows.filter(isObject) : [];
	const shown = rows.find(({ id }) => String(id) === form.row);
	const answered = rows.map((row) => {
		const known = before.find(({ id }) => id === row.id) ?? { id: row.id };
		if (row === shown) return { ...known, ...enteredFor(row, form), decision: decisionAfter(action, known.decision) };
		return action === 'approve-all' && !known.decision ? { ...known, decision: 'approved' } : known;
	});
	const answer = { intent: action === 'submit' ? 'submit' : 'check', key: hidden.key, by: textOf(form.by), rows: answered };
	return { answer: JSON.parse(JSON.stringify(answer)) as unknown, current: shown && nextShown(action, shown, rows, answered) };
}

function hiddenAnswer(text: unknown): Posted {
	try {
		const parsed = JSON.parse(String(text)) as unknown;
		return isObject(parsed) ? parsed : {};
	} catch {
		return {};
	}
}

function isObject(value: unknown): value is Posted {
	return typeof value === 'object' && value !== null;
}

function enteredFor(row: PageRow, form: Posted): Posted {
	const changed = row.fields.flatMap(({ name, kind, value }) => {
		const entered = form[`field:${name}`];
		if (kind === 'json' || typeof entered !== 'string') return [];
		// Forms end lines with a carriage return and a line feed, whatever ended them before.
		const text = withLineFeeds(entered);
		return text === withLineFeeds(value) ? [] : [[name, text]];
	});
	return { remark: textOf(form.remark), fields: changed.length > 0 ? Object.fromEntries(changed) : undefined };
}

function decisionAfter(action: string, before: unknown): unknown {
	if (action === 'reopen') return undefined;
	return DECISIONS[action] ?? (action === 'approve-all' ? (before ?? 'approved') : before);
}

function nextShown(action: string, shown: PageRow, rows: readonly PageRow[], answered: readonly Posted[]): number {
	const at = rows.indexOf(shown);
	if (action === 'previous') return rows[Math.max(at - 1, 0)].id;
	if (action === 'next') return rows[Math.min(at + 1, rows.length - 1)].id;
	if (!DECISIONS[action]) return shown.id;
	const open = [...rows.slice(at + 1), ...rows.slice(0, at)].find(({ id }) => !answered.some((row) => row.id === id && row.decision));
	return (open ?? shown).id;
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

function withLineFeeds(text: string): string {
	return text.replace(/\r\n?/g, '\n');
}
