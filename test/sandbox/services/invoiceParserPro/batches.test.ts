import { document, GOOD, ParserProClient } from '../../support/parserProClient';

let client: ParserProClient;

beforeEach(async () => {
	client = await ParserProClient.start();
});
afterEach(async () => await client.sandbox.close());

const credits = () => client.sandbox.invoiceParserPro.account.credits;

it('reads a batch into per-file results, for a credit each', async () => {
	const queued = await client.batch({ 'jan.pdf': document(GOOD), 'bad.pdf': document('garbage'), 'feb.pdf': document(GOOD) });
	expect(queued).toMatchObject({
		status: 202,
		body: { success: true, status: 'processing', file_count: 3, message: expect.stringContaining('Batch of 3 invoice(s) queued.') },
	});
	expect(credits().usable).toBe(447);

	const id = String(queued.body.batch_id);
	expect((await client.finish(`/batches/${id}`)).body).toEqual({
		success: true,
		batch_id: id,
		status: 'done',
		file_count: 3,
		successful: 2,
		failed: 1,
		created_at: expect.any(String),
		completed_at: expect.any(String),
		results: [
			{ filename: 'jan.pdf', status: 'success', vendor: 'Acme', invoice_number: 'A-1', total: 110, currency: 'USD', confidence: 'HIGH' },
			{ filename: 'bad.pdf', status: 'failed', error: { code: 'EXTRACTION_FAILED', message: 'Document could not be parsed.', http_status: 422 } },
			{ filename: 'feb.pdf', status: 'success', vendor: 'Acme', invoice_number: 'A-1', total: 110, currency: 'USD', confidence: 'HIGH' },
		],
		downloads: { excel: `/download/${id}/excel`, csv: `/download/${id}/csv`, qb: `/download/${id}/qb`, zoho: `/download/${id}/zoho` },
	});
	expect(credits().balance).toBe(448);
});

it('makes combined files in all four formats, on the origin and not below the base path', async () => {
	const { body } = await client.batch({ 'a.pdf': document(GOOD), 'b.pdf': document('vendorName: Beta\ntotal: 5') });
	const { downloads } = (await client.finish(`/batches/${String(body.batch_id)}`)).body as { downloads: Record<string, string> };
	const text = async (format: string) => (await client.download(downloads[format])).bytes.toString();

	expect(await text('csv')).toMatch(/^File,Vendor,.*\na\.pdf,Acme,.*\nb\.pdf,Beta,/);
	expect(await text('qb')).toBe(
		'Bill No,Vendor,Bill Date,Due Date,Memo,Line Description,Line Amount,Currency\nA-1,Acme,2026-01-15,,a.pdf,Paper,100,USD\n,Beta,,,b.pdf,,5,\n',
	);
	expect(await text('zoho')).toMatch(/^Bill Date,Bill Number,Vendor Name,.*\n2026-01-15,A-1,Acme,/);
	expect((await client.download(downloads.excel)).bytes.subarray(0, 2).toString()).toBe('PK');
});

it('gives the files of a batch to its owner only, and only when it is done', async () => {
	client.sandbox.settings.processingMsPerPage = 10_000;
	const { body } = await client.batch({ 'a.pdf': document(GOOD) });
	const path = `/download/${String(body.batch_id)}/csv`;
	expect((await client.download(path)).status).toBe(400);
	client.key = client.sandbox.invoiceParserPro.otherApiKey;
	expect(await client.download(path)).toMatchObject({ status: 404, body: { error: { code: 'JOB_NOT_FOUND' } } });
	client.key = 'wrong';
	expect((await client.download(path)).status).toBe(401);
});

it('refuses a batch of too many files, of none, of more than the credits allow, and with webp as a whole', async () => {
	const files = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`${index}.pdf`, document(GOOD)]));
	expect(await client.batch(files(26))).toMatchObject({ status: 400, body: { error: { code: 'INVALID_FILE', message: 'A batch takes up to 25 files.' } } });
	expect((await client.batch({})).status).toBe(400);
	expect((await client.batch({ ...files(1), 'a.webp': document(GOOD) })).status).toBe(400);
	credits().balance = 2;
	expect(await client.batch(files(3))).toMatchObject({
		status: 402,
		body: { success: false, error: { code: 'INSUFFICIENT_CREDITS', message: 'You have 2 credits remaining. Add credits to continue.', http_status: 402 } },
	});
	expect(client.sandbox.invoiceParserPro.batches).toEqual([]);
	expect((await client.batch(files(2))).status).toBe(202);
});

it('does not know the batch of another account', async () => {
	const { body } = await client.batch({ 'a.pdf': document(GOOD) });
	client.key = client.sandbox.invoiceParserPro.otherApiKey;
	expect((await client.call('GET', `/batches/${String(body.batch_id)}`)).status).toBe(404);
});
