/** The fields of the row that is open: what is entered, how it is read, and what is wrong with it. */
export const FIELDS = String.raw`
/** @param {HTMLElement} field */
function controlOf(field) {
	return /** @type {HTMLInputElement | null} */ (field.querySelector('input, select, textarea'));
}

/** Fills the fields of a row as they were left, and follows what is entered. @param {Row} row */
function fillFields(row) {
	for (const field of /** @type {NodeListOf<HTMLElement>} */ (byId('panel').querySelectorAll('[data-name]'))) {
		const control = controlOf(field);
		if (!control) continue;
		const name = field.dataset.name || '';
		control.value = row.entered.get(name) ?? control.value;
		showNotes(row, field);
		control.addEventListener('input', () => {
			enter(row, name, control.value, field.dataset.was || '');
			showNotes(row, field);
		});
	}
}

/** @param {Row} row @param {string} name @param {string} text @param {string} was */
function enter(row, name, text, was) {
	// Fields of several lines have line feeds only, whatever ended the lines before.
	if (text === was.replace(/\r\n?/g, '\n')) row.entered.delete(name);
	else row.entered.set(name, text);
	// What was found before does not hold for what is there now.
	row.fieldProblems.delete(name);
	row.problems = undefined;
	row.changes += 1;
	showProblems(row);
	showEntry(row);
	keepDraft();
}

/** @param {Row} row */
function showAllNotes(row) {
	for (const field of /** @type {NodeListOf<HTMLElement>} */ (byId('panel').querySelectorAll('[data-name]'))) showNotes(row, field);
}

/** @param {Row} row @param {HTMLElement} field */
function showNotes(row, field) {
	const control = controlOf(field);
	if (!control) return;
	const { name = '', kind, was = '' } = field.dataset;
	const problem = fieldProblemsOf(row).get(name) || '';
	const isChanged = row.entered.has(name);
	setNote(field, 'reading', problem ? '' : localized(control.value, kind));
	setNote(field, 'was', !isChanged ? '' : was === '' ? texts.wasEmpty : fill(texts.changed, { before: was }));
	setNote(field, 'problem', problem);
	field.classList.toggle('changed', isChanged);
	if (problem) control.setAttribute('aria-invalid', 'true');
	else control.removeAttribute('aria-invalid');
}

/** @param {HTMLElement} field @param {string} name @param {string} text */
function setNote(field, name, text) {
	const note = field.querySelector('.' + name);
	if (note) note.textContent = text;
}

/** @param {Row} row */
function showProblems(row) {
	const place = byId('problems');
	place.replaceChildren();
	if (!row.problems) return;
	if (row.problems.length === 0) {
		place.append(create('p', { class: 'fine' }, texts.noProblems));
		return;
	}
	place.append(create('h3', {}, texts.problems), create('ul', {}, ...row.problems.map((problem) => create('li', {}, problem))));
}
`;
