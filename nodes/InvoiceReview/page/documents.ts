import { html, type Html } from './html';
import type { PageDocument } from './reviewPage';
import type { Texts } from './texts';

/** Viewers that know it show the pages as wide as there is room, without a list of them; the others leave it alone. The script has the same. */
const PDF_VIEW = '#navpanes=0&view=FitH';

/** The documents of a row where no script shows them one at a time. */
export function renderDocuments(documents: readonly PageDocument[], texts: Texts): Html {
	if (documents.length === 0) return html`<p class="quiet">${texts.noDocument}</p>`;
	return html`${documents.map((document) => html`<section class="document"><h3>${document.fileName}</h3>${links(document, texts)}${shown(document, texts)}</section>`)}`;
}

function links({ url, fileName, shownAs, size }: PageDocument, texts: Texts): Html {
	const open = shownAs !== 'download' && html`<a href="${url}" target="_blank" rel="noopener noreferrer">${texts.openDocument}</a> `;
	return html`<p class="links">${open}<a href="${url}" download="${fileName}">${texts.download}</a>${size !== undefined && html` <span class="quiet">${sizeText(size)}</span>`}</p>`;
}

function shown({ url, fileName, shownAs }: PageDocument, texts: Texts): Html {
	const title = `${texts.document}: ${fileName}`;
	if (shownAs === 'pdf') return html`<iframe src="${url}${PDF_VIEW}" title="${title}"></iframe>`;
	if (shownAs === 'image') return html`<img src="${url}" alt="${title}">`;
	return html`<p class="quiet">${texts.notShown}</p>`;
}

/** In whole kilobytes, or megabytes with one decimal. */
export function sizeText(bytes: number): string {
	const kilobytes = Math.max(1, Math.round(bytes / 1024));
	return kilobytes < 1000 ? `${kilobytes} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
