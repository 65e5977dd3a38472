import type { IDataObject } from 'n8n-workflow';

import { useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, lockedPdf, secretlyLockedPdf, wrongTotalPdf } from '../../../support/testDocuments';
import { waitingWorkflow } from '../../../support/waitingWorkflow';
import { collector, operation, resumeToEnd, run, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture();
const MINUTE = 60_000;

/** Lets the extraction of the file at this place of the upload, from 1, take so long. */
const takes = (place: number, delayMs: number) =>
	fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs, match: `["${place}-` });

const fails = (code: string, times = 1, retryable?: boolean) =>
	fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code, times, retryable });

const numbers = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json['Invoice Number']);
const credits = () => fixture().sandbox.invoiceDataExtraction.account;
const submissions = () => fixture().requests('submit').map(({ body }) => body as IDataObject);

describe('an extraction that fails and may succeed later', () => {
	it.each([
		['CONCURRENT_TASK_LIMIT', 5 * MINUTE],
		['INTERNAL_ERROR', 10_000],
	])('is submitted again with a new ID (%s), without a second upload, and charged once', async (code, pauseMs) => {
		fails(code, 2);
		const first = await run(fixture(), waitingWorkflow(), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-1']);
		expect(new Set(submissions().map((body) => body.submission_id)).size).toBe(3);
		expect(fixture().requests('createSession')).toHaveLength(1);
		expect(fixture().requests('storagePut')).toHaveLength(1);
		expect(credits()).toMatchObject({ balance: 999, reserved: 0 });
		const times = fixture().requests('submit').map(({ at }) => at);
		for (const gap of [times[1] - times[0], times[2] - times[1]]) expect(gap).toBeGreaterThanOrEqual(pauseMs);
	});

	it('is submitted again when the service never took it up (SUBMISSION_STALLED)', async () => {
		fixture().sandbox.settings.stallSubmissions = 1;
		const first = await run(fixture(), waitingWorkflow(), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-1']);
		expect(fixture().requests('submit')).toHaveLength(2);
	});

	it('waits for its turn where the account may run one at a time: all rows come in the end, without the pause that is meant for the extractions of others', async () => {
		fixture().sandbox.settings.concurrentTasks = 1;
		const names = ['A-1', 'A-2', 'A-3', 'A-4', 'A-5'];
		const files = await Promise.all(names.map(async (name) => await invoicePdf(name)));
		const once = { options: { maxResubmissions: 1 } };
		const first = await run(fixture(), waitingWorkflow({ submit: { idempotency: 'content' }, wait: once }), await fixture().items(files));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(last.allOutput('Failed')).toEqual([]);
		expect(numbers(last.allOutput('Rows', 0)).sort()).toEqual(names);
		expect(credits()).toMatchObject({ balance: 995, reserved: 0 });
		const times = fixture().requests('submit').map(({ at }) => at);
		expect(Math.max(...times) - Math.min(...times)).toBeLessThan(5 * MINUTE);
	});

	it('goes to Failed at its Wait Limit where the account is busy all the time, however often it was parked', async () => {
		fails('CONCURRENT_TASK_LIMIT', 100);
		const first = await run(fixture(), waitingWorkflow({ wait: { waitMinutes: 12 } }), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(last.allOutput('Failed').map(({ json }) => json.code)).toEqual(['CONCURRENT_TASK_LIMIT']);
		const [begun] = fixture().requests('submit').map(({ at }) => at);
		expect(fixture().clock.now() - begun).toBeLessThanOrEqual(14 * MINUTE);
		// Until the refusals are forgotten: the account is shared by the tests.
		await fixture().clock.sleep(5 * MINUTE);
	});

	it('goes to Failed with its documents when it has failed too often', async () => {
		fails('INTERNAL_ERROR', 100);
		const wait = { options: { maxResubmissions: 1 } };
		const first = await run(fixture(), waitingWorkflow({ wait }), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(fixture().requests('submit')).toHaveLength(2);
		expect(last.allOutput('Failed').map(({ json }) => [json.status, json.code])).toEqual([['failed', 'INTERNAL_ERROR']]);
		expect(last.allOutput('Failed')[0].binary?.document_0.fileName).toBe('A-1.pdf');
		expect(credits()).toMatchObject({ balance: 1000, reserved: 0 });
	});

	it('goes to Failed at once when it cannot succeed later (PROMPT_UNCLEAR)', async () => {
		fails('PROMPT_UNCLEAR');
		const first = await run(fixture(), waitingWorkflow(), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(fixture().requests('submit')).toHaveLength(1);
		expect(last.allOutput('Failed').map(({ json }) => json.code)).toEqual(['PROMPT_UNCLEAR']);
	});
});

describe('a document that spoils the extraction', () => {
	it('goes to Failed with its file, and the others come back as a new extraction: nothing is lost', async () => {
		takes(1, 2 * MINUTE);
		const files = [await invoicePdf('A-1'), await secretlyLockedPdf('locked.pdf'), await wrongTotalPdf('A-3')];
		const first = await run(fixture(), waitingWorkflow(), await fixture().items(files));
		const { run: last } = await resumeToEnd(fixture(), first);
		const [failed] = last.allOutput('Failed');
		expect(last.allOutput('Failed')).toHaveLength(1);
		expect(failed.json).toMatchObject({ fileName: 'locked.pdf', stage: 'extraction', code: 'ENCRYPTED_FILE' });
		expect(await fixture().engine.readBinary(failed.binary!.data)).toEqual(files[1].bytes);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-1']);
		expect(numbers(last.allOutput('Rows', 1))).toEqual(['A-3']);
		expect(await fixture().engine.readBinary(last.allOutput('Rows', 1)[0].binary!.data)).toEqual(files[2].bytes);
		expect(last.allOutput('Rows', 2)).toEqual([]);
		expect(submissions().map((body) => (body.file_ids as string[]).length)).toEqual([3, 2]);
		expect(fixture().requests('storagePut')).toHaveLength(3);
		expect(credits()).toMatchObject({ balance: 998, reserved: 0 });
	});

	it('that was found before anything was sent is on Failed at once, and the others wait', async () => {
		takes(1, 5 * MINUTE);
		const files = [await lockedPdf('locked.pdf'), await invoicePdf('A-2')];
		const first = await run(fixture(), waitingWorkflow(), await fixture().items(files));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-2']);
		const [failed] = last.allOutput('Failed');
		expect(failed.json).toMatchObject({ fileName: 'locked.pdf', stage: 'check', code: 'ENCRYPTED_FILE' });
		expect(await fixture().engine.readBinary(failed.binary!.data)).toEqual(files[0].bytes);
	});
});

it('documents of which none could be submitted are on Failed, and nothing waits', async () => {
	const files = [await lockedPdf('a.pdf'), await lockedPdf('b.pdf')];
	const done = await run(fixture(), waitingWorkflow(), await fixture().items(files));
	expect(done.status).toBe('success');
	expect(done.allOutput('Failed').map(({ json, binary }) => [json.fileName, json.code, binary?.data.fileName])).toEqual([
		['a.pdf', 'ENCRYPTED_FILE', 'a.pdf'],
		['b.pdf', 'ENCRYPTED_FILE', 'b.pdf'],
	]);
});

describe('an outage while waiting', () => {
	it('does not end the wait', async () => {
		takes(1, 10 * MINUTE);
		fixture().sandbox.faults.add({ route: 'poll', kind: 'html', times: 9, skip: 1 });
		const first = await run(fixture(), waitingWorkflow(), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(last.error).toBeUndefined();
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-1']);
	});

	it('a key that is no longer good does', async () => {
		fixture().sandbox.faults.add({ route: 'poll', kind: 'status', status: 401, code: 'API_KEY_REVOKED', times: 20 });
		const done = await run(fixture(), waitingWorkflow(), await fixture().items([await invoicePdf('A-1')]));
		expect(done.error).toMatchObject({ httpCode: '401', description: expect.stringContaining('Create a new API key') });
	});
});

it.each([
	['continueRegularOutput', 2],
	['continueErrorOutput', 3],
] as const)('On Error "%s" keeps an extraction that nobody can be asked about away from Completed', async (onError, output) => {
	const flow = waitingWorkflow();
	const wait = flow.nodes.find(({ name }) => name === 'Wait');
	Object.assign(wait!, { onError });
	fixture().sandbox.faults.add({ route: 'poll', kind: 'status', status: 401, code: 'API_KEY_REVOKED', times: 20 });
	const done = await run(fixture(), flow, await fixture().items([await invoicePdf('A-1')]));
	expect([0, 1, 2, 3].map((index) => done.output('Wait', index).length)).toEqual([0, 1, 2, 3].map((index) => Number(index === output)));
	expect(done.output('Wait', output)[0]).toMatchObject({ binary: { document_0: { fileName: 'A-1.pdf' } }, pairedItem: { item: 0 } });
});

it('an extraction that the service does not know goes to Failed while the others go on', async () => {
	const items = await fixture().items([await invoicePdf('A-1')]);
	const submitted = await run(fixture(), workflowOf([operation('Submit', ['document', 'submit'])]), items);
	const waits = workflowOf(
		[operation('Wait', ['extraction', 'wait']), collector('Done'), collector('Failed')],
		[['Start', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Done'], ['Wait', 2, 'Failed']],
	);
	const input = [{ json: { extractionId: 'unknown' } }, ...submitted.output('Submit').map(({ json, binary }) => ({ json, binary }))];
	const { run: last } = await resumeToEnd(fixture(), await run(fixture(), waits, input));
	expect(last.allOutput('Failed').map(({ json }) => [json.extractionId, json.code])).toEqual([['unknown', 'EXTRACTION_NOT_FOUND']]);
	expect(last.allOutput('Done').map(({ json }) => json.status)).toEqual(['completed']);
});
