/** `batch` -> `batches`, `extraction` -> `extractions`. */
export function pluralOf(noun: string): string {
	return noun.endsWith('ch') ? `${noun}es` : `${noun}s`;
}
