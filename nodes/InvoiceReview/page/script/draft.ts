/** What was entered, kept in the browser's own storage until it is submitted. Storage may be missing, full or forbidden. */
export const DRAFT = String.raw`
let storageFailed = false;

/** What has been decided or entered, raw; rows without either are left out. */
function touched() {
	return rows
		.filter((row) => row.decision || row.remark || row.entered.size > 0)
		.map((row) => ({ id: row.id, decision: row.decision, remark: row.remark || undefined, fields: row.entered.size > 0 ? Object.fromEntries(row.entered) : undefined }));
}

function keepDraft() {
	try {
		localStorage.setItem(given.draftKey, JSON.stringify({ by: input('by').value, current: shown && shown.id, rows: touched() }));
	} catch {
		if (!storageFailed) say(texts.draftNotKept);
		storageFailed = true;
	}
}

function dropDraft() {
	try {
		localStorage.removeItem(given.draftKey);
	} catch {
		storageFailed = true;
	}
}

/** Takes over what still fits the rows; a draft that is none is ignored. @returns {{ by: string, current: unknown } | undefined} */
function restoreDraft() {
	try {
		const draft = JSON.parse(localStorage.getItem(given.draftKey) || 'null');
		if (!draft || !Array.isArray(draft.rows)) return undefined;
		for (const kept of draft.rows) {
			const row = rows.find(({ id }) => kept && id === kept.id);
			if (row) restoreRow(row, kept);
		}
		return { by: String(draft.by || ''), current: draft.current };
	} catch {
		return undefined;
	}
}

/** @param {Row} row @param {{ decision?: unknown, remark?: unknown, fields?: Record<string, unknown> }} kept */
function restoreRow(row, kept) {
	row.decision = kept.decision === 'approved' || kept.decision === 'rejected' ? kept.decision : undefined;
	row.remark = typeof kept.remark === 'string' ? kept.remark : '';
	for (const [name, text] of Object.entries(kept.fields || {})) {
		if (row.columns.includes(name) && typeof text === 'string') row.entered.set(name, text);
	}
}

addEventListener('beforeunload', (event) => {
	if (storageFailed && given.state !== 'decided' && touched().length > 0) event.preventDefault();
});
`;
