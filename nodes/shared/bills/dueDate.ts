const DAY_MS = 86_400_000;

/** The day that payment terms name: `30`, `net 30`, `30 days`, `2/10 net 30`; null where they name none. @param date YYYY-MM-DD */
export function dueDateOf(date: string, terms: string | null): string | null {
	const days = terms === null ? undefined : daysOf(terms.trim());
	return days === undefined ? null : new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

function daysOf(terms: string): number | undefined {
	const found = /^(\d{1,3})$/.exec(terms) ?? /\b(?:net|netto|n)\s*[/:]?\s*(\d{1,3})\b/i.exec(terms) ?? /^(?:within |in )?(\d{1,3})\s*(?:days|tage|tagen|jours|días)\b/i.exec(terms);
	return found ? Number(found[1]) : undefined;
}
