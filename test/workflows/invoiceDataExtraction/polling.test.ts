import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';
import { waitingWorkflow } from '../../support/waitingWorkflow';
import { resumeToEnd, run } from '../../support/workflows';

const fixture = useExtractFixture();

const times = (route: string) => fixture().requests(route).map(({ at }) => at);
const gaps = (all: number[]) => all.slice(1).map((at, index) => at - all[index]);

/** Lets an extraction take this long on the clock of the service. */
const takes = (delayMs: number) => fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs });

it('asks for the first time five seconds after submission, then ever less often down to every thirty', async () => {
	takes(2 * 60_000);
	const { extracted } = await fixture().extract([await invoicePdf('A-1')]);
	expect(extracted).toHaveLength(1);
	const all = gaps([...times('submit'), ...times('poll')]);
	expect(all.slice(0, 7)).toEqual([5_000, 5_000, 5_000, 7_500, 11_250, 16_875, 25_313]);
	expect(all.length).toBeGreaterThan(7);
	expect(new Set(all.slice(7))).toEqual(new Set([30_000]));
});

it('takes what had to wait for the limit of submissions as under way only since the service took it', async () => {
	const takesMs = 60_000;
	Object.assign(fixture().sandbox.settings, { concurrentTasks: 100, processingMsPerPage: takesMs });
	const documents = await Promise.all(Array.from({ length: 40 }, async (_, index) => await invoicePdf(`L-${index}`)));
	const first = await run(fixture(), waitingWorkflow({ submit: { idempotency: 'content' } }), await fixture().items(documents));
	await resumeToEnd(fixture(), first);
	const submitted = times('submit');
	expect(submitted).toHaveLength(40);
	expect(submitted[39] - submitted[0]).toBeGreaterThan(55_000);
	// Parked, it is looked at once a minute.
	expect(Math.max(...times('poll')) - submitted[39]).toBeLessThan(takesMs + 70_000);
});

it('keeps five seconds between the answer of one poll and the next, however slow the answer', async () => {
	takes(40_000);
	fixture().sandbox.faults.add({ route: 'poll', kind: 'delay', delayMs: 9_000 });
	await fixture().extract([await invoicePdf('A-1')]);
	expect(gaps([...times('submit'), ...times('poll')]).slice(0, 2)).toEqual([5_000, 9_000 + 7_000]);
});

it('asks again for a poll that breaks off, and still counts the extraction as one', async () => {
	fixture().sandbox.faults.add({ route: 'poll', kind: 'dropBefore', times: 2 });
	fixture().sandbox.faults.add({ route: 'poll', kind: 'truncatedJson' });
	fixture().sandbox.faults.add({ route: 'poll', kind: 'html', status: 503 });
	const { extracted } = await fixture().extract([await invoicePdf('A-1')]);
	expect(extracted).toHaveLength(1);
	expect(fixture().requests('submit')).toHaveLength(1);
});

describe('a 429 with Retry-After', () => {
	it.each(['createSession', 'partUrls', 'completeUpload', 'submit', 'poll'])('at %s is waited out exactly', async (route) => {
		fixture().sandbox.faults.add({ route, kind: 'status', status: 429, retryAfter: 7 });
		const { extracted } = await fixture().extract([await invoicePdf('A-1')]);
		expect(extracted).toHaveLength(1);
		expect(fixture().requests(route).map(({ status }) => status).slice(0, 1)).toEqual([429]);
		expect(gaps(times(route))[0]).toBe(7_000);
	});

	it.each([429, 503])('of the storage (HTTP %i) is waited out exactly, for uploads and for results', async (status) => {
		for (const route of ['storagePut', 'storageGet']) fixture().sandbox.faults.add({ route, kind: 'status', status, retryAfter: 7 });
		const { extracted } = await fixture().extract([await invoicePdf('A-1')]);
		expect(extracted).toHaveLength(1);
		for (const route of ['storagePut', 'storageGet']) expect(gaps(times(route))[0]).toBe(7_000);
	});

	it('in the details of the error alone is waited out too', async () => {
		fixture().sandbox.faults.add({ route: 'submit', kind: 'status', status: 429, details: { retry_after: 7 } });
		expect((await fixture().extract([await invoicePdf('A-1')])).extracted).toHaveLength(1);
		expect(gaps(times('submit'))).toEqual([7_000]);
	});

	it('that names a date is waited out until then', async () => {
		const until = Math.ceil(fixture().clock.now() / 1000) * 1000 + 22_000;
		fixture().sandbox.faults.add({ route: 'submit', kind: 'status', status: 429, retryAfter: new Date(until).toUTCString() });
		await fixture().extract([await invoicePdf('A-1')]);
		expect(times('submit')[1]).toBe(until);
	});

	it('that asks for more than five minutes ends the run instead of hanging it', async () => {
		fixture().sandbox.faults.add({ route: 'submit', kind: 'status', status: 429, retryAfter: 3600 });
		const { run } = await fixture().extract([await invoicePdf('A-1')]);
		expect(run.error).toMatchObject({ httpCode: '429', message: expect.stringMatching(/Too many requests.*asks to wait 60 minutes/) });
		expect(fixture().requests('submit')).toHaveLength(1);
		await fixture().clock.sleep(60 * 60_000);
	});
});

describe('when the Wait Limit is over', () => {
	it('ends also where the account is busy all the time, counted from the first submission, and says so', async () => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code: 'CONCURRENT_TASK_LIMIT', times: 100 });
		const { run } = await fixture().extract([await invoicePdf('A-1')], { options: { waitMinutes: 12 } });
		expect(run.error).toMatchObject({ description: expect.stringMatching(/raise the Wait Limit.*not charged twice.*Code: CONCURRENT_TASK_LIMIT/) });
		expect(fixture().requests('submit')).toHaveLength(3);
		expect(fixture().clock.now() - times('submit')[0]).toBeLessThanOrEqual(12 * 60_000);
		// Until the refusals are forgotten: the account is shared by the tests.
		await fixture().clock.sleep(5 * 60_000);
	});

	it('names the extraction, which goes on; the same execution run again finds it', async () => {
		takes(90_000);
		const file = await invoicePdf('A-1');
		const { run } = await fixture().extract([file], { options: { waitMinutes: 1 } });
		const [{ id }] = fixture().sandbox.invoiceDataExtraction.extractions;
		expect(run.error).toMatchObject({
			message: 'The extraction is still processing, and the Wait Limit is over',
			description: expect.stringContaining(`Extraction ID: ${id}`),
		});
		const again = await fixture().extract([file], { executionId: run.executionId });
		expect(again.extracted.map(({ json }) => json._extractionId)).toEqual([id]);
		expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(1);
	});
});
