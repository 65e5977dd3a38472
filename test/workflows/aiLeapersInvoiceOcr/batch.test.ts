import type { IDataObject } from 'n8n-workflow';

import { corrupt, invoice, useOcr } from './support/fixture';

const fixture = useOcr();
const BATCH: [string, string] = ['batch', 'extract'];

const files = (count: number) => Array.from({ length: count }, (_, index) => invoice(`A-${index}`));
const settings = () => fixture().sandbox.settings.aiLeapersInvoiceOcr;
const looks = () => fixture().requests('getBatch');

describe('Batch: Extract', () => {
	it('gives the rows of all documents, each with its own, and what failed', async () => {
		const { run, extracted, needsReview, failed } = await fixture().rows(BATCH, [invoice('A-0'), corrupt('bad.pdf'), invoice('A-2', { total: 120 }), invoice('A-3')]);
		expect(run.error).toBeUndefined();
		const shown = (items: typeof extracted) => items.map(({ json, pairedItem }) => [json.invoice_number, json._sourceFile, pairedItem]);
		expect(shown(extracted)).toEqual([['A-0', 'A-0.pdf', { item: 0 }], ['A-3', 'A-3.pdf', { item: 3 }]]);
		expect(shown(needsReview)).toEqual([['A-2', 'A-2.pdf', { item: 2 }]]);
		const [batchId] = fixture().sandbox.aiLeapersInvoiceOcr.business.batches.keys();
		expect(extracted[0].json._extractionId).toBe(batchId);
		expect(failed.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[
				{
					fileName: 'bad.pdf',
					stage: 'extraction',
					code: 'invalid_file',
					message: 'bad.pdf: Unsupported file type or corrupt file.',
					retryable: false,
					extractionId: batchId,
				},
				{ item: 1 },
			],
		]);
	});

	it('gives one row for each line item when asked to', async () => {
		const { extracted } = await fixture().rows(BATCH, files(2), { parameters: { structure: 'lineItem' } });
		expect(extracted.map(({ json }) => [json.invoice_number, (json.line_item as IDataObject).description])).toEqual([
			['A-0', 'Paper'],
			['A-0', 'Ink'],
			['A-1', 'Paper'],
			['A-1', 'Ink'],
		]);
	});

	it('is first asked about after the time that the service estimated', async () => {
		await fixture().rows(BATCH, files(10));
		const [created] = fixture().requests('createBatch');
		expect(looks().map(({ at }) => at - created.at)).toEqual([40_000]);
	});

	it('is asked about less and less often where the estimate was too hopeful', async () => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 100_000 });
		await fixture().rows(BATCH, files(3));
		const times = looks().map(({ at }) => at);
		const gaps = times.slice(1).map((at, index) => at - times[index]);
		expect(gaps.slice(0, 4)).toEqual([6_000, 9_000, 13_500, 20_250]);
	});

	it.each([[50, [50, 50, 20]], [500, [120]]])('is cut at %d files', async (batchSize, sizes) => {
		const { extracted } = await fixture().rows(BATCH, files(120), { parameters: { batchSize } });
		expect(extracted).toHaveLength(120);
		expect(fixture().requests('createBatch').map(({ body }) => (body as { files: unknown[] }).files.length)).toEqual(sizes);
	});

	it.each([[400, 'invalid_file'], [413, 'file_too_large']])('goes on without the file for which the service refuses the whole request (HTTP %d)', async (status, code) => {
		fixture().sandbox.faults.add({ route: 'createBatch', kind: 'status', status, match: 'A-3.pdf', times: 9 });
		const { extracted, failed } = await fixture().rows(BATCH, files(6));
		expect(extracted.map(({ json }) => json.invoice_number)).toEqual(['A-0', 'A-1', 'A-2', 'A-4', 'A-5']);
		expect(failed.map(({ json }) => [json.fileName, json.code])).toEqual([['A-3.pdf', code]]);
	});

	it('follows poll_url on the origin of the base URL', async () => {
		settings().pollUrl = 'absolute';
		expect((await fixture().rows(BATCH, files(1))).extracted).toHaveLength(1);
	});

	it('is asked about by its ID where poll_url leads nowhere, as behind a gateway', async () => {
		settings().pollUrl = 'asDocumented';
		expect((await fixture().rows(BATCH, files(1))).extracted).toHaveLength(1);
	});

	it('refuses a poll_url that leads elsewhere, and says how to get the rows', async () => {
		settings().pollUrl = 'otherOrigin';
		const { run, failed } = await fixture().rows(BATCH, files(1));
		expect(run.status).toBe('success');
		expect(failed.map(({ json }) => json)).toMatchObject([{ code: 'FOREIGN_URL', extractionId: expect.stringMatching(/^bat_/) }]);
		expect(looks()).toEqual([]);
	});

	it.each(['percentEncoded', 'ascii'] as const)('knows its documents where names come back %s', async (style) => {
		settings().batchFileNames = style;
		const odd = [invoice('A-0', {}, 'Rechnung "März" 1.pdf'), invoice('A-1', {}, 'Rechnung "März" 2.pdf'), invoice('A-2', {}, '請求書.pdf')];
		const { extracted } = await fixture().rows(BATCH, odd);
		expect(extracted.map(({ json, pairedItem }) => [json.invoice_number, json._sourceFile, pairedItem])).toEqual([
			['A-0', 'Rechnung "März" 1.pdf', { item: 0 }],
			['A-1', 'Rechnung "März" 2.pdf', { item: 1 }],
			['A-2', '請求書.pdf', { item: 2 }],
		]);
	});

	it('tells the documents of a batch that failed as a whole, with the words of the service', async () => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'status' });
		const { failed } = await fixture().rows(BATCH, files(2));
		expect(failed.map(({ json }) => [json.fileName, json.code])).toEqual([['A-0.pdf', 'processing_error'], ['A-1.pdf', 'processing_error']]);
	});

	it('lets the documents of a batch that takes too long go to Failed with its ID, and throws nothing', async () => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 3_600_000 });
		const { run, failed } = await fixture().rows(BATCH, files(1), { options: { waitMinutes: 10 }, node: { retryOnFail: true } });
		expect(run.status).toBe('success');
		expect(failed.map(({ json }) => json)).toMatchObject([
			{ code: 'STILL_PROCESSING', message: expect.stringContaining('Batch: Get Rows'), extractionId: expect.stringMatching(/^bat_/) },
		]);
		expect(fixture().requests('createBatch')).toHaveLength(1);
	});

	it('is an error where the plan has no batches, with where to get one', async () => {
		const { freeKey, baseUrl } = fixture().sandbox.aiLeapersInvoiceOcr;
		const { run } = await fixture().rows(BATCH, files(1), { account: { apiKey: freeKey, baseUrl } });
		expect(run.error).toMatchObject({ httpCode: '403', description: expect.stringContaining('https://ocr.aileapers.com/pricing.html') });
	});

	it('survives a look that fails', async () => {
		fixture().sandbox.faults.add({ route: 'getBatch', kind: 'dropAfter' });
		expect((await fixture().rows(BATCH, files(1))).extracted).toHaveLength(1);
	});
});

describe('Batch: Create and Get Rows', () => {
	const create = async (documents = files(2)) => fixture().output(await fixture().run(['batch', 'create'], documents, { parameters: { batchSize: 50 } }));
	const get = async (inputItems: Awaited<ReturnType<typeof create>>, trial = {}) => await fixture().rows(['batch', 'getRows'], [], { inputItems, ...trial });

	it('create one item for each batch, which carries its documents and is paired to those that brought them', async () => {
		const [item, ...others] = await create();
		expect(others).toEqual([]);
		expect(item.json).toEqual({
			status: 'processing',
			batchId: expect.stringMatching(/^bat_/),
			pollUrl: expect.stringMatching(/\/batch\/bat_/),
			estimatedSeconds: 8,
			submittedAt: expect.stringMatching(/^2026-01-/),
			documents: ['A-0.pdf', 'A-1.pdf'].map((name, index) => ({
				fileName: name,
				originalName: name,
				sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
				binaryField: `document_${index}`,
			})),
		});
		expect(item.pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	});

	it('give the rows once the batch has ended, with the documents of those that need review', async () => {
		const items = await create([invoice('A-0'), invoice('A-1', { total: 120 }), corrupt('bad.pdf')]);
		await fixture().clock.sleep(60_000);
		const { extracted, needsReview, failed } = await get([...items, ...items]);
		expect(extracted.map(({ json }) => json.invoice_number)).toEqual(['A-0']);
		expect(needsReview.map(({ json, binary }) => [json.invoice_number, binary?.data.fileName])).toEqual([['A-1', 'A-1.pdf']]);
		expect(failed.map(({ json }) => [json.fileName, json.code])).toEqual([['bad.pdf', 'invalid_file']]);
		expect(looks()).toHaveLength(1);
	});

	it('give the rows of a batch that is known by its ID alone', async () => {
		const [{ json }] = await create();
		await fixture().clock.sleep(60_000);
		const { extracted } = await get([{ json: {} }], { parameters: { batchId: json.batchId as string } });
		expect(extracted.map(({ json: row }) => row._sourceFile)).toEqual(['A-0.pdf', 'A-1.pdf']);
	});

	it('tell that a batch is still processing, or not known', async () => {
		const items = await create(files(1));
		const { failed } = await get([...items, { json: { batchId: 'bat_unknown' } }]);
		expect(failed.map(({ json, pairedItem }) => [json.fileName, json.code, pairedItem])).toEqual([
			['A-0.pdf', 'STILL_PROCESSING', { item: 0 }],
			['Batch bat_unknown', 'not_found', { item: 1 }],
		]);
	});

	it('give the rows by the ID alone where poll_url is refused', async () => {
		settings().pollUrl = 'otherOrigin';
		const items = await create(files(1));
		await fixture().clock.sleep(60_000);
		const { failed } = await get(items);
		expect(failed.map(({ json }) => [json.fileName, json.code])).toEqual([['A-0.pdf', 'FOREIGN_URL']]);
		expect((await get([{ json: { batchId: items[0].json.batchId } }])).extracted).toHaveLength(1);
	});

	it('say so when the item brings no batch', async () => {
		const { run } = await get([{ json: {} }]);
		expect(run.error).toMatchObject({ message: 'The Batch ID is empty' });
	});

	it('give the documents that were not sent, or of which that is not known, on Failed', async () => {
		fixture().sandbox.faults.add({ route: 'createBatch', kind: 'dropAfter' });
		const run = await fixture().run(['batch', 'create'], [...files(1), { name: 'note.txt', bytes: Buffer.from('x') }]);
		expect(fixture().output(run)).toEqual([]);
		expect(fixture().output(run, 1).map(({ json }) => [json.fileName, json.code])).toEqual([['note.txt', 'UNSUPPORTED_FILE_TYPE'], ['A-0.pdf', 'OUTCOME_UNKNOWN']]);
	});
});
