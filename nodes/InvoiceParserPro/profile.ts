import type { DocumentLimits } from '../shared/documents/document';
import type { ServiceClient, ServiceProfile } from '../shared/http/serviceClient';
import { readProblem } from '../shared/output/readProblem';
import { errorAnswer } from './schema';

export type LimitClass = 'invoices' | 'batches' | 'get' | 'webhooks' | 'other';
export type Client = ServiceClient<LimitClass>;

/** What to do about the service's errors, where its own message does not say it. */
export const ADVICE: Record<string, string> = {
	INVALID_API_KEY: 'Check the API key in the credential; API keys are managed with the session credential.',
	TIER_REQUIRED: 'The API needs a Business-tier subscription of the account.',
	INSUFFICIENT_CREDITS: 'Add credits in the account of the service, then run the workflow again.',
	INVALID_FILE: 'The service takes PDF, PNG, JPG and WebP (no WebP in batches) of usually up to 10 MB. Check the document.',
	JOB_NOT_FOUND: 'Check the ID and the account.',
	EXTRACTION_FAILED: 'Check whether the document opens and is legible. It was not charged.',
	RATE_LIMITED: 'The same API key is used elsewhere too. Run the workflow again later.',
};

/** The errors whose advice is to ask for the same work again; what that costs is added where it is known. */
const RUN_AGAIN = ['INSUFFICIENT_CREDITS', 'RATE_LIMITED'];

/** Source: the table under "Rate limits". Nothing is said of other requests. */
export const profile: ServiceProfile<LimitClass> = {
	name: 'InvoiceParser Pro',
	credentialType: 'invoiceParserProApi',
	limits: { invoices: 60, batches: 10, get: 120, webhooks: 20, other: 120 },
	readError(body, status) {
		const answer = errorAnswer.safeParse(body);
		// A job that failed is an answer, not a failed call.
		if (!answer.success || answer.data.job_id) return undefined;
		const { code, message } = readProblem(answer.data.error, 'The service refused the request and did not say why');
		// Its document says nothing of it; an error of the server's own may pass.
		return { code, message, retryable: status >= 500, advice: ADVICE[code], runAgain: RUN_AGAIN.includes(code) };
	},
};

/** For the endpoints that manage API keys. Source: "Requires session cookie or bearer session token." */
export const sessionProfile: ServiceProfile<LimitClass> = { ...profile, credentialType: 'invoiceParserProSessionApi' };

const MB = 1024 * 1024;

/**
 * Source: "Max size enforced by server-side validation (typical limit: 10 MB)": that is the service's to judge. This is our own bound, so that
 * a request fits into the memory.
 */
const MAX_BYTES = 64 * MB;

/** Source: "file (pdf, png, jpg, jpeg, webp)". */
export const INVOICE_LIMITS: DocumentLimits = {
	kinds: ['pdf', 'png', 'jpeg', 'webp'],
	maxBytes: { pdf: MAX_BYTES, png: MAX_BYTES, jpeg: MAX_BYTES, webp: MAX_BYTES },
};

/** Source: of batches, "file[] (pdf, png, jpg, jpeg)". */
export const BATCH_DOCUMENT_LIMITS: DocumentLimits = { ...INVOICE_LIMITS, kinds: ['pdf', 'png', 'jpeg'] };

/** Source: "Up to 25 per request". The bytes are our own bound, so that a request fits into the memory. */
export const BATCH_LIMITS = { maxFiles: 25, maxBytes: MAX_BYTES };

/** Source: the document's example looks every 2 seconds; a "GET /api/v1/*" may be asked 120 times a minute. */
export const POLL_DELAYS = { minMs: 2_000, maxMs: 30_000 };

/** Source: "integer (1–100)". */
export const JOBS_PAGE = 100;
