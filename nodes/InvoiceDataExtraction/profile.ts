import type { DocumentLimits } from '../shared/documents/document';
import type { ServiceClient, ServiceProfile } from '../shared/http/serviceClient';
import type { ServiceContext } from '../shared/http/send';
import { errorAnswer } from './schema';

export type LimitClass = 'upload' | 'submit' | 'poll' | 'download' | 'delete' | 'balance';
export type Client = ServiceClient<LimitClass>;
/** For what only reads, which triggers may do as well. */
export type ReadingClient = ServiceClient<LimitClass, ServiceContext>;

/** What to do about the service's errors, where its own message does not say it. */
export const ADVICE: Record<string, string> = {
	UNAUTHENTICATED: 'Check the API key in the credential.',
	API_KEY_EXPIRED: 'Create a new API key in the dashboard of the service and put it into the credential.',
	API_KEY_REVOKED: 'Create a new API key in the dashboard of the service and put it into the credential.',
	NOT_FOUND: 'Check the Base URL of the credential: it must end in the version of the API, such as /v1.',
	RATE_LIMITED: 'The same API key is used elsewhere too. Run the workflow again later.',
	INTERNAL_ERROR: 'The service had a problem of its own. Run the workflow again: nothing is charged twice.',
	INSUFFICIENT_CREDITS: 'Buy credits in the dashboard of the service, then run the workflow again: nothing is charged twice.',
	SESSION_ALREADY_INITIALIZED: 'The custom key was used before with other documents. Choose a new key for other documents.',
	CONCURRENT_TASK_LIMIT: 'Too many extractions of this account are running. Run the workflow again when others have finished.',
	SUBMISSION_STALLED: 'The service did not start the extraction. Run the workflow again: nothing is charged twice.',
	PROMPT_REJECTED: 'Describe which data to extract, for example with the Fields Table.',
	PROMPT_UNCLEAR: 'Say more clearly which data to extract, for example with the Fields Table.',
	EXTRACTION_NOT_FOUND: 'Check the ID and the account. The service deletes extractions after a while.',
	OUTPUT_NOT_AVAILABLE: 'The extraction may not be finished, or this format was not made for it. Try another format.',
	EXTRACTION_IN_PROGRESS: 'Wait for the extraction to finish, then delete it.',
};

/** Requests per minute and API key. Source: the table under "Rate Limits". */
export const profile: ServiceProfile<LimitClass> = {
	name: 'Invoice Data Extraction',
	credentialType: 'invoiceDataExtractionApi',
	limits: { upload: 600, submit: 30, poll: 120, download: 30, delete: 30, balance: 60 },
	readError(body) {
		const answer = errorAnswer.safeParse(body);
		// An extraction that failed is the answer to a poll, not a failed call.
		if (!answer.success || answer.data.status === 'failed') return undefined;
		const { code, message, retryable, details } = answer.data.error;
		return { code, message: message.replace(/\.$/, ''), retryable, details, advice: ADVICE[code] };
	},
};

const MB = 1024 * 1024;

/** Source: "File Limits": PDF 150 MB, JPG / JPEG / PNG 5 MB. A megabyte is read as the larger one: no document is refused that the service takes. */
export const DOCUMENT_LIMITS: DocumentLimits = {
	kinds: ['pdf', 'jpeg', 'png'],
	maxBytes: { pdf: 150 * MB, jpeg: 5 * MB, png: 5 * MB },
};

/** Source: "Total batch size 2 GB", "Max files per session 6,000". The gigabyte is the smaller one: no session is made that the service refuses. */
export const SESSION_LIMITS = { maxFiles: 6000, maxBytes: 2_000_000_000 };

/** Source: "Each presigned URL is valid for 15 minutes"; a minute less, for clocks that differ and slow uploads. */
export const PART_URL_LIFETIME_MS = 14 * 60_000;

/** Source: "Poll no more frequently than every 5 seconds" and "gradually increasing the interval to 30 seconds". */
export const POLL_DELAYS = { minMs: 5_000, maxMs: 30_000 };

/** Characters. Source: the prompt "(up to 2,500 characters)", names 2-50, field prompts 3-600, general prompt 1,500, task name 3-40. */
export const TEXT_LIMITS = {
	prompt: [1, 2500],
	fieldName: [2, 50],
	fieldPrompt: [3, 600],
	generalPrompt: [0, 1500],
	taskName: [3, 40],
} as const;
