import type { ServiceClient, ServiceProfile } from '../shared/http/serviceClient';
import { errorAnswer, inputIssues } from './schema';

export type LimitClass = 'upload' | 'submit' | 'poll' | 'download' | 'delete' | 'balance';
export type Client = ServiceClient<LimitClass>;

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
		return { code, message: message.replace(/\.$/, ''), retryable, details, advice: ADVICE[code] ?? issuesOf(details) };
	},
};

/** What is wrong with a request. Source: "INVALID_INPUT errors include validation issues", each with a message and a path. */
function issuesOf(details: unknown): string | undefined {
	const parsed = inputIssues.safeParse(details);
	if (!parsed.success) return undefined;
	const issues = parsed.data.issues.slice(0, MAX_ISSUES).map(({ message, path }) => `${path.join('.')}: ${message.replace(/\.$/, '')}.`);
	return issues.join(' ') || undefined;
}

/** More would bury the first. */
const MAX_ISSUES = 5;
