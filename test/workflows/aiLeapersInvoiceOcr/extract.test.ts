import { corrupt, document, invoice, useOcr } from './support/fixture';

const fixture = useOcr();
const EXTRACT: [string, string] = ['document', 'extract'];

const numbers = (items: Array<{ json: object; pairedItem?: unknown }>) =>
	items.map(({ json, pairedItem }) => [(json as { invoice_number?: string }).invoice_number, pairedItem]);
const codes = (items: Array<{ json: object; pairedItem?: unknown }>) =>
	items.map(({ json, pairedItem }) => [(json as { code?: string }).code, pairedItem]);

it('gives the result of each document exactly as the service returned it', async () => {
	const { run, extracted } = await fixture().rows(EXTRACT, [invoice('A-1')], { options: { evidence: 'full' } });
	expect(run.error).toBeUndefined();
	expect(extracted.map(({ json }) => json)).toEqual([
		{
			id: expect.stringMatching(/^ext_/),
			status: 'completed',
			processing_time_ms: 1800,
			confidence: 1,
			vendor: { name: 'Acme Supply Co.', address: null, tax_id: null },
			invoice_number: 'A-1',
			date: '2026-01-02',
			due_date: '2026-02-01',
			currency: 'EUR',
			line_items: [
				{ description: 'Paper', quantity: 2, unit_price: null, amount: 40 },
				{ description: 'Ink', quantity: 1, unit_price: null, amount: 60 },
			],
			subtotal: 100,
			tax: 19,
			tax_rate: 0.19,
			total: 119,
			payment_terms: null,
			pages_processed: 1,
			_extractionId: extracted[0].json.id,
			_sourceFile: 'A-1.pdf',
			_extraction: {
				provider: 'AI Leapers Invoice OCR',
				extractionId: extracted[0].json.id,
				sourceFile: 'A-1.pdf',
				page: null,
				flagged: false,
				reasons: [],
				manifest: { extractionId: extracted[0].json.id, files: ['A-1.pdf'], submittedAt: expect.any(String), secondsToResult: expect.any(Number) },
			},
		},
	]);
});

it('gives one row for each line item when asked to', async () => {
	const { extracted } = await fixture().rows(EXTRACT, [invoice('A-1'), document('vendorName: Acme\ninvoiceNumber: A-2\ninvoiceDate: 2026-01-03\ntotal: 5', 'b.pdf')], {
		parameters: { structure: 'lineItem' },
	});
	expect(extracted.map(({ json }) => [json.invoice_number, json.line_item, json.line_items])).toEqual([
		['A-1', { description: 'Paper', quantity: 2, unit_price: null, amount: 40 }, undefined],
		['A-1', { description: 'Ink', quantity: 1, unit_price: null, amount: 60 }, undefined],
		['A-2', null, undefined],
	]);
});

it.each(['invoice', 'lineItem'])('adds the standardized invoice, the same with one row per %s', async (structure) => {
	const { extracted } = await fixture().rows(EXTRACT, [invoice('A-1')], { parameters: { structure }, options: { addInvoice: true } });
	const line = { itemNumber: null, unit: null, unitPrice: null, taxRate: null, taxAmount: null };
	expect(extracted[0].json._invoice).toEqual({
		vendor: { name: 'Acme Supply Co.', address: null, country: null, taxId: null },
		customer: { name: null, address: null, taxId: null },
		invoiceNumber: 'A-1',
		documentType: null,
		invoiceDate: '2026-01-02',
		dueDate: '2026-02-01',
		currency: 'EUR',
		subtotal: 100,
		tax: 19,
		taxes: [{ name: 'tax', rate: 19, amount: 19 }],
		total: 119,
		purchaseOrderNumber: null,
		paymentTerms: null,
		paymentDetails: { iban: null, bic: null },
		lineItems: [
			{ ...line, description: 'Paper', quantity: 2, amount: 40 },
			{ ...line, description: 'Ink', quantity: 1, amount: 60 },
		],
	});
});

it('pairs every item to the one that brought its document, and carries the document where a person has to look', async () => {
	const files = [invoice('A-1'), invoice('A-2', { total: 120 }), corrupt('bad.pdf'), invoice('A-3')];
	const { extracted, needsReview, failed } = await fixture().rows(EXTRACT, files);
	expect(numbers(extracted)).toEqual([['A-1', { item: 0 }], ['A-3', { item: 3 }]]);
	expect(numbers(needsReview)).toEqual([['A-2', { item: 1 }]]);
	expect(failed.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
		[
			{ fileName: 'bad.pdf', stage: 'submit', code: 'invalid_file', message: 'bad.pdf: Unsupported file type or corrupt file. Check whether the document opens, and is a PDF, PNG or JPG that the plan allows.', retryable: false, extractionId: null },
			{ item: 2 },
		],
	]);
	expect([...needsReview, ...failed].map(({ binary }) => binary?.data.fileName)).toEqual(['A-2.pdf', 'bad.pdf']);
	expect(extracted.map(({ binary }) => binary)).toEqual([undefined, undefined]);
});

describe('review', () => {
	it.each([
		['a total that does not add up', { total: 120 }, 'TOTALS_MISMATCH', 'total'],
		['lines that do not make up the subtotal', { subtotal: 90, tax: 17.1, total: 107.1 }, 'TOTALS_MISMATCH', 'subtotal'],
		['a rate that does not give the tax', { taxRate: 7 }, 'TOTALS_MISMATCH', 'tax'],
		['a vendor that is missing', { vendorName: null }, 'REQUIRED_FIELD_MISSING', 'vendor.name'],
		['a date that is missing', { invoiceDate: null }, 'REQUIRED_FIELD_MISSING', 'date'],
	])('flags %s', async (_, fields, code, field) => {
		const { needsReview } = await fixture().rows(EXTRACT, [invoice('A-1', fields)], { options: { minConfidence: 0, evidence: 'full' } });
		expect(needsReview.map(({ json }) => (json._extraction as { reasons: object[] }).reasons)).toEqual([
			[{ code, field, message: expect.any(String) }],
		]);
	});

	it('flags a confidence below the threshold, and lets the same pass under a lower one', async () => {
		const doubtful = document(`${invoice('A-1').bytes.toString().slice(9)}\ndoubt: total 119 191\ndoubt: tax 19 91\ndoubt: dueDate 1 2`, 'a.pdf');
		const { needsReview } = await fixture().rows(EXTRACT, [doubtful]);
		expect(needsReview[0].json).toMatchObject({ _review: expect.stringMatching(/^The\sconfidence\sof\s70%\sis\sbelow\s80%$/), _reviewCodes: 'LOW_CONFIDENCE' });
		expect((await fixture().rows(EXTRACT, [doubtful], { options: { minConfidence: 0.7 } })).extracted).toHaveLength(1);
	});

	it('flags the second of two with the same vendor and number', async () => {
		const { extracted, needsReview } = await fixture().rows(EXTRACT, [invoice('A-1'), invoice('A-1', {}, 'again.pdf')]);
		expect(extracted).toHaveLength(1);
		expect(needsReview[0].json._reviewCodes).toBe('DUPLICATE');
	});

	it('takes a field that a result leaves out for missing, and not for another layout', async () => {
		const { extracted } = await fixture().rows(EXTRACT, [invoice('A-1'), invoice('A-2', { dueDate: null })]);
		expect(extracted).toHaveLength(2);
	});
});

describe('what is sent', () => {
	it('is the documented form, with the key', async () => {
		await fixture().rows(EXTRACT, [invoice('A-1', {}, 'Rechnung März, Nr. 1.pdf')], {
			options: { language: 'DE', webhookUrl: 'https://n8n.example.com/hook' },
		});
		const [{ body, headers }] = fixture().requests('extract');
		expect(body).toEqual({
			format: 'json',
			language: 'de',
			webhook_url: 'https://n8n.example.com/hook',
			files: [{ name: 'Rechnung März, Nr. 1.pdf', sizeBytes: expect.any(Number) }],
		});
		expect(headers.authorization).toBe('Bearer ocr-sandbox-key');
	});

	it('leaves out what is not set', async () => {
		await fixture().rows(EXTRACT, [invoice('A-1')]);
		expect(Object.keys(fixture().requests('extract')[0].body as object)).toEqual(['format', 'files']);
	});

	it('has the secret of the credential in the place of :secret', async () => {
		await fixture().rows(EXTRACT, [invoice('A-1')], { options: { webhookUrl: 'https://n8n.example.com/hook/results/:secret' } });
		expect(fixture().requests('extract')[0].body).toMatchObject({ webhook_url: 'https://n8n.example.com/hook/results/s3cret%3F%C3%9F' });
	});

	it.each([
		[{ language: 'german' }, 'The Language "german" is no ISO 639-1 code'],
		[{ webhookUrl: 'hook' }, 'The Webhook URL is not a web address'],
	])('is refused with %j before anything is sent', async (options, message) => {
		const { run } = await fixture().rows(EXTRACT, [invoice('A-1')], { options });
		expect(run.error).toMatchObject({ message });
		expect(fixture().sandbox.requests).toEqual([]);
	});

	it('is no more than a few requests at once, so that the plan allows them', async () => {
		const { proKey, baseUrl } = fixture().sandbox.aiLeapersInvoiceOcr;
		const files = Array.from({ length: 12 }, (_, index) => invoice(`A-${index}`));
		const { extracted } = await fixture().rows(EXTRACT, files, { account: { apiKey: proKey, baseUrl } });
		expect(extracted).toHaveLength(12);
		expect(fixture().requests('extract').map(({ status }) => status)).toEqual(Array(12).fill(200));
	});

	it('is not what the service would refuse: too large, locked, empty, of another type', async () => {
		const files = [
			{ name: 'large.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(20 * 1024 * 1024)]) },
			{ name: 'empty.pdf', bytes: Buffer.alloc(0) },
			{ name: 'image.webp', bytes: Buffer.from('RIFF0000WEBPVP8 ') },
			{ name: 'note.txt', bytes: Buffer.from('Hello') },
		];
		const { failed } = await fixture().rows(EXTRACT, files, { options: { fileFilter: 'application/*, image/*, text/*' } });
		expect(codes(failed)).toEqual([
			['FILE_TOO_LARGE', { item: 0 }],
			['EMPTY_FILE', { item: 1 }],
			['UNSUPPORTED_FILE_TYPE', { item: 2 }],
			['UNSUPPORTED_FILE_TYPE', { item: 3 }],
		]);
		expect(fixture().sandbox.requests).toEqual([]);
	});
});

describe('as CSV', () => {
	const CSV: [string, string] = ['document', 'extractCsv'];

	it("gives the service's file for each document", async () => {
		const run = await fixture().run(CSV, [invoice('A-1'), corrupt('bad.pdf')]);
		const [extracted, failed] = [0, 1].map((index) => fixture().output(run, index));
		expect(extracted.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([[{ fileName: 'A-1.pdf', csvFileName: 'A-1.csv' }, { item: 0 }]]);
		const file = extracted[0].binary?.data;
		expect(file).toMatchObject({ fileName: 'A-1.csv', mimeType: 'text/csv' });
		const text = file && (await fixture().engine.readBinary(file)).toString();
		expect(text?.split('\n').slice(0, 2)).toEqual([expect.stringMatching(/^id,vendor_name/), expect.stringMatching(/,A-1,2026-01-02,.*,Paper,2,,40,/)]);
		expect(codes(failed)).toEqual([['invalid_file', { item: 1 }]]);
		expect(fixture().requests('extract')[0].body).toMatchObject({ format: 'csv' });
	});
});

describe('a webhook URL', () => {
	const options = { webhookUrl: 'http://127.0.0.1:9/nobody-listens' };

	it('does not keep the result from coming out here as well', async () => {
		expect((await fixture().rows(EXTRACT, [invoice('A-1')], { options })).extracted).toHaveLength(1);
	});

	it.each([
		['extract', 2],
		['extractCsv', 1],
	])('is told about where the service answers before the result is there (%s)', async (operation, failedOutput) => {
		fixture().sandbox.settings.aiLeapersInvoiceOcr.webhookAnswer = 'processing';
		const run = await fixture().run(['document', operation], [invoice('A-1')], { options });
		expect(fixture().output(run)).toEqual([]);
		expect(fixture().output(run, failedOutput).map(({ json }) => json)).toEqual([
			{
				fileName: 'A-1.pdf',
				stage: 'extraction',
				code: 'RESULT_BY_WEBHOOK',
				message: 'A-1.pdf: The service took it and will post its result to the Webhook URL. Do not send it again.',
				retryable: false,
				extractionId: expect.stringMatching(/^ext_/),
			},
		]);
	});
});
