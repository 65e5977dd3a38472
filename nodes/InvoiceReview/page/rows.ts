import { renderField } from './fields';
import { html, type Html } from './html';
import type { PageRow, ReviewPage } from './reviewPage';
import type { TextKey, Texts } from './texts';

/** What is said of a row and its fields; the same with script and without. */
export function renderRow(row: PageRow, texts: Texts, language: string): Html {
	const why = row.sentence !== '' && html`<section class="why"><h3>${texts.why}</h3><p>${row.sentence}</p></section>`;
	const fields = row.fields.map((field, index) => renderField(field, `r${row.id}-f${index}`, texts, language));
	return html`${why}<section class="fields" aria-label="${texts.fields}">${fields}</section>`;
}

/** What the rules say of a row that was checked; nothing where it was not. */
export function renderProblems(problems: readonly string[] | undefined, texts: Texts): Html | undefined {
	if (!problems) return undefined;
	if (problems.length === 0) return html`<p class="fine">${texts.noProblems}</p>`;
	return html`<h3>${texts.problems}</h3><ul>${problems.map((problem) => html`<li>${problem}</li>`)}</ul>`;
}

/** The state of a row: the key of its text, and the class that colours it. What cannot be taken comes before what was decided. */
export function rowState(row: PageRow): Extract<TextKey, 'open' | 'approved' | 'rejected' | 'toFix' | 'notAddingUp'> {
	if (row.fields.some(({ problem }) => problem)) return 'toFix';
	return row.decision ?? (row.problems?.length ? 'notAddingUp' : 'open');
}

export function firstShown({ rows, current }: ReviewPage): PageRow | undefined {
	return rows.find(({ id }) => id === current) ?? rows.find(({ decision }) => !decision) ?? rows[0];
}
