import { Client, download } from '../../support/client';

const INVOICE = 'invoiceNumber: A-1\ninvoiceDate: 2026-01-31\ntotal: 119\nitem: Paper | 2 | 40\nitem: Ink | 1 | 60';

let client: Client;

beforeEach(async () => {
	client = await Client.start();
});
afterEach(async () => await client.sandbox.close());

describe('the way of an invoice through the API', () => {
	it('goes from the upload to rows, and costs one credit a page', async () => {
		const completed = await client.extract({ 'a.pdf': INVOICE });

		expect(completed.status).toBe(200);
		expect(completed.body).toMatchObject({
			success: true,
			status: 'completed',
			credits_deducted: 1,
			output_structure: 'per_invoice',
			pages: {
				successful_count: 1,
				failed_count: 0,
				successful: [{ file_name: 'a.pdf', page: 1 }],
				failed: [],
			},
			ai_uncertainty_notes: [],
		});
		expect(await client.rows(completed)).toEqual([
			{ 'Invoice Number': 'A-1', 'Total Amount': 119, 'Source File': 'a.pdf (Page 1)' },
		]);
		expect((await client.call('GET', '/credits/balance')).body).toEqual({
			success: true,
			credits_balance: 49,
			credits_reserved: 0,
		});
	});

	it('gives every answer a request id, and records what was asked', async () => {
		const { headers } = await client.call('GET', '/credits/balance');

		expect(client.sandbox.requests).toHaveLength(1);
		expect(client.sandbox.requests[0]).toMatchObject({
			at: client.clock.now(),
			method: 'GET',
			route: 'balance',
			path: '/invoice-data-extraction/v1/credits/balance',
			status: 200,
			requestId: headers['x-request-id'],
		});
	});

	it('shows what it holds for tests', async () => {
		await client.extract({ 'a.pdf': INVOICE });

		const { extractions, sessions, account } = client.sandbox.invoiceDataExtraction;
		expect(extractions).toMatchObject([
			{ submissionId: 'submission-1', fileIds: ['a'], status: 'completed', creditsDeducted: 1 },
		]);
		expect(sessions).toMatchObject([{ files: [{ id: 'a', status: 'completed' }] }]);
		expect(account.balance).toBe(49);
	});

	it('serves a fresh download URL for each format', async () => {
		const { body } = await client.extract({ 'a.pdf': INVOICE });
		const fresh = await client.call('GET', `/extractions/${String(body.extraction_id)}/output?format=csv`);

		expect(fresh.body).toMatchObject({ format: 'csv', expires_in_seconds: 300 });
		const file = await download(String(fresh.body.download_url));
		expect(file.text).toBe('Invoice Number,Total Amount,Source File\nA-1,119,a.pdf (Page 1)\n');
		expect(file.headers).toMatchObject({
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="Invoices of January.csv"',
		});
	});
});
