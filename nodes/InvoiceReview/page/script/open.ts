/** Opens rows, one at a time. */
export const OPEN = String.raw`
/** Shows a row, and moves the focus to its name, from where the fields are next. @param {Row} row @param {{ focus?: boolean }} [options] */
function openRow(row, { focus = true } = {}) {
	const before = shown;
	shown = row;
	const template = /** @type {HTMLTemplateElement} */ (byId('row-' + row.id));
	byId('panel').replaceChildren(template.content.cloneNode(true));
	byId('name').textContent = row.name;
	byId('position').textContent = fill(texts.position, { position: rows.indexOf(row) + 1, total: rows.length });
	input('remark').value = row.remark;
	fillFields(row);
	showProblems(row);
	showDecision(row);
	showDocuments(row);
	showCurrent(before, row);
	foldList(false);
	button('previous').disabled = row === rows[0];
	button('next').disabled = row === rows[rows.length - 1];
	byId('row').scrollTop = 0;
	if (!focus) return;
	byId('name').focus({ preventScroll: true });
	// Where the page itself scrolls, the row begins below the list.
	if (document.documentElement.scrollHeight > innerHeight) byId('row').scrollIntoView({ block: 'start' });
}

/** @param {number} step */
function move(step) {
	const target = shown && rows[rows.indexOf(shown) + step];
	if (!target) return;
	keepDraft();
	openRow(target);
}

/** @param {Row} row */
function showDecision(row) {
	button('approve').setAttribute('aria-pressed', String(row.decision === 'approved'));
	button('reject').setAttribute('aria-pressed', String(row.decision === 'rejected'));
	button('reopen').hidden = !row.decision;
	showEntry(row);
}
`;
