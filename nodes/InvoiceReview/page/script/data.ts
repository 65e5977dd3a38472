/** What the page brings, and small helpers. */
export const DATA = String.raw`
/**
 * @typedef {{ fileName: string, mimeType: string, url: string, shownAs: 'pdf' | 'image' | 'download', size?: number }} PageDocument
 * @typedef {{ id: number, name: string, decision?: string, remark?: string, problems?: string[], documents: PageDocument[], numbers: string[],
 *   columns: string[], entered: Record<string, string>, fieldProblems: Record<string, string> }} GivenRow
 * @typedef {{ id: number, name: string, decision?: string, remark: string, problems?: string[], documents: PageDocument[], numbers: string[],
 *   columns: string[], entered: Map<string, string>, fieldProblems: Map<string, string>, changes: number }} Row
 */

/** @type {{ state: string, texts: Record<string, string>, draftKey: string, action: string, by?: string, deadline?: string, current?: number, rows: GivenRow[] }} */
const given = JSON.parse(byId('review-data').textContent || '');
const texts = given.texts;
const language = navigator.language || 'en';
/** Columns may have any name, so they are in maps, which have no prototype to be mistaken for. */
/** @type {Row[]} */
const rows = (given.rows || []).map((row) => ({
	...row,
	remark: row.remark || '',
	entered: new Map(Object.entries(row.entered)),
	fieldProblems: new Map(Object.entries(row.fieldProblems)),
	changes: 0,
}));
/** @type {Row | undefined} */
let shown;

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
	const found = document.getElementById(id);
	if (!found) throw new Error('The page has no element ' + id);
	return found;
}

/** @param {string} id @returns {HTMLButtonElement} */
function button(id) {
	return /** @type {HTMLButtonElement} */ (byId(id));
}

/** @param {string} id @returns {HTMLInputElement} */
function input(id) {
	return /** @type {HTMLInputElement} */ (byId(id));
}

/** @param {string} text @param {Record<string, string | number>} values */
function fill(text, values) {
	return text.replace(/\{(\w+)\}/g, (found, name) => (name in values ? String(values[name]) : found));
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
function create(tag, attributes, ...children) {
	const element = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
	element.append(...children);
	return element;
}

/** Says something politely, with an action to choose; what was said before is gone. @param {string} text @param {string} [label] @param {() => void} [action] */
function say(text, label, action) {
	const notice = byId('notice');
	notice.replaceChildren(text);
	if (!label || !action) return;
	const choice = create('button', { type: 'button', class: 'link' }, label);
	choice.addEventListener('click', action);
	notice.append(' ', choice);
}

/** Tells of a failure, at once and until the next attempt. @param {...(Node | string)} parts */
function warn(...parts) {
	byId('alert').replaceChildren(...parts);
	byId('notice').replaceChildren();
}
`;
