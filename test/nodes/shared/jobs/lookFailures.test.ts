import { askedToWait } from '../../../../nodes/shared/http/retry';
import { mayPass, notAsked, stillProcessing } from '../../../../nodes/shared/jobs/lookFailures';
import { failureWith } from '../support/failures';

const HOUR = 60 * 60_000;
const batch = { noun: 'batch' };
const busy = failureWith({ status: 429, message: 'Too many requests', retryAfterMs: HOUR });

describe('what is told when work cannot be asked for', () => {
	it('is how long the service asks to wait, where that is longer than may be waited', () => {
		expect(notAsked(batch, busy, HOUR - 1).message).toBe('Too many requests: the service asks to wait 60 minutes before the next request');
		expect(notAsked(batch, busy, HOUR).message).toBe('Too many requests');
		expect(notAsked(batch, failureWith({ retryAfterMs: undefined }), -1).message).toBe('It failed');
	});

	it('is so once, wherever it was told, and also where the service itself uses these words', () => {
		expect(notAsked(batch, askedToWait(busy), 0).message.match(/asks to wait/g)).toHaveLength(1);
		const own = { ...busy, message: 'The gateway asks to wait' };
		expect(notAsked(batch, own, 0).message).toBe('The gateway asks to wait: the service asks to wait 60 minutes before the next request');
	});

	it('is that the work goes on, behind what to do about it, but not that it may be run again', () => {
		const { advice, goesOn, runAgain } = notAsked(batch, { ...busy, advice: 'Look at the network.' }, HOUR);
		expect(advice).toBe('Look at the network. What was sent goes on at the service and is not lost: get its rows later with Batch: Get Rows and its ID.');
		expect([goesOn, runAgain]).toEqual([true, false]);
		expect(notAsked(batch, { ...busy, advice: 'Run it again.', runAgain: true }, HOUR).advice).toMatch(/^What was sent goes on/);
	});

	it('is nothing else when the execution was stopped', () => {
		const stopped = failureWith({ kind: 'cancelled' });
		expect(notAsked(batch, stopped, 0)).toBe(stopped);
	});
});

describe('the end of the waiting', () => {
	it('is told with the limit and how the rows are got later, and is nothing that a retry could mend', () => {
		expect(stillProcessing(batch)).toEqual({
			kind: 'deadline',
			code: 'STILL_PROCESSING',
			message: 'The batch is still processing, and the Wait Limit is over',
			advice: 'What was sent goes on at the service and is not lost: get its rows later with Batch: Get Rows and its ID.',
			retryable: false,
			goesOn: true,
		});
	});

	it('is told without a limit where nobody waited', () => {
		expect(stillProcessing(batch, 'Wait first.')).toMatchObject({ message: 'The batch is still processing', advice: 'Wait first.' });
	});
});

it.each<[string, Parameters<typeof failureWith>[0], boolean]>([
	['a web page of a proxy', { kind: 'parse', status: 200 }, true],
	['an error that is none of the service', { status: 500, code: 'HTTP_500' }, true],
	['a broken connection', { kind: 'network' }, true],
	['a pause of an hour', { status: 429, retryAfterMs: HOUR }, true],
	['a key that is refused', { status: 401 }, false],
	['a key that is refused by a proxy', { kind: 'parse', status: 403 }, false],
	['credits that are used up', { status: 402, retryable: true }, false],
	['a quota that is used up', { status: 429, final: true }, false],
	['an answer that is too large', { kind: 'parse', status: 200, final: true }, false],
	['a stopped execution', { kind: 'cancelled' }, false],
	['an error of the service that says that it stays', { status: 500 }, false],
	['another shape', { kind: 'schema', status: 200 }, false],
])('after %s another look may be answered or not', (_, failure, expected) => {
	expect(mayPass(failureWith(failure))).toBe(expected);
});
