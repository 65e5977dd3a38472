import type { Failure } from '../../../../nodes/shared/errors';
import { isOutcomeUnknown, outcomeUnknown } from '../../../../nodes/shared/jobs/outcomeUnknown';
import { failureWith } from '../support/failures';

it.each<[string, Partial<Failure>, boolean]>([
	['the connection broke', { kind: 'network' }, true],
	['no answer came in time', { kind: 'timeout' }, true],
	['the answer was cut off', { kind: 'parse', status: 200 }, true],
	['the answer has another shape', { kind: 'schema', status: 200 }, true],
	["a proxy's page came with HTTP 502", { kind: 'parse', status: 502 }, true],
	['a server on the way answered HTTP 504', { kind: 'http', status: 504, code: 'HTTP_504' }, true],
	['nobody was connected', { kind: 'network', notTaken: true }, false],
	['the service answered with an error of its own', { kind: 'http', status: 500, code: 'internal_error' }, true],
	['the service says itself that nothing came of it', { kind: 'http', status: 500, code: 'processing_error', notTaken: true }, false],
	['the service refused it', { kind: 'http', status: 400, code: 'invalid_file' }, false],
	["a proxy's page came with HTTP 403", { kind: 'parse', status: 403 }, false],
	['it was redirected', { kind: 'redirect', status: 302 }, false],
	['the execution was stopped', { kind: 'cancelled' }, false],
	['a setting is wrong', { kind: 'usage' }, false],
])('tells whether the outcome is unknown when %s', (_, failure, unknown) => {
	expect(isOutcomeUnknown(failureWith({ code: 'SOME_CODE', ...failure }))).toBe(unknown);
});

it('says what happened, what was not done, and what to check', () => {
	const failure = failureWith({ kind: 'timeout', message: 'The service did not answer in time', retryable: true, requestId: 'r-1' });
	expect(outcomeUnknown(failure, 'Look into the dashboard.')).toEqual({
		kind: 'timeout',
		code: 'OUTCOME_UNKNOWN',
		message: 'The service did not answer in time, so it is not known whether the service took it. It was not sent again, because that could charge it twice',
		advice: 'Look into the dashboard.',
		retryable: false,
		requestId: 'r-1',
	});
});
