import { Readable } from 'node:stream';

import { piecesOf, readText, sizeLimits } from '../../../../nodes/shared/http/body';
import { describeNetworkError } from '../../../../nodes/shared/http/send';
import { timeLimits, withinTime, type Hold } from '../../../../nodes/shared/http/timeLimit';
import { failureOf } from '../support/failures';

const MB = 1024 * 1024;
const answerOf = (body: unknown, headers = {}) => ({ status: 200, headers, body });

/** Blanks without an end, and how many bytes of them were taken. */
function endless() {
	const taken = { bytes: 0 };
	const body = new Readable({
		highWaterMark: MB,
		read() {
			taken.bytes += MB;
			this.push(Buffer.alloc(MB, ' '));
		},
	});
	return { body, taken };
}

it('takes no more of an answer than it may have, and lets go of the connection', async () => {
	const { body, taken } = endless();

	const failure = await failureOf(async () => await readText(answerOf(body), 'answer', describeNetworkError()));

	expect(failure).toMatchObject({ kind: 'parse', code: 'ANSWER_TOO_LARGE', final: true, retryable: false, status: 200, message: expect.stringContaining('larger than 64 MB') });
	expect(taken.bytes).toBeLessThan(sizeLimits.answer + 4 * MB);
	expect(body.destroyed).toBe(true);
});

it('does not begin to read what announces itself as too large', async () => {
	const { body, taken } = endless();

	const failure = await failureOf(async () => await readText(answerOf(body, { 'content-length': String(700 * MB) }), 'rows', describeNetworkError()));

	expect(failure).toMatchObject({ code: 'ANSWER_TOO_LARGE', message: expect.stringContaining('larger than 200 MB'), advice: expect.stringContaining('Download the result as a file') });
	expect(taken.bytes).toBe(0);
	expect(body.destroyed).toBe(true);
});

it('puts letters together that were cut between two pieces', async () => {
	const bytes = Buffer.from('Müller €');
	const body = Readable.from([...bytes].map((byte) => Buffer.from([byte])));

	expect(await readText(answerOf(body), 'answer', describeNetworkError())).toBe('Müller €');
});

it.each([
	['a text', 'whole', 'whole'],
	['bytes', Buffer.from('whole'), 'whole'],
	['nothing', undefined, ''],
	['an object', { a: 1 }, '{"a":1}'],
])('takes %s as it is, where n8n does not give a stream', async (_, body, text) => {
	expect(await readText(answerOf(body), 'answer', describeNetworkError())).toBe(text);
});

it('tells a connection that broke, or was let go of, from the end of an answer', async () => {
	const [broken, closed, gone] = [0, 1, 2].map(() => new Readable({ read: () => undefined }));
	gone.destroy();
	const failures = [broken, closed, gone].map(async (body) => await failureOf(async () => await readText(answerOf(body), 'answer', describeNetworkError())));
	broken.push('{"half":');
	broken.destroy(new Error('read ECONNRESET'));
	closed.destroy();

	expect(await Promise.all(failures)).toEqual([0, 1, 2].map(() => expect.objectContaining({ kind: 'network', message: expect.stringContaining('broke before its answer was complete') })));
});

it('lets go of an answer that is not read to its end', async () => {
	const { body } = endless();
	for await (const piece of piecesOf(answerOf(body), 'file')) if (piece.length > 0) break;

	expect(body.destroyed).toBe(true);
});

describe('a call as a whole', () => {
	const realLimits = { ...timeLimits };
	afterEach(() => void Object.assign(timeLimits, realLimits));
	const never = async () => await new Promise<never>(() => undefined);

	it.each<[keyof typeof timeLimits, object]>([
		['service', { code: 'ANSWER_TOO_SLOW', kind: 'timeout', message: expect.stringMatching(/^The service did not/) }],
		['storage', { code: 'ANSWER_TOO_SLOW', kind: 'timeout', message: expect.stringMatching(/^The storage of the service did not/), final: true }],
	])('ends in its time at the %s, and what it holds is told', async (place, expected) => {
		timeLimits[place] = 10;
		const [before, late] = [endless().body, endless().body];
		let hold: Hold = () => undefined;

		const failure = await failureOf(async () => await withinTime(place, undefined, async (given) => await ((hold = given), hold(before), never())));
		hold(late);

		expect(failure).toMatchObject(expected);
		expect([before.destroyed, late.destroyed]).toEqual([true, true]);
	});


	it('ends when the execution is stopped', async () => {
		const stop = new AbortController();
		const failure = failureOf(async () => await withinTime('service', stop.signal, never));
		stop.abort();

		expect(await failure).toMatchObject({ kind: 'cancelled' });
	});

	it('gives what the work gives', async () => {
		expect(await withinTime('service', undefined, async () => await Promise.resolve(7))).toBe(7);
	});
});
