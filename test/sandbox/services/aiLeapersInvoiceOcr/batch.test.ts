import { OcrClient } from '../../support/ocrClient';

const invoice = (number: string) => `vendorName: Acme\ninvoiceNumber: ${number}\ninvoiceDate: 2026-01-02\ntotal: 10`;

let client: OcrClient;

beforeEach(async () => {
	client = await OcrClient.start();
});
afterEach(async () => await client.sandbox.close());

it('takes files, works on them for the estimated time, and gives a result for each in their order', async () => {
	const before = client.clock.now();
	const created = await client.createBatch([['a.pdf', invoice('A')], ['b.png', 'garbage'], ['c.jpg', invoice('C')]]);
	expect([created.status, created.body]).toEqual([
		200,
		{
			batch_id: expect.stringMatching(/^bat_/),
			status: 'processing',
			total_files: 3,
			poll_url: `/aileapers-invoice-ocr/v1/batch/${String(created.body.batch_id)}`,
			estimated_completion_seconds: 12,
		},
	]);
	const early = await client.get(`/batch/${String(created.body.batch_id)}`);
	expect(early.body).toMatchObject({ status: 'processing', completed: 2, failed: 1 });
	expect(early.body).not.toHaveProperty('results');

	const { body } = await client.finish(created);
	expect(client.clock.now() - before).toBe(12_000);
	expect(body).toMatchObject({
		status: 'completed',
		completed: 2,
		failed: 1,
		results: [
			{ filename: 'a.pdf', status: 'completed', data: { invoice_number: 'A', status: 'completed' } },
			{ filename: 'b.png', status: 'failed', error: { code: 'invalid_file' } },
			{ filename: 'c.jpg', status: 'completed', data: { invoice_number: 'C' } },
		],
	});
	expect(client.service.business.used).toBe(2);
});

it('fails as a whole, and takes longer, when a fault says so', async () => {
	client.sandbox.faults.add({ route: 'processing', kind: 'status' });
	const failed = await client.finish(await client.createBatch([['a.pdf', invoice('A')]]));
	expect(failed.body).toMatchObject({ status: 'failed', error: { code: 'processing_error' } });
	expect(client.service.business.used).toBe(0);

	client.sandbox.faults.add({ route: 'processing', kind: 'delay', delayMs: 60_000 });
	const before = client.clock.now();
	expect((await client.finish(await client.createBatch([['a.pdf', invoice('A')]]))).body).toMatchObject({ status: 'completed' });
	expect(client.clock.now() - before).toBeGreaterThanOrEqual(60_000);
});

it('takes 50 files on the Pro plan, 500 on the Business plan, none on the free one', async () => {
	const files = (count: number) => Array.from({ length: count }, (_, index): [string, string] => [`${index}.pdf`, invoice(`${index}`)]);
	const { freeKey, proKey, apiKey } = client.service;
	expect((await client.createBatch(files(50), proKey)).status).toBe(200);
	expect((await client.createBatch(files(51), proKey)).body).toMatchObject({ error: { code: 'invalid_file', message: 'A batch may have 50 files, not 51.' } });
	expect((await client.createBatch(files(500), apiKey)).status).toBe(200);
	expect((await client.createBatch(files(501), apiKey)).status).toBe(400);
	expect((await client.createBatch(files(1), freeKey)).body).toMatchObject({ error: { code: 'plan_required', upgrade_url: expect.any(String) } });
});

it('can play the other reading of the document, in which only the Business plan has batches', async () => {
	client.sandbox.settings.aiLeapersInvoiceOcr.proHasBatch = false;
	expect((await client.createBatch([['a.pdf', invoice('A')]], client.service.proKey)).status).toBe(403);
});

it('refuses a batch beyond the quota as a whole', async () => {
	client.service.pro.used = 499;
	const { status, body } = await client.createBatch([['a.pdf', invoice('A')], ['b.pdf', invoice('B')]], client.service.proKey);
	expect([status, body]).toMatchObject([429, { error: { code: 'rate_limited', upgrade_url: expect.any(String) } }]);
});

it('refuses files in another field, and files that are too large', async () => {
	expect((await client.post('/batch/extract', [['file', 'a.pdf', 'x']])).body).toMatchObject({ error: { code: 'invalid_file' } });
	client.sandbox.settings.aiLeapersInvoiceOcr.maxFileBytes = 10;
	expect((await client.createBatch([['a.pdf', invoice('A')]])).body).toMatchObject({ error: { code: 'file_too_large' } });
});

it('shows a batch to its owner only', async () => {
	const { body } = await client.createBatch([['a.pdf', invoice('A')]]);
	const looked = await client.get(`/batch/${String(body.batch_id)}`, client.service.proKey);
	expect([looked.status, looked.body]).toEqual([404, { error: { code: 'not_found', message: 'No batch with this batch_id.' } }]);
});

it('can give the poll URL as an address, its own or a foreign one', async () => {
	const { settings, url } = client.sandbox;
	settings.aiLeapersInvoiceOcr.pollUrl = 'absolute';
	expect(String((await client.createBatch([['a.pdf', invoice('A')]])).body.poll_url)).toMatch(new RegExp(`^${url}/aileapers`));
	settings.aiLeapersInvoiceOcr.pollUrl = 'asDocumented';
	expect((await client.createBatch([['a.pdf', invoice('A')]])).body.poll_url).toMatch(/^\/v1\/batch\/bat_/);
	settings.aiLeapersInvoiceOcr.pollUrl = 'otherOrigin';
	expect((await client.createBatch([['a.pdf', invoice('A')]])).body.poll_url).toMatch(/^https:\/\/other\.example\//);
});

it.each([
	['percentEncoded', 'Rechnung%20M%C3%A4rz.pdf'],
	['ascii', 'Rechnung_M_rz.pdf'],
] as const)('can report file names as other servers do: %s', async (style, expected) => {
	client.sandbox.settings.aiLeapersInvoiceOcr.batchFileNames = style;
	const { body } = await client.finish(await client.createBatch([['Rechnung März.pdf', invoice('A')]]));
	expect(body.results).toMatchObject([{ filename: expected }]);
});
