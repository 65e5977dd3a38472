/** Puts the page to work. */
export const BEGIN = String.raw`
/** A second click of a double click would meet the next row. @param {string} id @param {() => void} action */
function onClick(id, action) {
	button(id).addEventListener('click', (event) => {
		if (event.detail < 2) action();
	});
}

function begin() {
	onClick('approve', () => decide('approved'));
	onClick('reject', () => decide('rejected'));
	onClick('reopen', reopen);
	onClick('check', checkAndTell);
	onClick('approve-all', approveAll);
	onClick('submit', askForSubmit);
	onClick('confirm-submit', submit);
	onClick('confirm-back', () => confirmation.close());
	button('next').addEventListener('click', () => move(1));
	button('previous').addEventListener('click', () => move(-1));
	button('choose').addEventListener('click', () => foldList(button('choose').getAttribute('aria-expanded') !== 'true'));
	for (const row of rows) entries.get(row.id)?.addEventListener('click', () => openRow(row));
	input('by').addEventListener('input', keepDraft);
	input('remark').addEventListener('input', () => {
		if (shown) shown.remark = input('remark').value;
		keepDraft();
	});
	confirmation.addEventListener('keydown', (event) => {
		if (event.key === 'Enter' && event.target === byId('by') && !event.altKey && !event.isComposing && !event.repeat) submit();
	});
	if (given.deadline) {
		const time = new Date(given.deadline);
		const local = Number.isNaN(time.getTime()) ? given.deadline : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(time);
		byId('deadline').textContent = fill(texts.deadline, { time: local });
	}
	const draft = given.state === 'open' ? restoreDraft() : undefined;
	input('by').value = (draft && draft.by) || given.by || '';
	byId('app').hidden = false;
	showProgress();
	rows.forEach(showEntry);
	const first = rows.find(({ id }) => id === (draft ? draft.current : given.current)) || rows.find(({ decision }) => !decision) || rows[0];
	if (first) openRow(first, { focus: false });
	if (draft && touched().length > 0) say(fill(texts.draftRestored, { decided: rows.filter(({ decision }) => decision).length, total: rows.length }));
}

begin();
`;
