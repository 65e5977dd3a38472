import { html, type Html } from './html';
import { localTime } from './localized';
import type { ReviewPage } from './reviewPage';
import { fill, type Texts } from './texts';

type Closed = Pick<ReviewPage, 'title' | 'summary' | 'language'> & { state: 'decided' | 'expired' };

/** The summary, with which nothing can be done. The script fills the counts of its own submit in by their data attribute. */
export function renderClosedPage({ title, summary, state, language }: Closed, texts: Texts): Html {
	const counts = (['approved', 'rejected', 'unanswered'] as const).map(
		(name) => html`<div><dt>${texts[name]}</dt><dd data-count="${name}">${summary?.[name] ?? 0}</dd></div>`,
	);
	const by = summary?.by && html`<p>${fill(texts.decidedBy, { by: summary.by })}</p>`;
	const at = summary?.at && html`<p>${fill(texts.decidedAt, { time: localTime(summary.at, language) })}</p>`;
	return html`<main class="closed"><p class="quiet">${title}</p><h1 tabindex="-1">${state === 'decided' ? texts.decidedTitle : texts.expiredTitle}</h1>
<dl>${counts}</dl>${state === 'expired' && html`<p>${texts.expiredUnanswered}</p>`}${by}${at}<p>${texts.nothingMore}</p></main>`;
}
