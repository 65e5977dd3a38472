import type { ExecutionHandle } from '../../../tools/n8nEngine';
import { useExtractFixture, type Outcome } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';

const fixture = useExtractFixture();

/** Lets pending work go on until the sandbox has received so many requests at an endpoint. */
async function reached(route: string, count: number, { finished }: { finished: Promise<unknown> }): Promise<void> {
	let over = false;
	void finished.then(() => (over = true));
	while (!over && fixture().requests(route).length < count) await new Promise(setImmediate);
}

/** Stops an execution, which must come to its end without any time passing. */
async function stopAtOnce(handle: ExecutionHandle): Promise<Outcome> {
	const release = fixture().clock.hold();
	handle.cancel();
	return await fixture().outcome(handle).finally(release);
}

describe('stopping the execution', () => {
	it.each([
		['during the upload', 'storagePut', 1, 0],
		['before the first poll', 'submit', 1, 1_000],
		['during a poll', 'poll', 1, 0],
		['between two polls', 'poll', 2, 1_000],
	])('%s ends the work at once: nothing more is asked', async (_when, route, count, later) => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 3 * 60_000 });
		// Not even with Retry On Fail.
		const node = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const handle = await fixture().start([await invoicePdf('A-1')], { node });
		await reached(route, count, handle);
		if (later > 0) await fixture().clock.sleep(later);
		const { run, extracted } = await stopAtOnce(handle);
		expect(run.status).toBe('canceled');
		expect(extracted).toEqual([]);
		const before = fixture().sandbox.requests.length;
		await fixture().clock.sleep(4 * 60_000);
		expect(fixture().sandbox.requests.length).toBe(before);
	});

	it('while the service asks to wait ends the wait', async () => {
		fixture().sandbox.faults.add({ route: 'submit', kind: 'status', status: 429, retryAfter: 120 });
		const handle = await fixture().start([await invoicePdf('A-1')]);
		await reached('submit', 1, handle);
		await fixture().clock.sleep(30_000);
		const { run } = await stopAtOnce(handle);
		expect(run.status).toBe('canceled');
		await fixture().clock.sleep(3 * 60_000);
		expect(fixture().requests('submit')).toHaveLength(1);
	});

	it('sends nothing on, not even with On Error set to continue', async () => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 60_000 });
		const handle = await fixture().start([await invoicePdf('A-1')], { node: { onError: 'continueRegularOutput' } });
		await reached('poll', 1, handle);
		await fixture().clock.sleep(1_000);
		const { run, extracted } = await stopAtOnce(handle);
		expect(run.status).toBe('canceled');
		expect(extracted).toEqual([]);
	});
});
