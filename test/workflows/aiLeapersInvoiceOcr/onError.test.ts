import { invoice, useOcr } from './support/fixture';

const fixture = useOcr();
const wrongKey = () => ({ apiKey: 'wrong', baseUrl: fixture().sandbox.aiLeapersInvoiceOcr.baseUrl });
const EXTRACT: [string, string] = ['document', 'extract'];

it('with On Error: Continue, a problem with the account leaves Extracted clean and puts every item on Failed', async () => {
	const { run, extracted, failed } = await fixture().rows(EXTRACT, [invoice('A-1'), invoice('A-2')], {
		account: wrongKey(),
		node: { onError: 'continueRegularOutput' },
	});
	expect(run.status).toBe('success');
	expect(extracted).toEqual([]);
	expect(failed.map(({ json, pairedItem, binary }) => [json.message, pairedItem, binary?.data.fileName])).toEqual([
		['The key of the credential was not accepted', { item: 0 }, 'A-1.pdf'],
		['The key of the credential was not accepted', { item: 1 }, 'A-2.pdf'],
	]);
});

it.each([
	['Document: Extract, at the second of six documents', EXTRACT, 'extract', 2, undefined],
	['Batch: Extract, while it waits', ['batch', 'extract'] as [string, string], 'createBatch', 1, 200],
])('a stopped execution ends at once and sends nothing more: %s', async (_, operation, route, requests, status) => {
	fixture().sandbox.settings.aiLeapersInvoiceOcr.batchMsPerFile = 3_600_000;
	const files = Array.from({ length: 6 }, (__, index) => invoice(`A-${index}`));
	const inputItems = await Promise.all(files.map(async (file) => await fixture().item(file)));
	const execution = fixture().start(operation, { inputItems, options: { concurrency: 1 } });
	const isReached = () => fixture().requests(route).length === requests && fixture().requests(route)[requests - 1].status === status;
	while (!isReached()) await new Promise(setImmediate);
	execution.cancel();
	expect((await execution.finished).status).toBe('canceled');
	expect(fixture().requests(route)).toHaveLength(requests);
	expect(fixture().requests('getBatch')).toEqual([]);
});

it('as a tool of an agent, gives rows and failures on one output', async () => {
	const { run, extracted } = await fixture().rows(EXTRACT, [invoice('A-1'), invoice('A-2', { total: 120 }), { name: 'note.txt', bytes: Buffer.from('x') }], {
		node: { type: 'n8n-nodes-invoice-extraction.aiLeapersInvoiceOcrTool' },
	});
	expect(run.error).toBeUndefined();
	expect(extracted.map(({ json }) => json.code ?? json._reviewCodes ?? 'clean')).toEqual(['clean', 'TOTALS_MISMATCH', 'UNSUPPORTED_FILE_TYPE']);
});
