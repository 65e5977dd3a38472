import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { OcrClient } from '../../support/ocrClient';

const INVOICE = [
	'vendorName: Acme Supply Co.',
	'vendorAddress: 123 Industrial Blvd',
	'invoiceNumber: INV-1',
	'invoiceDate: 2026-05-15',
	'dueDate: 2026-06-14',
	'currency: USD',
	'subtotal: 1125',
	'taxRate: 8.25',
	'tax: 92.81',
	'total: 1217.81',
	'paymentTerms: Net 30',
	'item: Widget A | 250 | 1125',
].join('\n');

let client: OcrClient;

beforeEach(async () => {
	client = await OcrClient.start();
});
afterEach(async () => await client.sandbox.close());

describe('POST /extract', () => {
	it('answers with the documented result, after the time that it takes', async () => {
		const before = client.clock.now();
		const { status, body } = await client.extract(INVOICE);
		expect(status).toBe(200);
		expect(body).toEqual({
			id: expect.stringMatching(/^ext_[0-9a-f]{8}$/),
			status: 'completed',
			processing_time_ms: 1800,
			confidence: 1,
			vendor: { name: 'Acme Supply Co.', address: '123 Industrial Blvd', tax_id: null },
			invoice_number: 'INV-1',
			date: '2026-05-15',
			due_date: '2026-06-14',
			currency: 'USD',
			line_items: [{ description: 'Widget A', quantity: 250, unit_price: null, amount: 1125 }],
			subtotal: 1125,
			tax: 92.81,
			tax_rate: 0.0825,
			total: 1217.81,
			payment_terms: 'Net 30',
			pages_processed: 1,
		});
		expect(client.clock.now() - before).toBe(1800);
	});

	it('is the less sure, the more is missing or doubtful', async () => {
		expect((await client.extract('invoiceNumber: A-1\ntotal: 10')).body.confidence).toBe(0.5);
		expect((await client.extract(`${INVOICE}\ndoubt: total 10 12`)).body.confidence).toBe(0.9);
	});

	it('answers as CSV, with a line for each line item', async () => {
		const { headers, text: csv } = await client.extract(`${INVOICE}\nitem: Ink | 1 | 5`, { format: 'csv' });
		expect(headers['content-type']).toBe('text/csv; charset=utf-8');
		const [header, ...lines] = csv.trim().split('\n');
		expect(header).toBe(
			'id,vendor_name,vendor_address,vendor_tax_id,invoice_number,date,due_date,currency,description,quantity,unit_price,amount,subtotal,tax,tax_rate,total,payment_terms,confidence',
		);
		expect(lines.map((line) => line.split(',').slice(4, 12))).toEqual([
			['INV-1', '2026-05-15', '2026-06-14', 'USD', 'Widget A', '250', '', '1125'],
			['INV-1', '2026-05-15', '2026-06-14', 'USD', 'Ink', '1', '', '5'],
		]);
	});

	it('keeps file names with spaces, umlauts and whatever else people type', async () => {
		await client.extract(INVOICE, {}, undefined, 'Rechnung März, (2) & Co; a=b.pdf');
		expect(client.sandbox.requests[0].body).toMatchObject({
			files: [{ name: 'Rechnung März, (2) & Co; a=b.pdf', sizeBytes: INVOICE.length }],
		});
	});

	it.each([
		['no file', [], {}],
		['two files', [['file', 'a.pdf'], ['file', 'b.pdf']], {}],
		['a file in another field', [['document', 'a.pdf']], {}],
		['an unknown format', [['file', 'a.pdf']], { format: 'xml' }],
		['a language that is no ISO 639-1 code', [['file', 'a.pdf']], { language: 'deu' }],
		['a webhook URL that is none', [['file', 'a.pdf']], { webhook_url: 'somewhere' }],
		['a type that it cannot read', [['file', 'a.docx']], {}],
	])('refuses %s', async (_, files, fields) => {
		const answer = await client.post('/extract', files.map(([field, name]) => [field, name, INVOICE]), fields as Record<string, string>);
		expect([answer.status, answer.body]).toEqual([400, { error: { code: 'invalid_file', message: expect.any(String) } }]);
		expect(client.service.business.used).toBe(0);
	});

	it('refuses corrupt and locked documents', async () => {
		for (const content of ['garbage', 'encrypted']) {
			const { status, body } = await client.extract(content);
			expect([status, body]).toEqual([400, { error: { code: 'invalid_file', message: 'Unsupported file type or corrupt file' } }]);
		}
	});

	it('refuses what exceeds 20 MB, and takes what does not', async () => {
		client.sandbox.settings.aiLeapersInvoiceOcr.maxFileBytes = INVOICE.length;
		expect((await client.extract(INVOICE)).status).toBe(200);
		const { status, body } = await client.extract(`${INVOICE}\n`);
		expect([status, body]).toEqual([413, { error: { code: 'file_too_large', message: 'File exceeds 20MB limit' } }]);
	});

	it('refuses a key that it does not know', async () => {
		const { status, body } = await client.extract(INVOICE, {}, 'other');
		expect([status, body]).toEqual([401, { error: { code: 'unauthorized', message: 'Missing or invalid API key' } }]);
	});

	it('reports a failure of its own when a fault says so', async () => {
		client.sandbox.faults.add({ route: 'extract', kind: 'status' });
		const { status, body } = await client.extract(INVOICE);
		expect([status, body]).toEqual([500, { error: { code: 'processing_error', message: 'Internal processing failure' } }]);
	});
});

describe('plans', () => {
	it('count invoices by the month, and tell what is left', async () => {
		await client.extract(INVOICE, {}, client.service.proKey);
		expect((await client.get('/usage', client.service.proKey)).body).toEqual({
			plan: 'pro',
			period: '2026-01',
			invoices_used: 1,
			invoices_limit: 500,
			invoices_remaining: 499,
		});
		await client.clock.sleep(31 * 24 * 3600 * 1000);
		expect((await client.get('/usage', client.service.proKey)).body).toMatchObject({ period: '2026-02', invoices_used: 0 });
	});

	it('refuse what is beyond the quota, and say where to get more', async () => {
		client.service.free.used = 9;
		expect((await client.extract(INVOICE, {}, client.service.freeKey)).status).toBe(200);
		const { status, body } = await client.extract(INVOICE, {}, client.service.freeKey);
		expect([status, body]).toEqual([
			429,
			{
				error: {
					code: 'rate_limited',
					message: 'Monthly quota exceeded. 10/10 invoices used.',
					upgrade_url: 'https://ocr.aileapers.com/pricing.html',
				},
			},
		]);
	});

	it('refuse more requests at once than they allow, without an upgrade URL', async () => {
		const answers = await Promise.all([1, 2].map(async () => await client.extract(INVOICE, {}, client.service.freeKey)));
		expect(answers.map(({ status }) => status).sort()).toEqual([200, 429]);
		expect(answers.find(({ status }) => status === 429)?.body).toEqual({
			error: { code: 'rate_limited', message: 'Too many concurrent requests. The free plan allows 1.' },
		});
	});

	it('take one page on the free plan, several on others', async () => {
		const pages = `${INVOICE}\n---\ninvoiceNumber: INV-1`;
		expect((await client.extract(pages, {}, client.service.proKey)).body).toMatchObject({ pages_processed: 2 });
		expect((await client.extract(pages, {}, client.service.freeKey)).body).toMatchObject({ error: { code: 'invalid_file' } });
		client.sandbox.settings.aiLeapersInvoiceOcr.morePagesOnFree = 'firstPageOnly';
		expect((await client.extract(pages, {}, client.service.freeKey)).body).toMatchObject({ pages_processed: 1, invoice_number: 'INV-1' });
	});

	it('have their usage at a path that can be moved', async () => {
		client.sandbox.settings.aiLeapersInvoiceOcr.usagePath = '/account/usage';
		expect((await client.get('/usage')).status).toBe(404);
		expect((await client.get('/account/usage')).body).toMatchObject({ plan: 'business' });
	});
});

describe('webhook_url', () => {
	let received: Array<Record<string, unknown>>;
	let url: string;
	const server = createServer((incoming, outgoing) => {
		void text(incoming).then((body) => {
			received.push(JSON.parse(body) as Record<string, unknown>);
			outgoing.end();
		});
	});

	beforeAll(async () => {
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
	});
	beforeEach(() => (received = []));
	afterAll(() => void server.close());

	const delivered = async (count: number) => {
		while (client.service.deliveries.length < count) await new Promise(setImmediate);
		return client.service.deliveries;
	};

	it('gets the result of the Business plan posted', async () => {
		const { body } = await client.extract(INVOICE, { webhook_url: url });
		expect(await delivered(1)).toEqual([{ url, id: body.id, status: 200 }]);
		expect(received).toEqual([body]);
	});

	it('gets it while the request itself only says that it is processing, when the setting plays that', async () => {
		client.sandbox.settings.aiLeapersInvoiceOcr.webhookAnswer = 'processing';
		const { body } = await client.extract(INVOICE, { webhook_url: url });
		expect(body).toEqual({ id: expect.any(String), status: 'processing' });
		await delivered(1);
		expect(received).toMatchObject([{ id: body.id, status: 'completed' }]);
	});

	it('gets it twice when the setting plays a repeated delivery', async () => {
		client.sandbox.settings.aiLeapersInvoiceOcr.webhookDeliveries = 2;
		await client.extract(INVOICE, { webhook_url: url });
		await delivered(2);
		expect(received[0]).toEqual(received[1]);
	});

	it('gets nothing of another plan', async () => {
		expect((await client.extract(INVOICE, { webhook_url: url }, client.service.proKey)).status).toBe(200);
		expect(client.service.deliveries).toEqual([]);
	});
});
