import { ADVICE, DOCUMENT_LIMITS, profile } from '../../../nodes/InvoiceDataExtraction/profile';

const error = (code: string, more: object = {}) => ({ success: false, error: { code, message: 'It says so.', retryable: true, details: { a: 1 }, ...more } });

it("reads the service's errors, with what to do where the service does not say it", () => {
	expect(profile.readError(error('UNAUTHENTICATED'), 401)).toEqual({
		code: 'UNAUTHENTICATED',
		message: 'It says so',
		retryable: true,
		details: { a: 1 },
		advice: ADVICE.UNAUTHENTICATED,
		runAgain: false,
	});
	expect(profile.readError(error('SOMETHING_NEW'), 400)).toMatchObject({ code: 'SOMETHING_NEW', advice: undefined });
});

it('reads how long to wait out of the details, in seconds', () => {
	expect(profile.readError(error('RATE_LIMITED', { details: { retry_after: 2 } }), 429)).toMatchObject({ retryAfterMs: 2_000, runAgain: true });
});

it('takes an extraction that failed for the answer to a poll, not for a failed call', () => {
	expect(profile.readError({ ...error('NO_PAGES_FOUND'), status: 'failed' }, 200)).toBeUndefined();
});

it.each([{ success: true }, { message: 'Bad gateway' }, { success: false }, { success: false, error: 'text' }, [], 'text', null, 7])('finds no error of the service in %j', (body) => {
	expect(profile.readError(body, 500)).toBeUndefined();
});

it('gives advice as whole sentences', () => {
	expect(Object.entries(ADVICE).filter(([, advice]) => !/^[A-Z].*\.$/.test(advice))).toEqual([]);
});

it('takes documents of the sizes that the README states', () => {
	const MB = 1024 * 1024;
	expect(DOCUMENT_LIMITS.maxBytes).toEqual({ pdf: 150 * MB, jpeg: 5 * MB, png: 5 * MB });
});
