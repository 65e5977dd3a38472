import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { SESSION_LIMITS } from '../../../../nodes/InvoiceDataExtraction/profile';
import { useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, secretlyLockedPdf, threePagePdf, type TestFile } from '../../../support/testDocuments';
import { operation, run, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture();

beforeEach(() => {
	jest.replaceProperty(SESSION_LIMITS, 'maxFiles', 2);
	fixture().sandbox.settings.maxFiles = 2;
});
afterEach(() => jest.restoreAllMocks());

const files = async (count: number): Promise<TestFile[]> =>
	await Promise.all(Array.from({ length: count }, async (_, index) => await invoicePdf(`A-${index + 1}`)));

const numbers = (items: INodeExecutionData[]) => items.map(({ json }) => json['Invoice Number']);
const details = ({ json }: INodeExecutionData) => json._extraction as IDataObject & { manifest: IDataObject };
const sessionSizes = () => fixture().sandbox.invoiceDataExtraction.sessions.map((session) => session.files.length);
const account = () => fixture().sandbox.invoiceDataExtraction.account;

it('documents beyond one session go into several, and their rows come back as one result in their order', async () => {
	const { run: done, extracted } = await fixture().extract(await files(5));
	expect(done.error).toBeUndefined();
	expect(sessionSizes()).toEqual([2, 2, 1]);
	expect(numbers(extracted)).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5']);
	expect(extracted.map(({ pairedItem }) => pairedItem)).toEqual([0, 1, 2, 3, 4].map((item) => ({ item })));
	expect(account()).toMatchObject({ balance: 995, reserved: 0 });
});

it('a session may be made smaller, to be finished sooner', async () => {
	await fixture().extract(await files(3), { options: { sessionSize: 1 } });
	expect(sessionSizes()).toEqual([1, 1, 1]);
});

it('a gigabyte is read as the smaller one, so that no session is larger than the service may take', () => {
	expect(SESSION_LIMITS.maxBytes).toBeLessThanOrEqual(2e9);
});

it('the size splits them as well, whichever limit comes first', async () => {
	const documents = await files(3);
	jest.replaceProperty(SESSION_LIMITS, 'maxBytes', Math.max(...documents.map(({ bytes }) => bytes.length)));
	await fixture().extract(documents);
	expect(sessionSizes()).toEqual([1, 1, 1]);
});

it('the first row of each extraction says what went where: session, files, structure, pages, credits and time', async () => {
	const documents = [...(await files(2)), await threePagePdf('B-1')];
	const { extracted } = await fixture().extract(documents, { options: { evidence: 'full' } });
	const [one, two] = fixture().sandbox.invoiceDataExtraction.extractions;
	const manifests = extracted.map((item) => details(item).manifest);
	expect(manifests[1]).toBeUndefined();
	expect([manifests[0], manifests[2]].map(({ extractionId }) => extractionId).sort()).toEqual([one.id, two.id].sort());
	expect([manifests[0], manifests[2]]).toEqual(
		[['A-1.pdf', 'A-2.pdf'], ['B-1.pdf']].map((names) =>
			expect.objectContaining({
				uploadSessionId: expect.any(String),
				files: names,
				outputStructure: 'per_invoice',
				pagesSuccessful: names.length === 2 ? 2 : 3,
				successfulPages: names.map((fileName) => ({ fileName, pages: fileName === 'B-1.pdf' ? [1, 2, 3] : [1] })),
				pagesFailed: 0,
				failedPages: [],
				creditsDeducted: names.length === 2 ? 2 : 3,
				submittedAt: expect.stringMatching(/^2026-01-15T/),
				secondsToResult: expect.any(Number),
			}),
		),
	);
	expect(manifests[0].secondsToResult).toBeGreaterThan(0);
});

describe('the trouble of one session leaves the others alone', () => {
	it.each([
		['when it is created', 'createSession', 'submit'],
		['when it is submitted', 'submit', 'submit'],
	])('%s', async (_when, route, stage) => {
		fixture().sandbox.faults.add({ route, kind: 'status', status: 500, retryable: false });
		const { run: done, extracted, failed } = await fixture().extract(await files(4));
		expect(done.status).toBe('success');
		expect(extracted).toHaveLength(2);
		expect(failed.map(({ json }) => [json.stage, json.code])).toEqual([[stage, 'INTERNAL_ERROR'], [stage, 'INTERNAL_ERROR']]);
		const all = [...numbers(extracted), ...failed.map(({ json }) => String(json.fileName).replace('.pdf', ''))];
		expect(all.sort()).toEqual(['A-1', 'A-2', 'A-3', 'A-4']);
		expect(failed.map(({ binary }) => binary?.data.fileName)).toEqual(failed.map(({ json }) => json.fileName));
	});

	it('when its extraction fails: the documents name it, and the node\'s panel says so', async () => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code: 'PROMPT_UNCLEAR' });
		const { run: done, extracted, failed } = await fixture().extract(await files(4));
		expect(extracted).toHaveLength(2);
		expect(failed.map(({ json }) => json)).toEqual([
			expect.objectContaining({ stage: 'extraction', code: 'PROMPT_UNCLEAR', extractionId: expect.any(String) }),
			expect.objectContaining({ stage: 'extraction', code: 'PROMPT_UNCLEAR', extractionId: expect.any(String) }),
		]);
		expect(done.hints('Extract').map(({ message }) => message)).toEqual(['2 documents failed: 2 could not be extracted (PROMPT_UNCLEAR).']);
		expect(account()).toMatchObject({ balance: 998, reserved: 0 });
	});

	it('when one of its documents is bad: only that one is lost', async () => {
		const documents = await files(4);
		documents.splice(1, 0, await secretlyLockedPdf('locked.pdf'));
		const { extracted, failed } = await fixture().extract(documents);
		expect(numbers(extracted).sort()).toEqual(['A-1', 'A-2', 'A-3', 'A-4']);
		expect(failed.map(({ json }) => [json.fileName, json.code])).toEqual([['locked.pdf', 'ENCRYPTED_FILE']]);
	});
});

it('the run after a crash in the middle finds all of it again', async () => {
	const documents = await files(5);
	const handle = await fixture().start(documents);
	while (fixture().requests('submit').length < 2) await new Promise(setImmediate);
	handle.cancel();
	await handle.finished;
	const { extracted } = await fixture().extract(documents, { executionId: handle.executionId });
	expect(numbers(extracted)).toEqual(['A-1', 'A-2', 'A-3', 'A-4', 'A-5']);
	expect(account()).toMatchObject({ balance: 995, reserved: 0 });
	expect(fixture().requests('storagePut')).toHaveLength(5);
});

it('a duplicate in another session is found: all rows are reviewed together', async () => {
	const documents = [...(await files(2)), await invoicePdf('A-1', 'again.pdf')];
	const { needsReview } = await fixture().extract(documents);
	expect(needsReview.map(({ json }) => json._reviewCodes)).toEqual(['DUPLICATE']);
});

it('Submit gives an item for each session, each with its own documents', async () => {
	const done = await run(fixture(), workflowOf([operation('Submit', ['document', 'submit'])]), await fixture().items(await files(3)));
	expect(done.output('Submit').map(({ binary, pairedItem }) => [Object.values(binary ?? {}).map(({ fileName }) => fileName), pairedItem])).toEqual([
		[['A-1.pdf', 'A-2.pdf'], [{ item: 0 }, { item: 1 }]],
		[['A-3.pdf'], [{ item: 2 }]],
	]);
});

it('Upload gives an item for each session', async () => {
	const done = await run(fixture(), workflowOf([operation('Upload', ['uploadSession', 'upload'])]), await fixture().items(await files(3)));
	expect(done.output('Upload').map(({ json }) => (json.fileIds as string[]).length)).toEqual([2, 1]);
	expect(new Set(done.output('Upload').map(({ json }) => json.uploadSessionId)).size).toBe(2);
});
