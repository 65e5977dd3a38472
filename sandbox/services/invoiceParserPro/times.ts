/** "2026-04-11T14:02:19.314Z"; null for what has not happened yet. */
export function timestamp(ms: number | undefined): string | null {
	return ms === undefined ? null : new Date(ms).toISOString();
}
