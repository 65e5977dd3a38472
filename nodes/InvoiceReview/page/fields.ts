import { html, type Html } from './html';
import { localized } from './localized';
import type { PageField } from './reviewPage';
import { fill, type Texts } from './texts';

/** From here on a text gets several lines. */
const LONG_TEXT = 60;

/**
 * A field with its label and what is said of it. The script finds its way by the data attributes; without script, what is in the value is posted
 * as `field:<column>`.
 * @param id unique in the page
 */
export function renderField(field: PageField, id: string, texts: Texts, language: string): Html {
	const label = html`${field.name}${field.isMarked && html` <span class="flag">${texts.marked}</span>`}`;
	const classes = `field${field.isMarked ? ' marked' : ''}${isWide(field) ? ' wide' : ''}`;
	if (field.kind === 'json') {
		return html`<div class="${classes}"><span class="label" id="${id}">${label}</span><pre tabindex="0" role="group" aria-labelledby="${id}">${field.value}</pre></div>`;
	}
	return html`<div class="${classes}" data-name="${field.name}" data-kind="${field.kind}" data-was="${field.value}"><label for="${id}">${label}</label>${control(
		field,
		id,
		texts,
	)}<p class="note" id="${id}-note"><span class="reading">${reading(field, texts, language)}</span><span class="was">${wasText(
		field,
		texts,
	)}</span><span class="problem">${field.problem}</span></p></div>`;
}

function isWide({ kind, value, entered }: PageField): boolean {
	const texts = [value, entered ?? ''];
	// An input of one line would lose the others.
	return kind === 'json' || (kind !== 'boolean' && texts.some((text) => /[\r\n]/.test(text))) || (kind === 'text' && texts.some((text) => text.length > LONG_TEXT));
}

function control(field: PageField, id: string, texts: Texts): Html {
	const value = field.entered ?? field.value;
	const attributes = html`id="${id}" name="field:${field.name}" aria-describedby="${id}-note"${Boolean(field.problem) && html` aria-invalid="true"`}`;
	if (field.kind === 'boolean') return html`<select ${attributes}>${options(field, texts)}</select>`;
	// The first line feed of a text area is not part of its value.
	if (isWide(field)) return html`<textarea ${attributes} rows="3" spellcheck="false">${'\n'}${value}</textarea>`;
	const inputMode = field.kind === 'number' && html` inputmode="decimal"`;
	return html`<input type="text" ${attributes} value="${value}" autocomplete="off" spellcheck="false"${inputMode}>`;
}

function options({ value, entered }: PageField, texts: Texts): Html[] {
	const chosen = entered ?? value;
	const known: Array<[string, string]> = [['true', texts.yes], ['false', texts.no], ['', texts.notSet]];
	// What else stands in the item stays among the choices, or opening the page would change it.
	const others = [...new Set([value, chosen])].filter((text) => !known.some(([name]) => name === text));
	return [...known, ...others.map((text): [string, string] => [text, text])].map(
		([name, text]) => html`<option value="${name}"${name === chosen && html` selected`}>${text}</option>`,
	);
}

function reading({ kind, value, entered }: PageField, texts: Texts, language: string): string | undefined {
	const shown = kind === 'number' || kind === 'date' ? localized(entered ?? value, kind, language) : undefined;
	return shown && fill(texts.readAs, { value: shown });
}

function wasText({ value, entered }: PageField, texts: Texts): string | undefined {
	if (entered === undefined || entered === value) return undefined;
	return value === '' ? texts.wasEmpty : fill(texts.changed, { before: value });
}
