/** The end of the review: checked first where something was corrected, then confirmed, then sent. */
export const SUBMIT = String.raw`
const confirmation = /** @type {HTMLDialogElement} */ (byId('confirm'));

function counts() {
	const of = (/** @type {string | undefined} */ decision) => rows.filter((row) => row.decision === decision).length;
	return { approved: of('approved'), rejected: of('rejected'), unanswered: of(undefined) };
}

/** Whether the corrections of a row are applied, and so have to be right. @param {Row} row */
function isTaken(row) {
	return row.decision === 'approved';
}

async function askForSubmit() {
	if (isSending || goToInvalid(isTaken)) return;
	const isUnchecked = rows.some((row) => isTaken(row) && row.entered.size > 0 && !row.problems);
	if (isUnchecked && (!(await check()) || goToInvalid(isTaken))) return;
	const summary = counts();
	const listed = /** @type {Array<[string, number]>} */ (Object.entries(summary));
	byId('confirm-counts').replaceChildren(...listed.map(([name, count]) => create('div', {}, create('dt', {}, texts[name]), create('dd', {}, String(count)))));
	byId('confirm-unanswered').hidden = summary.unanswered === 0;
	tellCount('confirm-problems', texts.confirmProblems, rows.filter((row) => isTaken(row) && row.problems && row.problems.length > 0).length);
	tellCount('confirm-left-out', texts.confirmLeftOut, rows.filter((row) => !isTaken(row) && row.entered.size > 0).length);
	confirmation.showModal();
}

/** @param {string} id @param {string} text @param {number} count */
function tellCount(id, text, count) {
	byId(id).hidden = count === 0;
	byId(id).textContent = fill(text, { count });
}

async function submit() {
	const before = new Map(rows.map((row) => [row.id, row.changes]));
	const answered = await post('submit');
	if (answered && answered.ok) return finish(answered.body.decided);
	confirmation.close();
	if (!answered) return;
	takeFindings(answered.body.rows, before);
	goToRefused();
}

/** @param {Record<string, number>} decided */
function finish(decided) {
	given.state = 'decided';
	dropDraft();
	const closed = /** @type {HTMLTemplateElement} */ (byId('closed')).content;
	document.body.replaceChildren(closed.cloneNode(true));
	for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-count]'))) {
		place.textContent = String(decided[place.dataset.count || ''] ?? 0);
	}
	const heading = document.querySelector('h1');
	if (heading) heading.focus();
}

// What is being sent cannot be taken back by closing the question.
confirmation.addEventListener('cancel', (event) => {
	if (isSending) event.preventDefault();
});
`;
