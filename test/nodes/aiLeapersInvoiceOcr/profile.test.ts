import { readProblem } from '../../../nodes/shared/output/readProblem';
import { profile } from '../../../nodes/AiLeapersInvoiceOcr/profile';

const read = (status: number, error: object) => profile.readError({ error }, status);

it.each<[string, number, object, object]>([
	['invalid_file', 400, {}, { retryable: false, notTaken: false, final: false }],
	['unauthorized', 401, {}, { advice: 'Check the API key in the credential.', retryable: false }],
	['file_too_large', 413, {}, { retryable: false }],
	['rate_limited', 429, {}, { final: false, advice: expect.stringContaining('Concurrent Requests') }],
	['processing_error', 500, {}, { retryable: true, notTaken: true }],
])('reads %s', (code, status, more, expected) => {
	expect(read(status, { code, message: 'It says why.', ...more })).toMatchObject({ code, message: 'It says why', ...expected });
});

describe('a used-up quota', () => {
	const url = 'https://ocr.aileapers.com/pricing.html';

	it.each([
		[{ message: 'Monthly quota exceeded. 500/500 invoices used.', upgrade_url: url }, `Wait for the next month, or upgrade the plan (${url}).`],
		[{ message: 'Monthly quota exceeded.' }, 'Wait for the next month, or upgrade the plan.'],
		[{ message: 'Limit reached.', upgrade_url: url }, `Wait for the next month, or upgrade the plan (${url}).`],
	])('is known by %j, and is final', (error, advice) => {
		expect(read(429, { code: 'rate_limited', ...error })).toMatchObject({ final: true, advice });
	});

	it('shows no address that is not https', () => {
		expect(read(429, { code: 'rate_limited', message: 'Quota', upgrade_url: 'javascript:alert(1)' })?.advice).not.toContain('javascript');
	});
});

it('leaves answers alone that are no errors of the service', () => {
	expect(profile.readError('<html>', 502)).toBeUndefined();
	expect(profile.readError({ error: 'Bad gateway' }, 502)).toBeUndefined();
	expect(profile.readError({ batch_id: 'bat_1', status: 'failed', error: { code: 'processing_error', message: 'It failed' } }, 200)).toBeUndefined();
});

it.each([
	[{ code: 'invalid_file', message: 'Corrupt.' }, { code: 'invalid_file', message: 'Corrupt' }],
	['It is damaged.', { code: 'EXTRACTION_FAILED', message: 'It is damaged' }],
	[undefined, { code: 'EXTRACTION_FAILED', message: 'The service could not extract it' }],
	[{ reason: 7 }, { code: 'EXTRACTION_FAILED', message: 'The service could not extract it' }],
	[['x'], { code: 'EXTRACTION_FAILED', message: 'The service could not extract it' }],
])('reads %j inside a result', (error, expected) => {
	expect(readProblem(error)).toEqual(expected);
});
