import fc from 'fast-check';

import { clock } from '../../../../nodes/shared/clock';
import { ServiceError } from '../../../../nodes/shared/errors';
import type { JobState } from '../../../../nodes/shared/jobs/jobService';
import { newTicket } from '../../../../nodes/shared/jobs/ticket';
import { waitInNode } from '../../../../nodes/shared/jobs/waitInNode';
import { failureOf, failureWith } from '../support/failures';
import { useJumpingClock } from '../support/jumpingClock';
import { testClient, testService } from './support/testService';

useJumpingClock();

const MINUTE = 60_000;
const limits = (waitMs: number) => ({ waitMs, maxResubmissions: 0, started: clock.now(), parks: false });

type State = JobState<object, string>;
const PENDING: State = { state: 'pending' };
const DONE: State = { state: 'completed', finished: 'done' };

/** A service whose looks take `latencyMs`, and which notes when it was asked and had answered. */
function watched(stateAt: (look: number) => State | Promise<State>, latencyMs = 0) {
	const asked: number[] = [];
	const answered: number[] = [];
	const service = testService({
		look: async () => {
			asked.push(clock.now());
			await clock.sleep(latencyMs);
			answered.push(clock.now());
			return await stateAt(asked.length);
		},
	});
	return { service, asked, answered };
}

const wait = async (service: ReturnType<typeof testService>, waitMs: number, signal?: AbortSignal) =>
	await waitInNode(testClient(signal), service, [newTicket('b-1', [], {})], limits(waitMs));

it('looks first after the minimum, then ever less often, until the work has ended', async () => {
	const start = clock.now();
	const { service, asked } = watched((look) => (look === 6 ? DONE : PENDING));
	expect(await wait(service, 10 * MINUTE)).toMatchObject([{ look: { state: 'completed', finished: 'done' } }]);
	expect(asked.map((at) => at - start)).toEqual([5_000, 10_000, 15_000, 22_500, 33_750, 50_625]);
});

it('looks at least every half minute, and as soon as the rest should be done where the service tells its progress', async () => {
	const start = clock.now();
	const slow = watched((look) => (look === 20 ? DONE : PENDING));
	await wait(slow.service, 60 * MINUTE);
	expect(slow.asked.slice(-3).map((at, index, all) => at - (all[index - 1] ?? at))).toEqual([0, 30_000, 30_000]);

	const begun = clock.now();
	expect(begun).toBeGreaterThan(start);
	const telling = watched((look) => (look === 2 ? DONE : { state: 'pending', progress: 20 }));
	await wait(telling.service, 10 * MINUTE);
	expect(telling.asked.map((at) => at - begun)).toEqual([5_000, 25_000]);
});

it('waits as long as the service asks', async () => {
	const start = clock.now();
	const { service, asked } = watched((look) => (look === 2 ? DONE : { state: 'pending', nextMs: 17_000 }));
	await wait(service, 10 * MINUTE);
	expect(asked.map((at) => at - start)).toEqual([5_000, 22_000]);
});

it('keeps the minimum between an answer and the next look, and ends at the limit with an error that is none of the work', async () => {
	const waits = fc.record({ latencyMs: fc.nat(20_000), waitMs: fc.nat(3 * MINUTE) });
	await fc.assert(
		fc.asyncProperty(waits, async ({ latencyMs, waitMs }) => {
			const start = clock.now();
			const { service, asked, answered } = watched(() => PENDING, latencyMs);
			expect(await wait(service, waitMs)).toMatchObject([{ look: { state: 'failed', failure: { code: 'STILL_PROCESSING', kind: 'deadline', extractionId: 'b-1' } } }]);
			asked.forEach((at, index) => {
				expect(at - (answered[index - 1] ?? start)).toBeGreaterThanOrEqual(5_000);
				expect(at).toBeLessThanOrEqual(start + waitMs + 5_000);
			});
		}),
		{ numRuns: 40 },
	);
});

it('goes on with what the work became, and gives the documents that dropped out', async () => {
	const { service } = watched((look) => {
		if (look > 1) return DONE;
		const failure = { origin: { itemIndex: 0 }, stage: 'extraction' as const, code: 'BAD_FILE', message: 'x', retryable: false };
		return { state: 'changed', tickets: ['b-2', 'b-3'].map((id) => newTicket(id, [], {})), failures: [failure] };
	});
	const seen = await wait(service, 10 * MINUTE);
	expect(seen.map(({ ticket, look }) => [ticket.id, look.state])).toEqual([['b-1', 'changed'], ['b-2', 'completed'], ['b-3', 'completed']]);
	expect(seen[0].look).toMatchObject({ failures: [{ code: 'BAD_FILE' }] });
});

describe('when the service cannot be asked', () => {
	const outage = new ServiceError(failureWith({ kind: 'network', code: 'ECONNRESET', retryable: true }));

	it('an outage is sat out, and forgotten with the next answer', async () => {
		const { service, asked } = watched((look) => (look % 10 !== 0 ? Promise.reject(outage) : look === 30 ? DONE : PENDING));
		expect(await wait(service, 60 * MINUTE)).toMatchObject([{ look: { state: 'completed' } }]);
		expect(asked).toHaveLength(30);
	});

	it('ten looks in a row without an answer are the end', async () => {
		const { service, asked } = watched(() => Promise.reject(outage));
		expect(await failureOf(async () => await wait(service, 60 * MINUTE))).toMatchObject({ code: 'ECONNRESET', extractionId: 'b-1' });
		expect(asked).toHaveLength(10);
	});

	it('a refused key is the end at once', async () => {
		const { service, asked } = watched(() => Promise.reject(new ServiceError(failureWith({ code: 'UNAUTHENTICATED', status: 401 }))));
		expect(await failureOf(async () => await wait(service, MINUTE))).toMatchObject({ code: 'UNAUTHENTICATED' });
		expect(asked).toHaveLength(1);
	});

	it('work that it does not know is an end of that work', async () => {
		const { service } = watched(() => Promise.reject(new ServiceError(failureWith({ code: 'NOT_FOUND', status: 404 }))));
		expect(await wait(service, MINUTE)).toMatchObject([{ look: { state: 'failed', failure: { code: 'NOT_FOUND', extractionId: 'b-1' } } }]);
	});
});

it('ends at once when the execution is stopped', async () => {
	const stop = new AbortController();
	const start = clock.now();
	const { service, asked } = watched(() => PENDING);
	const waiting = failureOf(async () => await wait(service, MINUTE, stop.signal));
	await clock.sleep(5_700);
	stop.abort();
	expect((await waiting).kind).toBe('cancelled');
	expect(clock.now() - start).toBe(5_700);
	expect(asked).toHaveLength(1);
});
