import { renderAppPage } from './appPage';
import { renderClosedPage } from './closedPage';
import { html, scriptJson, Html } from './html';
import { renderPlainPage } from './plainPage';
import type { ReviewPage } from './reviewPage';
import { firstShown } from './rows';
import { CLOSED_SCRIPT, SCRIPT } from './script';
import { STYLE } from './style';
import { pageTexts } from './texts';

/**
 * The whole page as HTML. Beside this document the browser asks only for documents of the row that is open. Every text from outside is
 * escaped; style and script carry the nonce, and there is no other of either, so the page runs under a strict CSP.
 */
export function renderPage(page: ReviewPage): string {
	const { state, title, nonce } = page;
	const texts = pageTexts(page.texts);
	const isOpen = state === 'open' || state === 'checked';
	const body = isOpen
		? html`${renderAppPage(page, texts)}<noscript>${renderPlainPage(page, texts)}</noscript>`
		: renderClosedPage({ ...page, state }, texts);
	return html`<!doctype html>
<html lang="${texts.language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer"><meta name="robots" content="noindex"><title>${title}</title><link rel="icon" href="data:,"><style nonce="${nonce}">${new Html(STYLE)}</style></head>
<body>${body}
<script type="application/json" id="review-data" nonce="${nonce}">${scriptJson(scriptData(page, texts))}</script>
<script nonce="${nonce}">${new Html(isOpen ? SCRIPT : CLOSED_SCRIPT)}</script></body>
</html>
`.markup;
}

/** What the script knows beside what is drawn; its type is in `script/data.ts`. */
function scriptData(page: ReviewPage, texts: ReturnType<typeof pageTexts>) {
	const { state, action, draftKey, by, deadline, rows } = page;
	const isOpen = state === 'open' || state === 'checked';
	return {
		state,
		texts,
		draftKey,
		...(isOpen && {
			action,
			by,
			deadline,
			current: firstShown(page)?.id,
			rows: rows.map(({ id, name, decision, remark, problems, documents, fields }) => ({
				id,
				name,
				decision,
				remark,
				problems,
				documents,
				numbers: fields.filter(({ kind }) => kind === 'number').map((field) => field.name),
				columns: fields.filter(({ kind }) => kind !== 'json').map((field) => field.name),
				entered: textsOf(fields, 'entered'),
				fieldProblems: textsOf(fields, 'problem'),
			})),
		}),
	};
}

function textsOf(fields: ReviewPage['rows'][number]['fields'], key: 'entered' | 'problem'): Record<string, string> {
	return Object.fromEntries(fields.flatMap((field) => (field[key] === undefined ? [] : [[field.name, field[key]]])));
}
