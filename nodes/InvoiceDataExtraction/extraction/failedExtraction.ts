import { documentFailure, type DocumentFailure } from '../../shared/documents/document';
import type { Failure } from '../../shared/errors';
import { halves } from '../../shared/jobs/submit';
import { namedDocuments } from '../upload/namedDocuments';
import { ADVICE, RUN_AGAIN } from '../profile';
import type { ServiceErrorBody } from '../schema';
import type { SessionFile } from '../upload/sessionFile';

/** What to do after an extraction failed. */
export type Decision =
	/** Some documents cannot be extracted; the others go on in these groups. */
	| { kind: 'without'; failures: DocumentFailure[]; groups: SessionFile[][] }
	/** The same files once more, after a pause in milliseconds. */
	| { kind: 'again'; pauseMs: number }
	/** Nothing more can be done: the problem is the account's, the prompt's or the service's. */
	| { kind: 'stop'; failure: Failure };

/** These say that some documents cannot be extracted, and name them or not. */
const DOCUMENT_CODES = ['ENCRYPTED_FILE', 'FILE_PAGE_LIMIT_EXCEEDED', 'FILE_SIZE_LIMIT_EXCEEDED'];

/** Source: the documented example waits 10 s, where the account is not busy, before it submits again. */
export const RESUBMIT_PAUSE_MS = 10_000;

/** The account runs as many extractions as it may. */
export const BUSY = 'CONCURRENT_TASK_LIMIT';

/**
 * @param error why the extraction failed
 * @param files its files; empty when they are not known
 * @param mayResubmit whether it may be submitted again after a pause of so many milliseconds
 */
export function decide(
	error: ServiceErrorBody,
	extractionId: string,
	files: SessionFile[],
	mayResubmit: (pauseMs: number) => boolean,
): Decision {
	const failure = asFailure(error, extractionId);
	const fail = (bad: SessionFile[]): DocumentFailure[] => bad.map(({ origin }) => documentFailure(origin, 'extraction', failure));

	// Source: NO_PAGES_FOUND, "No extractable pages found. Files may be empty or corrupted." It is about all of them.
	if (error.code === 'NO_PAGES_FOUND' && files.length > 0) return { kind: 'without', failures: fail(files), groups: [] };

	if (DOCUMENT_CODES.includes(error.code) && files.length > 0) {
		const named = namedDocuments(error.details, files);
		const bad = named.length === 0 && files.length === 1 ? files : named;
		const rest = files.filter((file) => !bad.includes(file));
		return { kind: 'without', failures: fail(bad), groups: bad.length > 0 ? nonEmpty([rest]) : nonEmpty(halves(files)) };
	}
	if (error.code !== BUSY && error.retryable && mayResubmit(RESUBMIT_PAUSE_MS)) return { kind: 'again', pauseMs: RESUBMIT_PAUSE_MS };
	return { kind: 'stop', failure };
}

export function asFailure({ code, message, retryable, details }: ServiceErrorBody, extractionId: string): Failure {
	return { kind: 'http', code, message: message.replace(/\.$/, ''), advice: ADVICE[code], runAgain: RUN_AGAIN.includes(code), retryable, details, extractionId };
}

function nonEmpty(groups: SessionFile[][]): SessionFile[][] {
	return groups.filter((group) => group.length > 0);
}
