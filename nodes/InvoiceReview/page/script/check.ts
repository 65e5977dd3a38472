/** What the rules say of the corrected rows. */
export const CHECK = String.raw`
/** Asks the server; nothing is decided by that. @returns {Promise<boolean>} whether it could be asked */
async function check() {
	const before = new Map(rows.map((row) => [row.id, row.changes]));
	const answered = await post('check');
	if (!answered) return false;
	takeFindings(answered.body.rows, before);
	if (!answered.ok) goToRefused();
	return answered.ok;
}

async function checkAndTell() {
	if (!(await check())) return;
	if (goToInvalid()) return;
	say(fill(texts.saidChecked, { count: rows.filter(({ problems }) => problems && problems.length > 0).length }));
}

/**
 * Rows that were changed since the post are left as they are.
 * @param {Array<{ id: number, problems?: string[], fieldProblems?: Record<string, string> }>} findings
 * @param {Map<number, number>} before the changes of each row when it was posted
 */
function takeFindings(findings, before) {
	for (const found of findings) {
		const row = rows.find(({ id }) => found && id === found.id);
		if (!row || before.get(row.id) !== row.changes) continue;
		row.problems = Array.isArray(found.problems) ? found.problems : undefined;
		row.fieldProblems = new Map(Object.entries(found.fieldProblems || {}));
		showEntry(row);
	}
	if (!shown) return;
	showProblems(shown);
	showAllNotes(shown);
}

/** After the server has taken nothing. */
function goToRefused() {
	if (!goToInvalid()) warn(texts.saidFix);
}

/** Goes to the first value that cannot be taken, from the row that is open. @param {(row: Row) => boolean} [isMeant] @returns {boolean} whether there is one */
function goToInvalid(isMeant = () => true) {
	const at = shown ? rows.indexOf(shown) : 0;
	const row = [...rows.slice(at), ...rows.slice(0, at)].find((other) => isMeant(other) && fieldProblemsOf(other).size > 0);
	if (!row) return false;
	if (row !== shown) openRow(row);
	const invalid = /** @type {HTMLElement | null} */ (byId('panel').querySelector('[aria-invalid]'));
	if (invalid) invalid.focus();
	say(texts.saidFix);
	return true;
}
`;
