import { renderClosedPage } from './closedPage';
import { html, type Html } from './html';
import { MAX_NAME, MAX_REMARK, type PageRow, type ReviewPage } from './reviewPage';
import { renderRow, rowState } from './rows';
import type { Texts } from './texts';

/**
 * The review with script: the frame that stays, a list of all rows, and a template for each, from which the script draws a row when it is opened.
 * It is hidden until the script runs.
 */
export function renderAppPage(page: ReviewPage, texts: Texts): Html {
	const { rows, title, deadline } = page;
	return html`<div class="app" id="app" hidden>
<header><div class="heading"><h1>${title}</h1><p class="facts"><span id="progress"></span>${deadline && html`<span id="deadline"></span>`}</p></div>
<p class="actions"><button type="button" id="approve-all">${texts.approveAll}</button><button type="button" id="submit" class="primary">${texts.submit}</button></p></header>
<div id="alert" class="alert" role="alert">${page.problem}</div>
<nav aria-label="${texts.rows}"><button type="button" id="choose" aria-expanded="false" aria-controls="list">${texts.chooseRow}</button>
<ol class="list" id="list">${rows.map((row) => renderEntry(row, texts))}</ol>${renderKeys(texts)}</nav>
<main id="row"><div class="row-head"><div><p class="position"><span id="position"></span> <span id="state" class="state"></span> <a href="#documents" class="to-document">${texts.toDocument}</a></p><h2 id="name" tabindex="-1"></h2></div>
<p class="steps"><button type="button" id="previous" aria-keyshortcuts="Alt+ArrowUp">${texts.previous}</button><button type="button" id="next" aria-keyshortcuts="Alt+ArrowDown">${texts.next}</button></p></div>
<div id="problems" class="problems"></div><div id="panel"></div>
<div class="decide"><div id="notice" class="notice" role="status"></div>
<p class="remark"><label for="remark">${texts.remark}</label><textarea id="remark" rows="1" maxlength="${MAX_REMARK}"></textarea></p>
<p class="actions"><button type="button" id="approve" class="primary" aria-pressed="false" aria-keyshortcuts="Alt+Enter">${texts.approve}</button><button type="button" id="reject" aria-pressed="false" aria-keyshortcuts="Alt+Shift+Enter">${texts.reject}</button><button type="button" id="check">${texts.check}</button><button type="button" id="reopen" class="link" hidden>${texts.reopen}</button></p></div></main>
<aside id="documents" aria-label="${texts.document}"></aside>
${renderConfirmation(texts)}</div>
${rows.map((row) => html`<template id="row-${row.id}">${renderRow(row, texts, page.language)}</template>`)}
<template id="closed">${renderClosedPage({ title, language: page.language, state: 'decided' }, texts)}</template>`;
}

function renderEntry(row: PageRow, texts: Texts): Html {
	const state = rowState(row);
	return html`<li><button type="button" data-row="${row.id}"><span class="name">${row.name}</span> <span class="state ${state}">${texts[state]}</span></button></li>`;
}

function renderKeys(texts: Texts): Html {
	const keys: Array<[string[], string]> = [
		[['Alt', '↓'], texts.keyNext],
		[['Alt', '↑'], texts.keyPrevious],
		[['Alt', 'Enter'], texts.keyApprove],
		[['Alt', 'Shift', 'Enter'], texts.keyReject],
	];
	return html`<section class="keys" aria-labelledby="keys"><h2 id="keys">${texts.keys}</h2><dl>${keys.map(
		([names, text]) => html`<div><dt>${names.map((name, index) => html`${index > 0 && '+'}<kbd>${name}</kbd>`)}</dt><dd>${text}</dd></div>`,
	)}</dl></section>`;
}

function renderConfirmation(texts: Texts): Html {
	return html`<dialog id="confirm" aria-labelledby="confirm-title"><h2 id="confirm-title">${texts.confirmTitle}</h2><dl id="confirm-counts"></dl>
<p id="confirm-unanswered">${texts.confirmUnanswered}</p><p id="confirm-problems" class="caution"></p><p id="confirm-left-out" class="caution"></p><p>${texts.confirmFinal}</p>
<p class="remark"><label for="by">${texts.by}</label><input id="by" autocomplete="name" maxlength="${MAX_NAME}"></p>
<p class="actions"><button type="button" id="confirm-submit" class="primary">${texts.submit}</button><button type="button" id="confirm-back">${texts.goBack}</button></p></dialog>`;
}
