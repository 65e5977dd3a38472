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
