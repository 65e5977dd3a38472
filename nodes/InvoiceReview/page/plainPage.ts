import { renderDocuments } from './documents';
import { html, type Html } from './html';
import { localTime } from './localized';
import { MAX_NAME, MAX_REMARK, type PageRow, type PostedAnswer, type ReviewPage } from './reviewPage';
import { firstShown, renderProblems, renderRow, rowState } from './rows';
import { fill, type Texts } from './texts';

/**
 * The review where no script runs: one row, whose fields are posted together with what was decided of the others before. What the post
 * means is in `formAnswer.ts`.
 */
export function renderPlainPage(page: ReviewPage, texts: Texts): Html {
	const { rows, title, deadline, language } = page;
	const row = firstShown(page);
	if (!row) return html`<div class="plain"><header><h1>${title}</h1></header><main><p>${texts.noRows}</p></main></div>`;
	const decided = rows.filter(({ decision }) => decision).length;
	const until = deadline && html`<p>${fill(texts.deadline, { time: localTime(deadline, language) })}</p>`;
	return html`<div class="plain"><header><h1>${title}</h1><p>${fill(texts.progress, { decided, total: rows.length })}</p>${until}<p class="quiet">${texts.plainHelp}</p></header>
<form method="post" action="${page.action}"><main><div>${renderForm(page, row, texts)}</div><div>${renderDocuments(row.documents, texts)}</div></main>
<nav aria-label="${texts.rows}"><h2>${texts.rows}</h2><ol class="list">${rows.map((other) => renderEntry(other, row, texts))}</ol></nav>
<section class="finish" aria-label="${texts.submit}"><p>${fill(texts.plainUnanswered, { count: rows.length - decided })}</p>
<p class="actions"><label for="plain-by">${texts.by}</label><input id="plain-by" name="by" autocomplete="name" maxlength="${MAX_NAME}" value="${page.by}">${action('approve-all', texts.approveAll)}${action('submit', texts.submit, 'primary')}</p></section></form></div>`;
}

function renderForm(page: ReviewPage, row: PageRow, texts: Texts): Html {
	const position = fill(texts.position, { position: page.rows.indexOf(row) + 1, total: page.rows.length });
	// Enter in a field sends the form by its first button, which must not decide anything.
	return html`<button name="do" value="check" hidden></button><input type="hidden" name="answer" value="${JSON.stringify(answerSoFar(page))}"><input type="hidden" name="row" value="${row.id}">
${page.problem && html`<p class="alert" role="alert">${page.problem}</p>`}<p class="position">${position} <span class="state ${rowState(row)}">${texts[rowState(row)]}</span></p><h2>${row.name}</h2>
<div class="problems">${renderProblems(row.problems, texts)}</div>${renderRow(row, texts, page.language)}
<p class="remark"><label for="plain-remark">${texts.remark}</label><textarea id="plain-remark" name="remark" rows="2" maxlength="${MAX_REMARK}">${'\n'}${row.remark}</textarea></p>
<p class="actions">${action('approve', texts.approve, 'primary')}${action('reject', texts.reject)}${row.decision && action('reopen', texts.reopen)}${action('check', texts.check)}${action('previous', texts.previous)}${action('next', texts.next)}</p>`;
}

function renderEntry(row: PageRow, shown: PageRow, texts: Texts): Html {
	const state = rowState(row);
	return html`<li${row === shown && html` aria-current="true"`}><span class="name">${row.name}</span> <span class="state ${state}">${texts[state]}</span></li>`;
}

function action(value: string, text: string, className?: string): Html {
	return html`<button name="do" value="${value}"${className && html` class="${className}"`}>${text}</button>`;
}

function answerSoFar({ rows, draftKey }: ReviewPage): Pick<PostedAnswer, 'key' | 'rows'> {
	return {
		key: draftKey,
		rows: rows.map(({ id, decision, remark, fields }) => {
			const changed = fields.flatMap(({ name, entered }) => (entered === undefined ? [] : [[name, entered]]));
			return { id, decision, remark, ...(changed.length > 0 && { fields: Object.fromEntries(changed) as Record<string, string> }) };
		}),
	};
}
