import { useExtractFixture, type Outcome } from '../../support/extractFixture';
import { invoicePdf, secretlyLockedPdf, threePagePdf, type TestFile } from '../../support/testDocuments';

const fixture = useExtractFixture();
const service = () => fixture().sandbox.invoiceDataExtraction;

const numbers = ({ extracted }: Outcome) => extracted.map(({ json }) => json['Invoice Number']);
const submissions = () => fixture().requests('submit').map(({ body }) => (body as { file_ids: string[] }).file_ids.length);

/** Lets the next extractions fail with a code of the service. */
const failWith = (code: string, times = 1) => fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code, times });

describe('an extraction that fails because of one document', () => {
	const expectOnlyFailed = (outcome: Outcome, name: string, code: string, item: number) => {
		expect(outcome.run.status).toBe('success');
		expect(outcome.failed.map(({ json, pairedItem }) => [json.fileName, json.stage, json.code, pairedItem])).toEqual([
			[name, 'extraction', code, { item }],
		]);
		expect(outcome.failed[0].json.message).toContain(name);
		expect(service().extractions.map(({ id }) => id)).toContain(outcome.failed[0].json.extractionId);
		expect(outcome.failed[0].binary?.data.fileName).toBe(name);
	};

	it('that the service names as encrypted is submitted again without it, and nothing is uploaded again', async () => {
		const files = [await invoicePdf('A-1'), await secretlyLockedPdf('locked.pdf'), await invoicePdf('A-2')];
		const outcome = await fixture().extract(files);
		expect(numbers(outcome)).toEqual(['A-1', 'A-2']);
		expectOnlyFailed(outcome, 'locked.pdf', 'ENCRYPTED_FILE', 1);
		expect(submissions()).toEqual([3, 2]);
		expect(fixture().requests('storagePut')).toHaveLength(3);
		expect(service().account.balance).toBe(1000 - 2);
	});

	it('that the service names as too long is submitted again without it', async () => {
		fixture().sandbox.settings.maxPagesPerFile = 2;
		const outcome = await fixture().extract([await threePagePdf('long', 'long.pdf'), await invoicePdf('A-1')]);
		expect(numbers(outcome)).toEqual(['A-1']);
		expectOnlyFailed(outcome, 'long.pdf', 'FILE_PAGE_LIMIT_EXCEEDED', 0);
	});

	it('that the service does not name is found by halving', async () => {
		const small = await Promise.all([1, 2, 3, 4].map(async (number) => await invoicePdf(`A-${number}`)));
		const large: TestFile = { name: 'large.pdf', bytes: Buffer.concat([(await invoicePdf('B-1')).bytes, Buffer.alloc(1000, '\n')]) };
		fixture().sandbox.settings.maxProcessedBytes = large.bytes.length - 1;
		const outcome = await fixture().extract([...small.slice(0, 3), large, ...small.slice(3)]);
		expect(numbers(outcome)).toEqual(['A-1', 'A-2', 'A-3', 'A-4']);
		expectOnlyFailed(outcome, 'large.pdf', 'FILE_SIZE_LIMIT_EXCEEDED', 3);
		expect(submissions()).toEqual([5, 3, 2, 1, 1]);
		expect(service().account.balance).toBe(1000 - 4);
	});

	it('that is the only one puts it on Failed', async () => {
		const outcome = await fixture().extract([await secretlyLockedPdf('locked.pdf')]);
		expectOnlyFailed(outcome, 'locked.pdf', 'ENCRYPTED_FILE', 0);
		expect(submissions()).toEqual([1]);
	});
});

it('puts all documents on Failed when the service finds no page in any (NO_PAGES_FOUND)', async () => {
	const cutOff = async (name: string) => ({ name, bytes: (await invoicePdf(name)).bytes.subarray(0, 400) });
	const { run, failed } = await fixture().extract([await cutOff('a.pdf'), await cutOff('b.pdf')]);
	expect(run.status).toBe('success');
	expect(failed.map(({ json, pairedItem }) => [json.fileName, json.code, pairedItem])).toEqual([
		['a.pdf', 'NO_PAGES_FOUND', { item: 0 }],
		['b.pdf', 'NO_PAGES_FOUND', { item: 1 }],
	]);
});

describe('an extraction that may succeed later', () => {
	const submittedAt = () => fixture().requests('submit').map(({ at }) => at);
	const ids = () => fixture().requests('submit').map(({ body }) => (body as { submission_id: string }).submission_id);

	it.each([
		['CONCURRENT_TASK_LIMIT', 5 * 60_000],
		['SUBMISSION_STALLED', 10_000],
		['INTERNAL_ERROR', 10_000],
	])('(%s) is submitted again after at least %i ms with a new id, without a second upload', async (code, pauseMs) => {
		failWith(code);
		const outcome = await fixture().extract([await invoicePdf('A-1')]);
		expect(numbers(outcome)).toEqual(['A-1']);
		const failedAt = fixture().requests('poll')[0].at;
		const waited = submittedAt()[1] - failedAt;
		expect(waited).toBeGreaterThanOrEqual(pauseMs);
		expect(waited).toBeLessThan(pauseMs + 30_000);
		expect(new Set(ids()).size).toBe(2);
		expect(fixture().requests('storagePut')).toHaveLength(1);
		expect(service().account.balance).toBe(1000 - 1);
	});

	it('is really stalled, and really picked up the second time', async () => {
		fixture().sandbox.settings.stallSubmissions = 1;
		expect(numbers(await fixture().extract([await invoicePdf('A-1')]))).toEqual(['A-1']);
		expect(service().extractions.map(({ status }) => status)).toEqual(['failed', 'completed']);
	});

	it('is given up after the number of resubmissions in the options', async () => {
		failWith('SUBMISSION_STALLED', 5);
		const { run } = await fixture().extract([await invoicePdf('A-1')], { options: { maxResubmissions: 1 } });
		expect(submissions()).toEqual([1, 1]);
		expect(run.error).toMatchObject({
			message: 'This extraction was not picked up for processing. Please resubmit',
			description: expect.stringContaining(`Extraction ID: ${service().extractions[1].id}`),
		});
	});
});

describe('an extraction that the service refuses for good', () => {
	it.each([
		['PROMPT_REJECTED', 'Write a poem about the sea', 'The prompt did not describe data extraction. Please revise your prompt'],
		['PROMPT_UNCLEAR', 'stuff', 'The AI could not understand the prompt well enough. Please adjust your instructions'],
	])('(%s) ends the run with what to do', async (code, prompt, message) => {
		const { run, failed } = await fixture().extract([await invoicePdf('A-1')], { parameters: { promptMode: 'text', prompt } });
		expect(run.error).toMatchObject({
			message,
			description: expect.stringMatching(new RegExp(`Fields Table.*Code: ${code}.*Extraction ID: `)),
		});
		expect(failed).toEqual([]);
		expect(submissions()).toEqual([1]);
	});

	it('(INSUFFICIENT_CREDITS, found when the pages are counted) ends the run', async () => {
		service().account.balance = 2;
		const { run } = await fixture().extract([await threePagePdf('A-1')]);
		expect(run.error).toMatchObject({
			message: 'Insufficient credits to process this extraction. Check details for your balance and required credits',
			description: expect.stringMatching(/Buy credits .* The service adds: credits required 3, credits balance 2, credits reserved \d+\. Code: INSUFFICIENT_CREDITS/),
		});
		expect(service().account.balance).toBe(2);
	});
});

it('understands a failed extraction that comes with an HTTP error status', async () => {
	fixture().sandbox.settings.failedExtractionStatus = 422;
	const outcome = await fixture().extract([await invoicePdf('A-1'), await secretlyLockedPdf('locked.pdf')]);
	expect(numbers(outcome)).toEqual(['A-1']);
	expect(outcome.failed.map(({ json }) => json.code)).toEqual(['ENCRYPTED_FILE']);
});
