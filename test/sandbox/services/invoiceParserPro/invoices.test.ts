import { document, GOOD, ParserProClient } from '../../support/parserProClient';

let client: ParserProClient;

beforeEach(async () => {
	client = await ParserProClient.start();
});
afterEach(async () => await client.sandbox.close());

const result = (answer: { body: Record<string, unknown> }) => answer.body.result as Record<string, unknown>;

describe('an invoice', () => {
	it('is queued, and read into the documented result for one credit', async () => {
		const queued = await client.upload('acme.pdf', document(GOOD));
		expect(queued).toMatchObject({ status: 202, body: { success: true, status: 'processing', message: expect.any(String) } });

		const id = String(queued.body.job_id);
		expect((await client.finish(`/invoices/${id}`)).body).toEqual({
			success: true,
			job_id: id,
			status: 'completed',
			filename: 'acme.pdf',
			created_at: expect.stringMatching(/^2026-01-15T.*Z$/),
			completed_at: expect.stringMatching(/^2026-01-15T.*Z$/),
			credits_charged: 1,
			result: expect.objectContaining({
				vendor: 'Acme',
				invoice_number: 'A-1',
				invoice_date: '2026-01-15',
				due_date: null,
				subtotal: 100,
				tax: 10,
				total: 110,
				total_source: 'explicit_total',
				currency: 'USD',
				confidence: 'HIGH',
				automation_ready: true,
				validation_status: 'valid',
				validation_explanation: null,
				warning_severity: null,
				line_items: [{ description: 'Paper', quantity: 2, unit_price: null, tax_amount: null, amount: 100 }],
			}),
			downloads: {
				excel: `/invoiceparser-pro/api/v1/invoices/${id}/download/excel`,
				csv: `/invoiceparser-pro/api/v1/invoices/${id}/download/csv`,
			},
		});
		expect(client.sandbox.invoiceParserPro.account.credits.balance).toBe(449);
	});

	it('is answered at once with the queue off', async () => {
		client.settings.queue = false;
		expect(await client.upload('a.pdf', document(GOOD))).toMatchObject({ status: 200, body: { status: 'completed', result: { vendor: 'Acme' } } });
		expect(await client.upload('a.pdf', document('garbage'))).toMatchObject({ body: { status: 'failed' } });
	});

	it('that was uploaded before under the same external_id is returned, and costs nothing more', async () => {
		const first = await client.upload('a.pdf', document(GOOD), { external_id: 'run-1' });
		const second = await client.upload('b.pdf', document(GOOD), { external_id: 'run-1' });
		expect(second).toMatchObject({ status: 202, body: { job_id: first.body.job_id } });
		await client.finish(`/invoices/${String(first.body.job_id)}`);

		const third = await client.upload('b.pdf', document(GOOD), { external_id: 'run-1' });
		expect(third).toMatchObject({ status: 200, body: { job_id: first.body.job_id, status: 'completed', filename: 'a.pdf' } });
		expect(client.sandbox.invoiceParserPro.account.credits.balance).toBe(449);
	});

	it('of another account may carry the same external_id', async () => {
		const mine = await client.upload('a.pdf', document(GOOD), { external_id: 'run-1' });
		client.key = client.sandbox.invoiceParserPro.otherApiKey;
		const theirs = await client.upload('a.pdf', document(GOOD), { external_id: 'run-1' });
		expect(theirs.body.job_id).not.toBe(mine.body.job_id);
	});

	it('tells where its fields stand, and how sure each is, when asked', async () => {
		const plain = await client.extract(GOOD);
		const located = await client.extract(GOOD, { include_bounding_boxes: 'true' });
		expect(result(plain)).not.toHaveProperty('field_locations');
		expect(result(located).field_locations).toMatchObject({ vendor: { page: 1, polygon: null, confidence: 1 }, total: { confidence: 1 } });
	});

	it.each(['encrypted', 'garbage'])('that is %s fails with EXTRACTION_FAILED and costs nothing', async (text) => {
		const failed = await client.extract(text);
		expect(failed).toMatchObject({
			status: 200,
			body: {
				success: false,
				status: 'failed',
				credits_charged: 0,
				error: { code: 'EXTRACTION_FAILED', message: 'Document could not be parsed.', http_status: 422 },
			},
		});
		expect(client.sandbox.invoiceParserPro.account.credits.usable).toBe(450);
	});
});

describe('the verdict', () => {
	it('is not automation ready with a doubt', async () => {
		expect(result(await client.extract(`${GOOD}\ndoubt: total 110 120`))).toMatchObject({ confidence: 'MEDIUM', automation_ready: false });
	});

	it('derives a missing total, and says so', async () => {
		const text = GOOD.replace('\ntotal: 110', '');
		expect(result(await client.extract(text))).toMatchObject({
			total: 110,
			total_source: 'derived_from_net_amount',
			validation_status: 'derived_total_confirmed',
		});
	});

	it('warns of a risk when nothing can be validated, and of invoices that are left out', async () => {
		expect(result(await client.extract('vendorName: Acme'))).toMatchObject({
			confidence: 'LOW',
			automation_ready: false,
			validation_status: 'needs_review',
			validation_explanation: 'The total could not be found.',
			warning_severity: 'risk',
			total_source: 'unknown',
		});
		expect(result(await client.extract(`${GOOD}\n---\n${GOOD}`))).toMatchObject({
			invoice_number: 'A-1',
			warning_severity: 'risk',
			validation_explanation: expect.stringContaining('1 more invoice'),
		});
	});
});

describe('files', () => {
	it.each([
		['an unknown extension', 'a.gif', document(GOOD)],
		['bytes that are no document', 'a.pdf', Buffer.from('<html></html>')],
		['nothing in it', 'a.pdf', Buffer.alloc(0)],
	])('with %s are refused as INVALID_FILE', async (_, name, content) => {
		expect(await client.upload(name, content)).toMatchObject({ status: 400, body: { error: { code: 'INVALID_FILE', http_status: 400 } } });
	});

	it('above the limit are refused, and so is a form without one', async () => {
		client.settings.maxFileBytes = 20;
		expect(await client.upload('a.pdf', document(GOOD))).toMatchObject({ status: 400, body: { error: { code: 'INVALID_FILE' } } });
		expect(await client.call('POST', '/invoices', {})).toMatchObject({ status: 400, body: { error: { code: 'INVALID_FILE' } } });
	});

	it.each(['a.png', 'b.jpg', 'c.jpeg', 'd.webp', 'E.PDF'])('such as %s are taken', async (name) => {
		expect((await client.upload(name, document(GOOD))).status).toBe(202);
	});

	it('cannot be read with a wrong export mode', async () => {
		expect(await client.upload('a.pdf', document(GOOD), { export_mode: 'all' })).toMatchObject({ status: 400 });
	});
});

describe('downloads', () => {
	it('are a CSV and a workbook, streamed under their own names', async () => {
		const { body } = await client.extract(GOOD);
		const { csv, excel } = body.downloads as Record<string, string>;
		const text = await client.download(csv);
		expect(text.bytes.toString()).toBe(
			'File,Vendor,Invoice Number,Invoice Date,Due Date,Subtotal,Tax,Total,Currency,Confidence\na.pdf,Acme,A-1,2026-01-15,,100,10,110,USD,HIGH\n',
		);
		expect(text.headers['content-disposition']).toBe(`attachment; filename="invoice_${String(body.job_id).slice(0, 8)}.csv"`);
		const workbook = await client.download(excel);
		expect(workbook.headers['content-type']).toBe('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
		expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
	});

	it('have a row for each line with export_mode full', async () => {
		const { body } = await client.extract(`${GOOD}\nitem: Ink | 1 | 60`, { export_mode: 'full' });
		const { csv } = body.downloads as Record<string, string>;
		const lines = (await client.download(csv)).bytes.toString().trim().split('\n');
		expect(lines).toHaveLength(3);
		expect(lines[2]).toMatch(/Ink,1,,,60$/);
	});

	it('are refused before the job is completed, in unknown formats, and to others', async () => {
		client.sandbox.settings.processingMsPerPage = 10_000;
		const { body } = await client.upload('a.pdf', document(GOOD));
		const path = `/invoices/${String(body.job_id)}/download`;
		expect((await client.call('GET', `${path}/csv`)).status).toBe(400);
		await client.finish(`/invoices/${String(body.job_id)}`);
		expect((await client.call('GET', `${path}/pdf`)).status).toBe(400);
		client.key = client.sandbox.invoiceParserPro.otherApiKey;
		expect(await client.call('GET', `${path}/csv`)).toMatchObject({ status: 404, body: { error: { code: 'JOB_NOT_FOUND' } } });
	});
});

describe('the list of jobs', () => {
	it('goes from the newest to the oldest, in pages', async () => {
		for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await client.upload(name, document(GOOD));
		await client.upload('d.pdf', document('garbage'));
		await client.clock.sleep(5000);
		const { body } = await client.call('GET', '/jobs?limit=2&offset=1');
		expect(body.data).toMatchObject({
			jobs: [
				{ filename: 'c.pdf', status: 'completed', confidence: 'HIGH', credits_charged: 1 },
				{ filename: 'b.pdf', status: 'completed' },
			],
			limit: 2,
			offset: 1,
		});
		const first = await client.call('GET', '/jobs');
		expect(first.body.data).toMatchObject({ jobs: [{ status: 'failed', confidence: null, credits_charged: 0 }, {}, {}, {}], limit: 50, offset: 0 });
	});

	it.each(['limit=0', 'limit=101', 'offset=-1', 'limit=x'])('refuses %s', async (query) => {
		expect((await client.call('GET', `/jobs?${query}`)).status).toBe(400);
	});
});
