import type { IDataObject } from 'n8n-workflow';

import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf, lockedPdf, secretlyLockedPdf, wrongTotalPdf } from '../../support/testDocuments';
import { collector, operation, resumeToEnd, run, start, workflowOf, type Wire } from '../../support/workflows';

const fixture = useExtractFixture();
const MINUTE = 60_000;

/** Submit, then Wait for Completion wired back to itself, then Get Rows; whatever failed ends in "Failed". */
const waiting = ({ submit, wait }: { submit?: IDataObject; wait?: IDataObject } = {}, wires: Wire[] = []) =>
	workflowOf(
		[
			operation('Submit', ['document', 'submit'], { ...(submit && { options: submit }) }),
			operation('Wait', ['extraction', 'wait'], wait, { position: [200, 200] }),
			operation('Rows', ['extraction', 'getRows'], {}, { position: [400, 0] }),
			collector('Failed', { position: [400, 400] }),
		],
		[['Start', 0, 'Submit'], ['Submit', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Rows'], ['Wait', 2, 'Failed'], ...wires],
	);

/** Lets the extraction of the file at this place of the upload, from 1, take so long. */
const takes = (place: number, delayMs: number) =>
	fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs, match: `["${place}-` });

const fails = (code: string, times = 1, retryable?: boolean) =>
	fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code, times, retryable });

const numbers = (items: Array<{ json: IDataObject }>) => items.map(({ json }) => json['Invoice Number']);
const credits = () => fixture().sandbox.invoiceDataExtraction.account;
const submissions = () => fixture().requests('submit').map(({ body }) => body as IDataObject);

describe('three extractions that end at different times', () => {
	const each = { submit: { idempotency: 'content' } };
	const finish = async () => {
		takes(1, 25 * MINUTE);
		takes(2, 2 * MINUTE);
		takes(3, 9 * MINUTE);
		const files = [await invoicePdf('A-1'), await wrongTotalPdf('A-2'), await invoicePdf('A-3')];
		const first = await run(fixture(), waiting(each), await fixture().items(files));
		return { files, first, ...(await resumeToEnd(fixture(), first)) };
	};

	it('deliver every row once, across executions that are stored and read back in between', async () => {
		const { first, run: last, parkings } = await finish();
		expect(first.status).toBe('waiting');
		expect(last.status).toBe('success');
		expect(parkings.length).toBeGreaterThanOrEqual(3);
		expect(last.executionId).toBe(first.executionId);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-3', 'A-1']);
		expect(numbers(last.allOutput('Rows', 1))).toEqual(['A-2']);
		expect(last.allOutput('Rows', 2)).toEqual([]);
		expect(last.allOutput('Failed')).toEqual([]);
		expect(credits()).toMatchObject({ balance: 997, reserved: 0 });
		expect(fixture().requests('submit')).toHaveLength(3);
	});

	it('go on as soon as they have ended: each comes out of Wait for Completion once', async () => {
		const { run: last } = await finish();
		const ids = last.allOutput('Wait', 1).map(({ json }) => json.extractionId);
		expect(new Set(ids).size).toBe(3);
		expect(ids).toHaveLength(3);
		expect(last.runCount('Rows')).toBe(3);
	});

	it('keep their documents: the item for review carries the one that it came from', async () => {
		const { files, run: last } = await finish();
		const [{ binary, json }] = last.allOutput('Rows', 1);
		expect(json._extraction).toMatchObject({ sourceFile: 'A-2.pdf', flagged: true });
		expect(binary?.data).toMatchObject({ fileName: 'A-2.pdf', mimeType: 'application/pdf' });
		expect(await fixture().engine.readBinary(binary!.data)).toEqual(files[1].bytes);
	});

	it('are asked about ever less often: a quarter of an hour costs few calls', async () => {
		await finish();
		expect(fixture().requests('poll').length).toBeLessThan(60);
	});
});

describe('emit or park, never both', () => {
	it('gives out nothing while the execution waits', async () => {
		takes(1, 20 * MINUTE);
		const parked = await run(fixture(), waiting(), await fixture().items([await invoicePdf('A-1')]));
		expect(parked.status).toBe('waiting');
		expect(parked.runCount('Rows')).toBe(0);
		expect(parked.waitTill?.getTime()).toBeGreaterThan(fixture().clock.now());
	});

	it('keeps short waits in the node, since n8n looks for parked executions once a minute', async () => {
		takes(1, 20_000);
		const done = await run(fixture(), waiting(), await fixture().items([await invoicePdf('A-1')]));
		expect(done.status).toBe('success');
		expect(numbers(done.output('Rows', 0))).toEqual(['A-1']);
	});

	it('parks no more than ten minutes at a time', async () => {
		takes(1, 3 * 60 * MINUTE);
		const wait = { waitMinutes: 600 };
		const first = await run(fixture(), waiting({ wait }), await fixture().items([await invoicePdf('A-1')]));
		const { run: last, parkings } = await resumeToEnd(fixture(), first);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-1']);
		expect(Math.max(...parkings)).toBe(10 * MINUTE);
	});
});

describe('without the wire from Still Processing', () => {
	const unwired = (wait: IDataObject = {}) =>
		workflowOf([operation('Submit', ['document', 'submit']), operation('Wait', ['extraction', 'wait'], wait)]);

	it('says what to do instead of losing the extraction', async () => {
		takes(1, 20 * MINUTE);
		const done = await run(fixture(), unwired(), await fixture().items([await invoicePdf('A-1')]));
		expect(done.error).toMatchObject({
			message: 'Still Processing is not connected back to this node',
			description: expect.stringContaining('Connect the output Still Processing to the input of this node'),
		});
	});

	it('waits in the node when told so', async () => {
		takes(1, 3 * MINUTE);
		const done = await run(fixture(), unwired({ whileProcessing: 'hold' }), await fixture().items([await invoicePdf('A-1')]));
		expect(done.status).toBe('success');
		expect(done.output('Wait', 1).map(({ json }) => json.status)).toEqual(['completed']);
	});
});

describe('the Wait Limit', () => {
	it('sends an extraction that takes longer to Failed, naming it and what fetches it later', async () => {
		takes(1, 3 * 60 * MINUTE);
		const first = await run(fixture(), waiting({ wait: { waitMinutes: 30 } }), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		const [{ id }] = fixture().sandbox.invoiceDataExtraction.extractions;
		expect(last.allOutput('Failed').map(({ json }) => json)).toMatchObject([
			{ extractionId: id, status: 'failed', code: 'STILL_PROCESSING', advice: expect.stringContaining('Extraction: Get Rows') },
		]);
		expect(last.allOutput('Failed')[0].binary?.document_0.fileName).toBe('A-1.pdf');
		expect(last.runCount('Rows')).toBe(0);
	});

	it('counts for an extraction without a time of submission from when the wait began', async () => {
		takes(1, 3 * 60 * MINUTE);
		await run(fixture(), workflowOf([operation('Submit', ['document', 'submit'])]), await fixture().items([await invoicePdf('A-1')]));
		const [{ id }] = fixture().sandbox.invoiceDataExtraction.extractions;
		const bare = workflowOf(
			[operation('Wait', ['extraction', 'wait'], { waitMinutes: 45 }), collector('Failed')],
			[['Start', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 2, 'Failed']],
		);
		const began = fixture().clock.now();
		const { run: last } = await resumeToEnd(fixture(), await run(fixture(), bare, [{ json: { extractionId: id } }]));
		expect(last.allOutput('Failed').map(({ json }) => json.code)).toEqual(['STILL_PROCESSING']);
		expect(Math.round((fixture().clock.now() - began) / MINUTE)).toBe(45);
	});
});

describe('an extraction that fails and may succeed later', () => {
	it.each([
		['CONCURRENT_TASK_LIMIT', 5 * MINUTE],
		['INTERNAL_ERROR', 10_000],
	])('is submitted again with a new ID (%s), without a second upload, and charged once', async (code, pauseMs) => {
		fails(code, 2);
		const first = await run(fixture(), waiting(), await fixture().items([await invoicePdf('A-1')]));
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
		const first = await run(fixture(), waiting(), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-1']);
		expect(fixture().requests('submit')).toHaveLength(2);
	});

	it('waits for its turn where the account may run one at a time: all rows come in the end', async () => {
		fixture().sandbox.settings.concurrentTasks = 1;
		const names = ['A-1', 'A-2', 'A-3', 'A-4', 'A-5'];
		const files = await Promise.all(names.map(async (name) => await invoicePdf(name)));
		const once = { options: { maxResubmissions: 1 } };
		const first = await run(fixture(), waiting({ submit: { idempotency: 'content' }, wait: once }), await fixture().items(files));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(last.allOutput('Failed')).toEqual([]);
		expect(numbers(last.allOutput('Rows', 0)).sort()).toEqual(names);
		expect(credits()).toMatchObject({ balance: 995, reserved: 0 });
	});

	it('goes to Failed with its documents when it has failed too often', async () => {
		fails('INTERNAL_ERROR', 100);
		const wait = { options: { maxResubmissions: 1 } };
		const first = await run(fixture(), waiting({ wait }), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(fixture().requests('submit')).toHaveLength(2);
		expect(last.allOutput('Failed').map(({ json }) => [json.status, json.code])).toEqual([['failed', 'INTERNAL_ERROR']]);
		expect(last.allOutput('Failed')[0].binary?.document_0.fileName).toBe('A-1.pdf');
		expect(credits()).toMatchObject({ balance: 1000, reserved: 0 });
	});

	it('goes to Failed at once when it cannot succeed later (PROMPT_UNCLEAR)', async () => {
		fails('PROMPT_UNCLEAR');
		const first = await run(fixture(), waiting(), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(fixture().requests('submit')).toHaveLength(1);
		expect(last.allOutput('Failed').map(({ json }) => json.code)).toEqual(['PROMPT_UNCLEAR']);
	});
});

describe('a document that spoils the extraction', () => {
	it('goes to Failed with its file, and the others come back as a new extraction: nothing is lost', async () => {
		takes(1, 2 * MINUTE);
		const files = [await invoicePdf('A-1'), await secretlyLockedPdf('locked.pdf'), await wrongTotalPdf('A-3')];
		const first = await run(fixture(), waiting(), await fixture().items(files));
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

	it('that was found before anything was sent travels along and comes out of Get Rows', async () => {
		takes(1, 5 * MINUTE);
		const files = [await lockedPdf('locked.pdf'), await invoicePdf('A-2')];
		const first = await run(fixture(), waiting(), await fixture().items(files));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-2']);
		const [failed] = last.allOutput('Rows', 2);
		expect(failed.json).toMatchObject({ fileName: 'locked.pdf', stage: 'check', code: 'ENCRYPTED_FILE' });
		expect(await fixture().engine.readBinary(failed.binary!.data)).toEqual(files[0].bytes);
	});
});

it('documents of which none could be submitted leave the loop for Failed', async () => {
	const files = [await lockedPdf('a.pdf'), await lockedPdf('b.pdf')];
	const done = await run(fixture(), waiting(), await fixture().items(files));
	expect(done.status).toBe('success');
	expect(done.allOutput('Failed').map(({ json, binary }) => [json.fileName, json.code, binary?.data.fileName])).toEqual([
		['a.pdf', 'ENCRYPTED_FILE', 'a.pdf'],
		['b.pdf', 'ENCRYPTED_FILE', 'b.pdf'],
	]);
});

describe('an outage while waiting', () => {
	it('does not end the wait', async () => {
		takes(1, 10 * MINUTE);
		fixture().sandbox.faults.add({ route: 'poll', kind: 'html', times: 20, skip: 1 });
		const first = await run(fixture(), waiting(), await fixture().items([await invoicePdf('A-1')]));
		const { run: last } = await resumeToEnd(fixture(), first);
		expect(last.error).toBeUndefined();
		expect(numbers(last.allOutput('Rows', 0))).toEqual(['A-1']);
	});

	it('a key that is no longer good does', async () => {
		fixture().sandbox.faults.add({ route: 'poll', kind: 'status', status: 401, code: 'API_KEY_REVOKED', times: 20 });
		const done = await run(fixture(), waiting(), await fixture().items([await invoicePdf('A-1')]));
		expect(done.error).toMatchObject({ httpCode: '401', description: expect.stringContaining('Create a new API key') });
	});
});

it.each([
	['continueRegularOutput', 2],
	['continueErrorOutput', 3],
] as const)('On Error "%s" keeps an extraction that nobody can be asked about away from Completed', async (onError, output) => {
	const flow = waiting();
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

it('stopping the execution while it waits in the node ends it at once', async () => {
	takes(1, 60 * MINUTE);
	const holding = workflowOf([operation('Submit', ['document', 'submit']), operation('Wait', ['extraction', 'wait'], { whileProcessing: 'hold' })]);
	const handle = start(fixture(), holding, await fixture().items([await invoicePdf('A-1')]));
	while (fixture().requests('poll').length < 3) await new Promise(setImmediate);
	handle.cancel();
	const done = await handle.finished;
	expect(done.status).toBe('canceled');
	const asked = fixture().requests('poll').length;
	await fixture().clock.sleep(61 * MINUTE);
	expect(fixture().requests('poll')).toHaveLength(asked);
});
