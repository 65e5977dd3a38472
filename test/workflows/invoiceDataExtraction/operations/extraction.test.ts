import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { useExtractFixture } from '../../../support/extractFixture';
import { invoicePdf, secretlyLockedPdf, threePagePdf, wrongTotalPdf, type TestFile } from '../../../support/testDocuments';
import { operation, run, workflowOf } from '../../../support/workflows';

const fixture = useExtractFixture();
const node = (name: string, parameters: IDataObject = {}, more = {}) => operation(name, ['extraction', name], parameters, more);

/** Submits documents, lets the service work for a while, and gives the items without what pairs them. */
async function submitted(files: TestFile[], options: IDataObject = {}, workMs = 60_000): Promise<INodeExecutionData[]> {
	const done = await run(fixture(), workflowOf([operation('Submit', ['document', 'submit'], { options })]), await fixture().items(files));
	await fixture().clock.sleep(workMs);
	return done.output('Submit').map(({ json, binary }) => ({ json, binary }));
}

const bare = (items: INodeExecutionData[]) => items.map(({ json }) => ({ json: { extractionId: json.extractionId } }));
const lasting = () => fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 3_600_000 });

describe('Extraction: Get Status', () => {
	it('tells progress, and keeps what the item brought', async () => {
		lasting();
		const [item] = await submitted([await invoicePdf('A-1')], {}, 0);
		const done = await run(fixture(), workflowOf([node('getStatus')]), [{ ...item, json: { ...item.json, mail: 'm-1' } }]);
		const [{ json, binary, pairedItem }] = done.output('getStatus');
		expect(json).toMatchObject({ status: 'processing', progress: 0, mail: 'm-1', extractionId: item.json.extractionId });
		expect(binary?.document_0.fileName).toBe('A-1.pdf');
		expect(pairedItem).toEqual({ item: 0 });
	});

	it('tells pages, credits and notes of a finished one', async () => {
		const items = bare(await submitted([await wrongTotalPdf('A-1')]));
		const done = await run(fixture(), workflowOf([node('getStatus')]), items);
		expect(done.output('getStatus')[0].json).toMatchObject({
			status: 'completed',
			creditsDeducted: 1,
			pagesSuccessful: 1,
			pagesFailed: 0,
			successfulPages: [{ fileName: 'A-1.pdf', pages: [1] }],
			failedPages: [],
			uncertaintyNotes: [{ topic: expect.any(String), suggestions: [{ instructions: [expect.any(String)] }] }],
		});
	});

	it.each([200, 400, 422])('takes a failed extraction as an answer, whatever the HTTP status (%i)', async (status) => {
		fixture().sandbox.settings.failedExtractionStatus = status;
		fixture().sandbox.faults.add({ route: 'processing', kind: 'status', code: 'PROMPT_UNCLEAR' });
		const done = await run(fixture(), workflowOf([node('getStatus')]), bare(await submitted([await invoicePdf('A-1')])));
		expect(done.output('getStatus')[0].json).toMatchObject({ status: 'failed', code: 'PROMPT_UNCLEAR', retryable: false, advice: expect.any(String) });
	});

	it('tells of an ID that the service does not know as of one that failed, as the service does', async () => {
		const done = await run(fixture(), workflowOf([node('getStatus')]), [{ json: { extractionId: 'unknown' } }]);
		expect(done.output('getStatus')[0].json).toMatchObject({
			status: 'failed',
			code: 'EXTRACTION_NOT_FOUND',
			advice: expect.stringContaining('Check the ID and the account'),
		});
	});

	it.each([
		['continueRegularOutput', 0],
		['continueErrorOutput', 1],
	] as const)('with On Error "%s" the other items go on', async (onError, output) => {
		const items = bare(await submitted([await invoicePdf('A-1')]));
		fixture().sandbox.faults.add({ route: 'poll', kind: 'wrongShape' });
		const done = await run(fixture(), workflowOf([node('getStatus', {}, { onError })]), [{ json: { extractionId: 'unknown' } }, ...items]);
		const errors = done.output('getStatus', output).filter(({ json }) => json.error);
		expect(errors).toMatchObject([{ json: { error: expect.stringContaining('not as documented at status') }, pairedItem: { item: 0 } }]);
		expect(done.output('getStatus').filter(({ json }) => json.status === 'completed').map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }]);
	});

	it('takes an ID that is entered, with characters that mean something in a URL', async () => {
		const done = await run(fixture(), workflowOf([node('getStatus', { extractionId: 'a/../b?c#d' })]), [{ json: {} }]);
		expect(done.output('getStatus')[0].json.code).toBe('EXTRACTION_NOT_FOUND');
		expect(fixture().requests('poll').map(({ path }) => path.split('/').at(-1))).toEqual(['a%2F..%2Fb%3Fc%23d']);
	});
});

describe('Extraction: Get Rows', () => {
	it('needs nothing but the ID: names and pages are as the service reports them', async () => {
		const items = bare(await submitted([await threePagePdf('A-1'), await wrongTotalPdf('A-2')]));
		const done = await run(fixture(), workflowOf([node('getRows')]), items);
		expect(done.output('getRows', 0).map(({ json }) => json)).toMatchObject([
			{ 'Invoice Number': 'A-1', _sourceFile: 'A-1.pdf', _extractionId: items[0].json.extractionId },
		]);
		expect(done.output('getRows', 1).map(({ json, binary }) => [json._sourceFile, binary])).toEqual([['A-2.pdf', undefined]]);
	});

	it('reviews all extractions together, so that a duplicate among them is found', async () => {
		const file = await invoicePdf('A-1');
		const items = [...(await submitted([file])), ...(await submitted([{ ...file, name: 'copy.pdf' }]))];
		const done = await run(fixture(), workflowOf([node('getRows')]), items);
		const flagged = done.output('getRows', 1);
		expect(flagged.map(({ json }) => json._reviewCodes)).toContainEqual('DUPLICATE');
		expect([...done.output('getRows', 0), ...flagged]).toHaveLength(2);
	});

	it('says that an extraction is not finished, with its documents, while the others go on', async () => {
		const ready = await submitted([await invoicePdf('A-1')]);
		lasting();
		const running = await submitted([await invoicePdf('A-2')], {}, 0);
		const done = await run(fixture(), workflowOf([node('getRows')]), [...running, ...ready]);
		expect(done.output('getRows', 0).map(({ json }) => json['Invoice Number'])).toEqual(['A-1']);
		expect(done.output('getRows', 2)).toMatchObject([
			{
				json: { fileName: 'A-2.pdf', code: 'STILL_PROCESSING', extractionId: running[0].json.extractionId, message: expect.stringContaining('Wait for Completion') },
				binary: { data: { fileName: 'A-2.pdf' } },
				pairedItem: { item: 0 },
			},
		]);
	});

	it('says that an extraction failed, or is unknown, with its ID', async () => {
		const failed = await submitted([await invoicePdf('A-1'), await secretlyLockedPdf('locked.pdf')]);
		const done = await run(fixture(), workflowOf([node('getRows')]), [...failed, { json: { extractionId: 'unknown' } }]);
		expect(done.status).toBe('success');
		expect(done.output('getRows', 2).map(({ json, pairedItem }) => [json.fileName, json.code, json.extractionId, pairedItem])).toEqual([
			['A-1.pdf', 'ENCRYPTED_FILE', failed[0].json.extractionId, { item: 0 }],
			['locked.pdf', 'ENCRYPTED_FILE', failed[0].json.extractionId, { item: 0 }],
			['Extraction unknown', 'EXTRACTION_NOT_FOUND', 'unknown', { item: 1 }],
		]);
	});

	it('says in the node\'s panel what needs attention', async () => {
		const items = [...(await submitted([await wrongTotalPdf('A-1')])), { json: { extractionId: 'unknown' } }];
		const done = await run(fixture(), workflowOf([node('getRows')]), items);
		const [{ message }] = done.hints('getRows');
		expect(message).toMatch(/^1 of 1 row needs review: .*1 with totals that do not add up.*\. 1 document failed: 1 could not be extracted \(EXTRACTION_NOT_FOUND\)\.$/);
	});

	it('asks for the rows again when what came is cut off', async () => {
		const items = await submitted([await invoicePdf('A-1')]);
		fixture().sandbox.faults.add({ route: 'storageGet', kind: 'truncatedJson' });
		const done = await run(fixture(), workflowOf([node('getRows')]), items);
		expect(done.output('getRows', 0)).toHaveLength(1);
		expect(fixture().requests('output')).toHaveLength(1);
	});

	it('gives the failures of an extraction without rows when the JSON was not made', async () => {
		fixture().sandbox.settings.outputFormats = ['xlsx'];
		const done = await run(fixture(), workflowOf([node('getRows')]), await submitted([await invoicePdf('A-1')]));
		expect(done.output('getRows', 2).map(({ json }) => [json.fileName, json.code])).toEqual([['A-1.pdf', 'OUTPUT_NOT_AVAILABLE']]);
	});

	it.each([
		['continueRegularOutput', 2],
		['continueErrorOutput', 3],
	] as const)('with On Error "%s" keeps what failed away from the rows', async (onError, output) => {
		const items = await submitted([await invoicePdf('A-1')]);
		fixture().sandbox.faults.add({ route: 'poll', kind: 'status', status: 401, code: 'API_KEY_REVOKED', times: 10 });
		const done = await run(fixture(), workflowOf([node('getRows', {}, { onError })]), items);
		expect([0, 1, 2, 3].map((index) => done.output('getRows', index).length)).toEqual([0, 1, 2, 3].map((index) => Number(index === output)));
		expect(done.output('getRows', output)[0]).toMatchObject({ pairedItem: { item: 0 }, binary: { document_0: { fileName: 'A-1.pdf' } } });
	});
});

describe('Extraction: Delete', () => {
	it('deletes each extraction', async () => {
		const items = bare(await submitted([await invoicePdf('A-1'), await invoicePdf('A-2')], { idempotency: 'content' }));
		const done = await run(fixture(), workflowOf([node('delete')]), items);
		expect(done.output('delete').map(({ json, pairedItem }) => [json, pairedItem])).toEqual(
			items.map(({ json }, item) => [{ ...json, deleted: true }, { item }]),
		);
		expect(fixture().sandbox.invoiceDataExtraction.extractions).toEqual([]);
	});

	it('deletes an extraction once, however many of its rows come in', async () => {
		const [first, second] = bare(await submitted([await invoicePdf('A-1'), await invoicePdf('A-2')], { idempotency: 'content' }));
		const done = await run(fixture(), workflowOf([node('delete')]), [first, second, first]);
		expect(done.output('delete').map(({ json, pairedItem }) => [json.extractionId, pairedItem])).toEqual([
			[first.json.extractionId, [{ item: 0 }, { item: 2 }]],
			[second.json.extractionId, { item: 1 }],
		]);
		expect(fixture().requests('delete')).toHaveLength(2);
	});

	it('says of all its rows that it could not be deleted, once', async () => {
		const deletion = node('delete', {}, { onError: 'continueRegularOutput' });
		const done = await run(fixture(), workflowOf([deletion]), [{ json: { extractionId: 'unknown' } }, { json: { extractionId: 'unknown' } }]);
		expect(done.output('delete')).toMatchObject([{ json: { code: 'EXTRACTION_NOT_FOUND' }, pairedItem: [{ item: 0 }, { item: 1 }] }]);
	});

	it('says what to do about one that is still processing', async () => {
		lasting();
		const done = await run(fixture(), workflowOf([node('delete')]), bare(await submitted([await invoicePdf('A-1')], {}, 0)));
		expect(done.error).toMatchObject({ httpCode: '409', description: expect.stringContaining('Wait for the extraction to finish') });
	});

	it('says that the service does not know one, also when it was busy first', async () => {
		fixture().sandbox.faults.add({ route: 'delete', kind: 'status', status: 429 });
		const done = await run(fixture(), workflowOf([node('delete', {}, { onError: 'continueRegularOutput' })]), [{ json: { extractionId: 'unknown' } }]);
		expect(done.output('delete')).toMatchObject([{ json: { error: 'No extraction found for this extraction_id' }, pairedItem: { item: 0 } }]);
	});
});
