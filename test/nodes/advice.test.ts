import { ADVICE as ofAiLeapers } from '../../nodes/AiLeapersInvoiceOcr/profile';
import { ADVICE as ofInvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/profile';
import { ADVICE as ofInvoiceParserPro } from '../../nodes/InvoiceParserPro/profile';
import type { Failure } from '../../nodes/shared/errors';
import type { Scope } from '../../nodes/shared/jobs/idempotency';
import { tellCharge } from '../../nodes/shared/jobs/runAgain';
import { failureWith } from './shared/support/failures';

/** Every error code in the documents of the services. */
const DOCUMENTED: Array<[string, Record<string, string>, string[]]> = [
	[
		'Invoice Data Extraction',
		ofInvoiceDataExtraction,
		[
			...['UNAUTHENTICATED', 'API_KEY_EXPIRED', 'API_KEY_REVOKED', 'NOT_FOUND', 'RATE_LIMITED', 'INTERNAL_ERROR', 'INVALID_INPUT'],
			...['DUPLICATE_FILE_NAME', 'DUPLICATE_FILE_ID', 'FILE_TOO_LARGE', 'TOTAL_UPLOAD_SIZE_LIMIT_EXCEEDED', 'INSUFFICIENT_CREDITS'],
			...['SESSION_ALREADY_INITIALIZED', 'FILE_NOT_FOUND', 'FILE_NOT_UPLOADABLE', 'FILE_ABORTED', 'INVALID_COMPLETION_PARTS'],
			...['OBJECT_SIZE_MISMATCH', 'UPLOAD_ID_NOT_FOUND', 'UPLOAD_COMPLETE_FAILED', 'FILE_PAGE_LIMIT_EXCEEDED', 'ENCRYPTED_FILE'],
			...['CONCURRENT_TASK_LIMIT', 'NO_PAGES_FOUND', 'PROMPT_REJECTED', 'PROMPT_UNCLEAR', 'FILE_SIZE_LIMIT_EXCEEDED'],
			...['SUBMISSION_STALLED', 'EXTRACTION_NOT_FOUND', 'OUTPUT_NOT_AVAILABLE', 'EXTRACTION_IN_PROGRESS'],
		],
	],
	['InvoiceParser Pro', ofInvoiceParserPro, ['INVALID_API_KEY', 'TIER_REQUIRED', 'INSUFFICIENT_CREDITS', 'INVALID_FILE', 'JOB_NOT_FOUND', 'EXTRACTION_FAILED', 'RATE_LIMITED']],
	['AI Leapers Invoice OCR', ofAiLeapers, ['invalid_file', 'unauthorized', 'file_too_large', 'rate_limited', 'processing_error']],
];

describe.each(DOCUMENTED)('%s', (_name, advice, codes) => {
	it('has an advice for every documented error, in whole sentences', () => {
		expect(codes.filter((code) => !/^[A-Z].*\.$/.test(advice[code] ?? ''))).toEqual([]);
	});

	it('promises nothing about charges, which depend on what is recognised as the same work', () => {
		expect(Object.values(advice).filter((text) => /charged twice|not charged again/.test(text))).toEqual([]);
	});
});

describe('the advice to run the workflow again says what that costs', () => {
	const failure: Failure = failureWith({ advice: 'Buy credits, then run the workflow again.', runAgain: true, status: 500 });
	const told = (isKeyed: boolean, kind?: Scope['kind'], more: Partial<Failure> = {}) =>
		tellCharge({ ...failure, ...more }, { isKeyed, check: 'Look in the dashboard.' }, kind && { kind, parts: [] }).advice;

	it.each<Scope['kind']>(['together', 'content', 'custom'])('where the service recognises it (%s)', (kind) => {
		expect(told(true, kind)).toMatch(/^Buy credits, then run the workflow again\. .*not charged twice\.$/);
	});

	it('where everything is always extracted anew', () => {
		expect(told(true, 'execution')).toMatch(/A new execution extracts and charges everything anew/);
	});

	it('where the service has no key: what was refused may be sent again, for the rest a look comes first', () => {
		expect(told(false, undefined, { status: 402 })).toMatch(/Send only what failed: the service charges again whatever is sent again\.$/);
		expect(told(false)).toMatch(/check first\. Look in the dashboard\.$/);
	});

	it('and says it once', () => {
		const scope: Scope = { kind: 'together', parts: [] };
		const once = tellCharge(failure, { isKeyed: true }, scope);
		expect(tellCharge(once, { isKeyed: true }, scope)).toEqual(once);
	});

	it('and is left alone where nothing is to be asked for again', () => {
		expect(told(true, 'together', { runAgain: false })).toBe(failure.advice);
	});
});
