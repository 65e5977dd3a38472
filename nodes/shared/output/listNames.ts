/** How many documents a hint names. */
const MAX_NAMED = 5;

/** Some of the names, and how many more there are. */
export function listNames(names: string[]): string {
	return names.slice(0, MAX_NAMED).join(', ') + (names.length > MAX_NAMED ? ` and ${names.length - MAX_NAMED} more` : '');
}
