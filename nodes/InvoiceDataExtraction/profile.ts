import type { DocumentLimits } from '../shared/documents/document';
import type { ServiceClient, ServiceProfile } from '../shared/http/serviceClient';
import type { ServiceContext } from '../shared/http/send';
import { errorAnswer, retryDetails } from './schema';

export type LimitClass = 'upload' | 'submit' | 'poll' | 'download' | 'delete' | 'balance';
export type Client = ServiceClient<LimitClass>;
/** For what only reads, which triggers may do as well. */
export type ReadingClient = ServiceClient<LimitClass, ServiceContext>;

/**
 * What to do about each error that the service documents. What running the workflow again costs is not said here: it depends on what
 * is recognised as the same work, see `RUN_AGAIN`.
 */
export const ADVICE: Record<string, string> = {
	UNAUTHENTICATED: 'Check the API key in the credential.',
	API_KEY_EXPIRED: 'Create a new API key in the dashboard of the service and put it into the credential.',
	API_KEY_REVOKED: 'Create a new API key in the dashboard of the service and put it into the credential.',
	NOT_FOUND: 'Check the Base URL of the credential: it must end in the version of the API, such as /v1.',
	RATE_LIMITED: 'The same API key is used elsewhere too. Run the workflow again later.',
	INTERNAL_ERROR: 'The service had a problem of its own. Run the workflow again later.',
	INVALID_INPUT: 'The service did not accept the request. Compare the settings of the node with its documentation.',
	DUPLICATE_FILE_NAME: 'Give each document a name of its own.',
	DUPLICATE_FILE_ID: 'Update this node: it gives each document an ID of its own.',
	FILE_TOO_LARGE: 'Split a long PDF, or save an image in a lower resolution.',
	TOTAL_UPLOAD_SIZE_LIMIT_EXCEEDED: 'Send fewer documents at a time.',
	INSUFFICIENT_CREDITS: 'Buy credits in the dashboard of the service, then run the workflow again.',
	SESSION_ALREADY_INITIALIZED: 'The ID of the upload session was used before with other documents. Choose another ID for other documents.',
	FILE_NOT_FOUND: 'The file is not part of this upload session. Check the File IDs and the Upload Session ID.',
	FILE_NOT_UPLOADABLE: 'The file of this upload session has ended already. Run the workflow again.',
	FILE_ABORTED: 'The service gave the file up. Run the workflow again.',
	INVALID_COMPLETION_PARTS: 'The upload did not arrive as it was sent. Run the workflow again.',
	OBJECT_SIZE_MISMATCH: 'The upload did not arrive as a whole. Run the workflow again.',
	UPLOAD_ID_NOT_FOUND: 'The service no longer knows the upload session. Run the workflow again, so that its documents are uploaded once more.',
	UPLOAD_COMPLETE_FAILED: 'The service could not finish the upload. Run the workflow again later.',
	CONCURRENT_TASK_LIMIT: 'Too many extractions of this account are running. Run the workflow again when others have finished, or raise the Wait Limit.',
	NO_PAGES_FOUND: 'Check whether the document opens, and has pages.',
	ENCRYPTED_FILE: 'Remove the password of the document and send it again.',
	FILE_PAGE_LIMIT_EXCEEDED: 'Split the document into shorter ones and send these.',
	FILE_SIZE_LIMIT_EXCEEDED: 'Split the document into smaller ones and send these.',
	SUBMISSION_STALLED: 'The service did not start the extraction. Run the workflow again.',
	PROMPT_REJECTED: 'Describe which data to extract, for example with the Fields Table.',
	PROMPT_UNCLEAR: 'Say more clearly which data to extract, for example with the Fields Table.',
	EXTRACTION_NOT_FOUND: 'Check the ID and the account. The service deletes extractions after a while: to have the documents extracted, and charged, anew set Prevent Double Charges to Always Extract Anew.',
	OUTPUT_NOT_AVAILABLE: 'The extraction may not be finished, its files may have expired, or this format was not made for it. Try another format. To have expired documents extracted, and charged, anew set Prevent Double Charges to Always Extract Anew.',
	EXTRACTION_IN_PROGRESS: 'Wait for the extraction to finish, then delete it.',
};

/** The errors whose advice is to ask for the same work again. */
export const RUN_AGAIN = ['RATE_LIMITED', 'INTERNAL_ERROR', 'INSUFFICIENT_CREDITS', 'UPLOAD_COMPLETE_FAILED', 'CONCURRENT_TASK_LIMIT', 'SUBMISSION_STALLED'];

/** Requests per minute and API key. Source: the table under "Rate Limits". */
export const profile: ServiceProfile<LimitClass> = {
	name: 'Invoice Data Extraction',
	credentialType: 'invoiceDataExtractionApi',
	limits: { upload: 600, submit: 30, poll: 120, download: 30, delete: 30, balance: 60 },
	readError(body) {
		// Told from a success at a glance, since every answer comes by here.
		if ((body as { success?: unknown } | null)?.success !== false) return undefined;
		const answer = errorAnswer.safeParse(body);
		// An extraction that failed is the answer to a poll, not a failed call.
		if (!answer.success || answer.data.status === 'failed') return undefined;
		const { code, message, retryable, details } = answer.data.error;
		const told = { code, message: message.replace(/\.$/, ''), retryable, details, advice: ADVICE[code], runAgain: RUN_AGAIN.includes(code) };
		return { ...told, retryAfterMs: retryAfterOf(details) };
	},
};

/** Milliseconds. Source: the example of RATE_LIMITED has the seconds in "details": { "retry_after": 2 }. */
function retryAfterOf(details: unknown): number | undefined {
	const parsed = retryDetails.safeParse(details);
	return parsed.success ? parsed.data.retry_after * 1000 : undefined;
}

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
