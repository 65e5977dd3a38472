/** The one way to the server. */
export const POST = String.raw`
let isSending = false;

/** What is posted: the raw entries, with decimal commas as points. @param {'check' | 'submit'} intent */
function answer(intent) {
	const answered = touched().map(({ fields, ...kept }) => {
		const row = rows.find(({ id }) => id === kept.id);
		const numbers = row ? row.numbers : [];
		return { ...kept, fields: fields && Object.fromEntries(Object.entries(fields).map(([name, text]) => [name, numbers.includes(name) ? rawNumber(text) : text])) };
	});
	return { intent, key: given.draftKey, by: input('by').value.trim() || undefined, rows: answered };
}

/**
 * Posts, and tells what went wrong; while it does, nothing else can be sent.
 * @param {'check' | 'submit'} intent
 * @returns {Promise<{ body: any, ok: boolean } | undefined>} what was answered; not ok: nothing was taken, and the rows say why; nothing where the failure was told
 */
async function post(intent) {
	if (isSending) return undefined;
	setSending(true);
	warn();
	say(texts.sending);
	try {
		const sent = new URLSearchParams({ answer: JSON.stringify(answer(intent)) });
		const response = await fetch(given.action, { method: 'POST', headers: { Accept: 'application/json' }, body: sent, cache: 'no-store' });
		const body = await response.json().catch(() => undefined);
		const isUnderstood = body && (intent === 'submit' ? body.decided : Array.isArray(body.rows));
		say('');
		if (response.ok && isUnderstood) return { body, ok: true };
		if (!response.ok && body && Array.isArray(body.rows)) return { body, ok: false };
		warnOfAnswer(response.status, response.ok ? undefined : body);
		return undefined;
	} catch {
		warn(texts.failedNetwork);
		return undefined;
	} finally {
		setSending(false);
	}
}

/** @param {number} status @param {{ message?: unknown } | undefined} body */
function warnOfAnswer(status, body) {
	const known = texts['failed' + (status >= 500 ? 500 : status)];
	// Why it cannot be answered any more, only the server knows; the other sentences are complete.
	const message = body && typeof body.message === 'string' && (status === 409 || !known) ? body.message : '';
	const isOver = status === 404 || status === 409 || status === 410 || !known;
	const anew = create('a', { href: location.href }, texts.loadAnew);
	anew.addEventListener('click', (event) => {
		event.preventDefault();
		location.reload();
	});
	warn(known || (message ? '' : fill(texts.failedAnswer, { status })), message ? create('p', {}, message) : '', ...(isOver ? [' ', anew] : []));
}

/** @param {boolean} now */
function setSending(now) {
	isSending = now;
	const before = document.activeElement;
	for (const id of ['submit', 'check', 'approve', 'reject', 'reopen', 'confirm-submit', 'confirm-back']) button(id).disabled = now;
	document.body.setAttribute('aria-busy', String(now));
	showProgress();
	// A button that was disabled has lost the focus; the next key belongs to it again.
	if (now) focusBefore = before;
	else if (focusBefore instanceof HTMLElement && (before === null || before === document.body || before === focusBefore)) focusBefore.focus({ preventScroll: true });
}
/** @type {Element | null} */
let focusBefore = null;
`;
