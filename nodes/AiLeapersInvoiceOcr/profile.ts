import type { DocumentLimits } from '../shared/documents/document';
import type { ServiceClient, ServiceProfile } from '../shared/http/serviceClient';
import { readProblem } from '../shared/output/readProblem';
import { errorAnswer, upgradeUrl as upgradeUrlOf } from './schema';

export type LimitClass = 'extract' | 'read';
export type Client = ServiceClient<LimitClass>;

/** What to do about the service's errors, where its own message does not say it. */
export const ADVICE: Record<string, string> = {
	unauthorized: 'Check the API key in the credential.',
	plan_required: 'Choose another operation, or a larger plan of the service.',
	not_found: 'Check the ID and the account, and the Base URL of the credential: it must end in the version of the API, such as /v1.',
	quota: 'Wait for the next month, or upgrade the plan.',
	rate_limited: 'Too many requests at once: lower the option Concurrent Requests, or run the workflow again later.',
	processing_error: 'The service had a problem of its own. Run the workflow again later.',
	invalid_file: 'Check whether the document opens, and is a PDF, PNG or JPG that the plan allows.',
	file_too_large: 'The service takes documents of up to 20 MB. Split a long PDF, or save an image in a lower resolution.',
};

/** The errors whose advice is to ask for the same work again; what that costs is added where it is known. */
const RUN_AGAIN = ['rate_limited', 'processing_error'];

/** The document limits invoices by the month and requests at once, but not requests by the minute. */
export const profile: ServiceProfile<LimitClass> = {
	name: 'AI Leapers Invoice OCR',
	credentialType: 'aiLeapersInvoiceOcrApi',
	limits: { extract: Infinity, read: Infinity },
	readError(body, status) {
		// Why a batch failed is the answer to a look at it, not a failed call.
		if (status < 400) return undefined;
		const answer = errorAnswer.safeParse(body);
		if (!answer.success) return undefined;
		const { code, message } = readProblem(answer.data.error, 'The service refused the request and did not say why');
		const { upgrade_url: upgradeUrl } = upgradeUrlOf.parse(answer.data.error);
		// Source: "Monthly quota exceeded or too many concurrent requests"; only the example of the first has an upgrade_url.
		const isQuota = code === 'rate_limited' && (Boolean(upgradeUrl) || /quota/i.test(message));
		return {
			code,
			message,
			advice: adviceOf(isQuota ? 'quota' : code, upgradeUrl),
			runAgain: RUN_AGAIN.includes(code) && !isQuota,
			// Source: "Internal processing failure (retry with exponential backoff)": it says itself that nothing came of it.
			retryable: code === 'processing_error',
			notTaken: code === 'processing_error',
			final: isQuota,
		};
	},
};

function adviceOf(code: string, upgradeUrl: string | null | undefined): string | undefined {
	const advice = ADVICE[code];
	return upgradeUrl?.startsWith('https://') ? (advice ?? 'Upgrade the plan.').replace(/\.$/, ` (${upgradeUrl}).`) : advice;
}

const MB = 1024 * 1024;
const MAX_BYTES = 20 * MB;

/** Source: "Invoice file (PDF, PNG, JPG). Max 20MB." A megabyte is read as the larger one: no document is refused that the service takes. */
export const DOCUMENT_LIMITS: DocumentLimits = {
	kinds: ['pdf', 'png', 'jpeg'],
	maxBytes: { pdf: MAX_BYTES, png: MAX_BYTES, jpeg: MAX_BYTES },
};

/** Of one batch request, so that its documents fit into the memory; the document gives no limit. */
export const MAX_BATCH_BYTES = 64 * MB;

/** Milliseconds. The document gives an estimate for the first check and nothing for the next ones. */
export const POLL_DELAYS = { minMs: 5_000, maxMs: 30_000 };
