/** Decisions, which nobody but this page knows of before they are submitted. */
export const DECIDE = String.raw`
/** @param {'approved' | 'rejected'} decision */
function decide(decision) {
	if (!shown || isSending) return;
	const row = shown;
	row.decision = decision;
	showDecision(row);
	showProgress();
	const at = rows.indexOf(row);
	const next = [...rows.slice(at + 1), ...rows.slice(0, at)].find((other) => !other.decision);
	const said = fill(decision === 'approved' ? texts.saidApproved : texts.saidRejected, { name: row.name });
	if (next) openRow(next);
	else button('submit').focus();
	say(next ? said : said + ' ' + texts.saidAllDecided);
	keepDraft();
}

function reopen() {
	if (!shown || isSending) return;
	shown.decision = undefined;
	showDecision(shown);
	showProgress();
	byId('name').focus();
	say(fill(texts.saidReopened, { name: shown.name }));
	keepDraft();
}

function approveAll() {
	const left = rows.filter(({ decision }) => !decision);
	setAll(left, 'approved');
	button('submit').focus();
	say(fill(texts.saidAllApproved, { count: left.length }), texts.undo, () => {
		const still = left.filter(({ decision }) => decision === 'approved');
		setAll(still, undefined);
		button('approve-all').focus();
		say(fill(texts.saidUndone, { count: still.length }));
	});
}

/** @param {Row[]} changed @param {string | undefined} decision */
function setAll(changed, decision) {
	for (const row of changed) {
		row.decision = decision;
		showEntry(row);
	}
	if (shown) showDecision(shown);
	showProgress();
	keepDraft();
}
`;
