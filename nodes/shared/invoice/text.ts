const NOTHING = new Set(['', '-', 'n/a', 'na', 'null', 'none']);

/** Whether a value says nothing: no value, blank, or a word for nothing (`-`, `n/a`, `null`, `none`). */
export function isEmpty(value: unknown): boolean {
	if (typeof value !== 'string') return value === undefined || value === null;
	// A long text that begins and ends with a sign says something; most do, so they are not looked at further.
	if (value.length > 4 && value.charCodeAt(0) > SPACE && value.charCodeAt(value.length - 1) > SPACE) return false;
	return NOTHING.has(value.trim().toLowerCase());
}

const SPACE = ' '.charCodeAt(0);

/** A text or number as text; undefined when it says nothing. */
export function readText(value: unknown): string | undefined {
	if (isEmpty(value) || (typeof value !== 'string' && typeof value !== 'number')) return undefined;
	return String(value).trim();
}
