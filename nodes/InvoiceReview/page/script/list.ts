/** The list of all rows with their states, and the counts above it. */
export const LIST = String.raw`
/** What of a row cannot be taken, by column: told by the server, or seen here. @param {Row} row */
function fieldProblemsOf(row) {
	const ambiguous = [...row.entered].filter(([name, text]) => row.numbers.includes(name) && isAmbiguous(text));
	return new Map([...row.fieldProblems, ...ambiguous.map(([name, text]) => /** @type {[string, string]} */ ([name, ambiguityOf(text)]))]);
}

/** @param {Row} row */
function stateOf(row) {
	if (fieldProblemsOf(row).size > 0) return 'toFix';
	return row.decision || (row.problems && row.problems.length > 0 ? 'notAddingUp' : 'open');
}

/** @param {Row} row @param {Element} element */
function showState(row, element) {
	const state = stateOf(row);
	element.className = 'state ' + state;
	element.textContent = texts[state];
}

/** @type {Map<number, HTMLButtonElement>} */
const entries = new Map();
for (const entry of document.querySelectorAll('#list button')) {
	const element = /** @type {HTMLButtonElement} */ (entry);
	entries.set(Number(element.dataset.row), element);
}

/** @param {Row} row */
function showEntry(row) {
	const entry = entries.get(row.id);
	const state = entry && entry.querySelector('.state');
	if (state) showState(row, state);
	if (row === shown) showState(row, byId('state'));
}

function showProgress() {
	const decided = rows.filter(({ decision }) => decision).length;
	byId('progress').textContent = fill(texts.progress, { decided, total: rows.length });
	button('approve-all').disabled = isSending || decided === rows.length;
}

/** @param {Row | undefined} before @param {Row} now */
function showCurrent(before, now) {
	const left = before && entries.get(before.id);
	if (left) left.removeAttribute('aria-current');
	const entry = entries.get(now.id);
	if (!entry) return;
	entry.setAttribute('aria-current', 'true');
	entry.scrollIntoView({ block: 'nearest' });
}

/** On a phone the list is folded. @param {boolean} isOpen */
function foldList(isOpen) {
	button('choose').setAttribute('aria-expanded', String(isOpen));
}
`;
