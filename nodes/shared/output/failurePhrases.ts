import type { DocumentFailure } from '../documents/document';

type Phrase = readonly [one: string, several: string];

/** What is said of documents that failed with a code, behind their number: `1 is encrypted`, `2 are encrypted`. */
const OF_CODES: Readonly<Record<string, Phrase>> = {
	ENCRYPTED_FILE: ['is encrypted', 'are encrypted'],
	EMPTY_FILE: ['is empty', 'are empty'],
	NO_FILE: ['is missing', 'are missing'],
	FILE_TOO_LARGE: ['is too large', 'are too large'],
	UNSUPPORTED_FILE_TYPE: ['is of another type', 'are of another type'],
	CONTENT_MISMATCH: ['is not what its name says', 'are not what their names say'],
	UNREADABLE_FILE: ['cannot be read', 'cannot be read'],
	PAGES_FAILED: ['cannot be read', 'cannot be read'],
	NO_ROWS: ['has no data for a row', 'have no data for a row'],
	NOT_PROCESSED: ['is not in the result', 'are not in the result'],
	STILL_PROCESSING: ['is still processing', 'are still processing'],
	OUTCOME_UNKNOWN: ['may have been sent or not', 'may have been sent or not'],
	RESULT_BY_WEBHOOK: ['comes by webhook', 'come by webhook'],
};

/** What is said of all others; the code goes behind it. */
const OF_STAGES: Readonly<Record<DocumentFailure['stage'], Phrase>> = {
	check: ['did not pass its check', 'did not pass their check'],
	upload: ['could not be uploaded', 'could not be uploaded'],
	submit: ['could not be sent', 'could not be sent'],
	extraction: ['could not be extracted', 'could not be extracted'],
	output: ['has a result that could not be had', 'have results that could not be had'],
};

export function failurePhrase({ code, stage }: Pick<DocumentFailure, 'code' | 'stage'>): Phrase {
	const [one, several] = OF_STAGES[stage];
	return OF_CODES[code] ?? [`${one} (${code})`, `${several} (${code})`];
}
