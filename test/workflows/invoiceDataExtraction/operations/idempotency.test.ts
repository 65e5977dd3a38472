import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, threePagePdf } from '../../../support/testDocuments';
import { operation, run, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture();

const account = () => fixture().sandbox.invoiceDataExtraction.account;
const charged = () => 1000 - account().balance;
const numbers = (items: INodeExecutionData[]) => items.map(({ json }) => json['Invoice Number']);
const submit = (options: IDataObject) => workflowOf([operation('Submit', ['document', 'submit'], { options })]);
const KINDS: IDataObject[] = [{ idempotency: 'execution' }, {}, { idempotency: 'content' }, { idempotency: 'custom', idempotencyKey: 'mail-1' }];
const LASTING = KINDS.slice(1);

describe('the same document of another execution, under another name and in other company', () => {
	const twice = async (options: IDataObject) => {
		const { bytes } = await invoicePdf('A-1');
		const first = await run(fixture(), submit(options), await fixture().items([{ name: 'a.pdf', bytes }]));
		const second = await run(fixture(), submit(options), await fixture().items([await invoicePdf('A-2'), { name: 'b.pdf', bytes }]));
		await fixture().clock.sleep(60_000);
		return [first, second].map((done) => done.output('Submit').map(({ json }) => json.extractionId));
	};

	it('is the same extraction per content', async () => {
		const [[first], [, again]] = await twice({ idempotency: 'content' });
		expect(again).toBe(first);
		expect(charged()).toBe(2);
	});

	it.each(KINDS.filter(({ idempotency }) => idempotency !== 'content'))('is another extraction with %o', async (options) => {
		const [[first], others] = await twice(options);
		expect(others).not.toContain(first);
		expect(charged()).toBe(3);
	});
});

it('two equal documents in one run are one extraction per content, and the second row is a duplicate', async () => {
	const { bytes } = await invoicePdf('A-1');
	const { extracted, needsReview } = await fixture().extract([{ name: 'a.pdf', bytes }, { name: 'b.pdf', bytes }], { options: { idempotency: 'content' } });
	expect(charged()).toBe(1);
	const rows = [...extracted, ...needsReview];
	expect(rows.map(({ json, pairedItem }) => [json['Invoice Number'], json._sourceFile, pairedItem]).sort()).toEqual([
		['A-1', 'a.pdf', { item: 0 }],
		['A-1', 'b.pdf', { item: 1 }],
	]);
	expect(needsReview.map(({ json }) => json._reviewCodes)).toEqual(['DUPLICATE']);
});

describe('the run after a crash', () => {
	/** n8n is stopped after the submission; the workflow is run again as a new execution. */
	const crashed = async (options: IDataObject) => {
		const file = await invoicePdf('A-1');
		const handle = await fixture().start([file], { options });
		while (fixture().requests('submit').length < 1) await new Promise(setImmediate);
		handle.cancel();
		await handle.finished;
		return await fixture().extract([file], { options });
	};

	it.each(LASTING)('finds the extraction again with %o: it is charged once', async (options) => {
		const { extracted } = await crashed(options);
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(charged()).toBe(1);
		expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(1);
	});

	it('charges once more where everything is always extracted anew', async () => {
		const { extracted } = await crashed({ idempotency: 'execution' });
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(charged()).toBe(2);
	});
});

it.each(KINDS)('Retry On Fail asks for the same extraction with %o', async (options) => {
	fixture().sandbox.faults.add({ route: 'poll', kind: 'wrongShape', times: 2 });
	const { run: done, extracted } = await fixture().extract([await invoicePdf('A-1')], {
		options,
		node: { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 },
	});
	expect(done.error).toBeUndefined();
	expect(numbers(extracted)).toEqual(['A-1']);
	expect(charged()).toBe(1);
	expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(1);
});

describe('an extraction that failed in an earlier execution', () => {
	it.each(LASTING)('is tried again with %o once the credits are there', async (options) => {
		account().balance = 2;
		const file = await threePagePdf('A-1');
		const first = await fixture().extract([file], { options });
		expect(first.run.error?.message).toContain('Insufficient credits');
		account().balance = 1000;
		const { run: done, extracted } = await fixture().extract([file], { options });
		expect(done.error).toBeUndefined();
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(charged()).toBe(3);
		expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(2);
	});

	it.each(LASTING)('is tried again with %o after the trouble of the service is over, however often it failed', async (options) => {
		fixture().sandbox.settings.stallSubmissions = 5;
		const file = await invoicePdf('A-1');
		const first = await fixture().extract([file], { options });
		expect(first.run.error?.message).toContain('was not picked up');
		const { extracted } = await fixture().extract([file], { options });
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(charged()).toBe(1);
		expect(fixture().requests('storagePut')).toHaveLength(1);
	});

	it.each(LASTING)('because too many ran at once is tried again with %o after the usual pause, not in a rush', async (options) => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code: 'CONCURRENT_TASK_LIMIT', times: 2 });
		const file = await invoicePdf('A-1');
		await fixture().extract([file], { options: { ...options, waitMinutes: 1 } });
		expect(fixture().requests('submit')).toHaveLength(1);
		const { extracted } = await fixture().extract([file], { options });
		expect(numbers(extracted)).toEqual(['A-1']);
		const [, , second, third] = fixture().requests('submit').map(({ at }) => at);
		expect(third - second).toBeGreaterThanOrEqual(5 * 60_000);
		expect(charged()).toBe(1);
	});

	it.each(LASTING)('and succeeded at a later attempt is found again with %o, and not charged twice', async (options) => {
		fixture().sandbox.settings.stallSubmissions = 2;
		const file = await invoicePdf('A-1');
		await fixture().extract([file], { options });
		const { extracted } = await fixture().extract([file], { options });
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(charged()).toBe(1);
		expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(3);
	});

	/** Asks again for what failed five times, and gives the times of the submissions that followed, in milliseconds from the first of them. */
	const afterFive = async (options: IDataObject) => {
		fixture().sandbox.settings.stallSubmissions = 5;
		const file = await invoicePdf('A-1');
		const first = { ...options, maxResubmissions: 4 };
		await fixture().extract([file], { options: first });
		const before = fixture().requests('submit').length;
		expect(before).toBe(5);
		const ended = await fixture().extract([file], { options });
		const times = fixture().requests('submit').slice(before).map(({ at }) => at);
		return { ...ended, times: times.map((at) => at - times[0]) };
	};

	it.each(LASTING)('is asked for again with %o no sooner than the documented pause after each failure', async (options) => {
		const { times, extracted } = await afterFive(options);
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(times).toHaveLength(6);
		for (const [index, at] of times.slice(1).entries()) expect(at - times[index]).toBeGreaterThanOrEqual(10_000);
	});

	it('is told as it is when the Wait Limit leaves no time for another pause', async () => {
		fixture().sandbox.settings.stallSubmissions = 100;
		const file = await invoicePdf('A-1');
		await fixture().extract([file], { options: { maxResubmissions: 9, waitMinutes: 60 } });
		const before = fixture().requests('submit').length;
		const { run: done } = await fixture().extract([file], { options: { waitMinutes: 1, maxResubmissions: 9 } });
		expect(done.error?.message).toContain('was not picked up');
		const times = fixture().requests('submit').slice(before).map(({ at }) => at);
		expect(times.length).toBeGreaterThan(1);
		expect((times.at(-1) ?? 0) - times[0]).toBeLessThan(60_000);
	});

	it.each(LASTING)('is not tried again with %o when nothing has changed that could help', async (options) => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code: 'PROMPT_UNCLEAR' });
		const file = await invoicePdf('A-1');
		await fixture().extract([file], { options });
		const { run: done } = await fixture().extract([file], { options });
		expect(done.error?.message).toContain('could not understand the prompt');
		expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(1);
	});
});

it.each(LASTING.flatMap((options) => [[options, false], [options, true]] as const))('an extraction that was deleted is made anew with %o, whether its submission is still known (%s) or not', async (options, keepDeletedSubmissions) => {
	fixture().sandbox.settings.keepDeletedSubmissions = keepDeletedSubmissions;
	const file = await invoicePdf('A-1');
	const first = await fixture().extract([file], { options });
	const [{ json }] = first.extracted;
	const { _extractionId: extractionId } = json;
	await run(fixture(), workflowOf([operation('Delete', ['extraction', 'delete'])]), [{ json: { extractionId } }]);
	for (let execution = 0; execution < 2; execution++) {
		const { run: done, extracted } = await fixture().extract([file], { options });
		expect(done.error).toBeUndefined();
		expect(numbers(extracted)).toEqual(['A-1']);
	}
	expect(charged()).toBe(2);
});

it('an extraction that was made a moment ago, and is not found yet, is not made again', async () => {
	const file = await invoicePdf('A-1');
	await fixture().extract([file]);
	fixture().sandbox.faults.add({ route: 'poll', kind: 'status', status: 404, code: 'EXTRACTION_NOT_FOUND' });
	const { extracted } = await fixture().extract([file]);
	expect(numbers(extracted)).toEqual(['A-1']);
	expect(charged()).toBe(1);
});

describe('INVALID_INPUT at a submission of documents that were uploaded before', () => {
	const again = async (path: Array<string | number>) => {
		const file = await invoicePdf('A-1');
		await fixture().extract([file]);
		fixture().sandbox.faults.add({ route: 'submit', kind: 'status', status: 400, code: 'INVALID_INPUT', details: { issues: [{ message: 'It is wrong.', path }] } });
		return { ...(await fixture().extract([file])), sessions: fixture().sandbox.invoiceDataExtraction.sessions.length };
	};

	it('about the instructions is told, and nothing is uploaded once more', async () => {
		const { run: done, sessions } = await again(['prompt', 'fields', 0]);
		expect(done.error).toMatchObject({ description: expect.stringContaining('prompt.fields.0: It is wrong.') });
		expect(sessions).toBe(1);
	});

	it.each([[['file_ids', 0]], [['upload_session_id']]])('about %j means that they are gone: they are uploaded once more', async (path) => {
		const { run: done, sessions } = await again(path);
		expect(done.error).toBeUndefined();
		expect(sessions).toBe(2);
		expect(charged()).toBe(1);
	});
});

describe('what running it again costs is told with the error', () => {
	it.each<[IDataObject, RegExp]>([
		[{}, /Buy credits.*When the same documents are sent together again, what was extracted is found again and not charged twice/],
		[{ idempotency: 'execution' }, /Buy credits.*A new execution extracts and charges everything anew/],
	])('%o', async (options, description) => {
		account().balance = 2;
		const { run: done } = await fixture().extract([await threePagePdf('A-1')], { options });
		expect(done.error).toMatchObject({ description: expect.stringMatching(description) });
	});
});
