import { codes, extract, invoice, locked, numbers, reasons, useParserPro } from './support';

const fixture = useParserPro();
const jobs = () => fixture().sandbox.invoiceParserPro.jobs;
const settings = () => fixture().sandbox.settings.invoiceParserPro;

describe.each([['queued (202)', true], ['at once (200)', false]])('invoices that the service answers %s', (_, queue) => {
	beforeEach(() => {
		settings().queue = queue;
	});

	it('come out as the service returns them, and say where they are from', async () => {
		const { run, extracted, needsReview, failed } = await extract(fixture(), [invoice('A-1')]);
		expect(run.error).toBeUndefined();
		expect([needsReview, failed]).toEqual([[], []]);
		const [{ json, pairedItem }] = extracted;
		expect(pairedItem).toEqual({ item: 0 });
		expect(json).toMatchObject({
			vendor: 'Acme',
			invoice_number: 'A-1',
			total: 110,
			confidence: 'HIGH',
			automation_ready: true,
			line_items: [{ description: 'Paper', quantity: 2, amount: 100 }],
			_extraction: {
				provider: 'InvoiceParser Pro',
				extractionId: jobs()[0].id,
				jobId: jobs()[0].id,
				externalId: jobs()[0].externalId,
				sourceFile: 'A-1.pdf',
				creditsCharged: 1,
				flagged: false,
				reasons: [],
			},
		});
	});

	it('keep their order, and one that fails leaves the others alone', async () => {
		const outcome = await extract(fixture(), [invoice('A-1'), locked, invoice('A-2'), invoice('A-3')]);
		expect(numbers(outcome.extracted)).toEqual(['A-1', 'A-2', 'A-3']);
		expect(codes(outcome.failed)).toEqual([['locked.pdf', 'EXTRACTION_FAILED']]);
		expect(outcome.failed[0]).toMatchObject({ json: { stage: 'extraction' }, pairedItem: { item: 1 } });
		expect(await fixture().engine.readBinary(outcome.failed[0].binary!.data)).toEqual(locked.bytes);
		expect(fixture().sandbox.invoiceParserPro.account.credits.balance).toBe(447);
	});
});

it('gives one item a line item, with the data of the invoice on each', async () => {
	const { extracted } = await extract(fixture(), [invoice('A-1', 'item: Ink | 1 | 0')], {
		parameters: { structure: 'lineItem' },
		options: { addInvoice: true },
	});
	expect(extracted.map(({ json }) => [json.invoice_number, (json.line_item as { description: string }).description])).toEqual([
		['A-1', 'Paper'],
		['A-1', 'Ink'],
	]);
	expect(extracted[0].json._invoice).toMatchObject({ lineItems: [{ description: 'Paper' }, { description: 'Ink' }] });
});

it('carries the standardized invoice when asked', async () => {
	const { extracted } = await extract(fixture(), [invoice('A-1', 'iban: DE02120300000000202051')], { options: { addInvoice: true } });
	expect(extracted[0].json._invoice).toMatchObject({
		vendor: { name: 'Acme' },
		invoiceNumber: 'A-1',
		invoiceDate: '2026-01-15',
		currency: 'USD',
		subtotal: 100,
		tax: 10,
		total: 110,
		paymentDetails: { iban: 'DE02120300000000202051' },
		lineItems: [{ description: 'Paper', quantity: 2, amount: 100 }],
	});
});

describe('an invoice goes to review', () => {
	it('that the service does not clear, with its own words and the document', async () => {
		const file = invoice('A-1', '\n---\nvendorName: Other');
		const { needsReview } = await extract(fixture(), [file]);
		expect(reasons(needsReview)).toEqual([
			expect.objectContaining({ code: 'NOT_AUTOMATION_READY', message: expect.stringContaining('The document holds 1 more invoice(s)') }),
			expect.objectContaining({ code: 'RISK' }),
		]);
		expect(await fixture().engine.readBinary(needsReview[0].binary!.data)).toEqual(file.bytes);
	});

	it('of a low confidence', async () => {
		const { needsReview } = await extract(fixture(), [invoice('A-1', 'doubt: total 110 120')], { options: { reviewRules: ['LOW_CONFIDENCE'] } });
		expect(reasons(needsReview)).toEqual([{ code: 'LOW_CONFIDENCE', message: 'The confidence of 60% is below 80%' }]);
	});

	it('with a field of a low confidence, when bounding boxes are on', async () => {
		const options = { includeBoundingBoxes: true, reviewRules: ['LOW_CONFIDENCE'] };
		const { needsReview } = await extract(fixture(), [invoice('A-1', 'sure: total 0.5')], { options });
		expect(needsReview[0].json.field_locations).toMatchObject({ total: { page: 1, confidence: 0.5 }, subtotal: { confidence: 1 } });
		expect(reasons(needsReview)).toEqual([{ code: 'LOW_CONFIDENCE', field: 'total', message: 'The confidence of 50% in total is below 80%' }]);
	});
});

describe('an invoice is never charged twice', () => {
	it('by a retry of the same step, which asks for the same job', async () => {
		fixture().sandbox.faults.add({ route: 'uploadInvoice', kind: 'dropAfter' });
		const { extracted } = await extract(fixture(), [invoice('A-1')]);
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(fixture().requests('uploadInvoice')).toHaveLength(2);
		expect(jobs()).toHaveLength(1);
	});

	it('by another execution, per content', async () => {
		const trial = { options: { idempotency: 'content' } };
		await extract(fixture(), [invoice('A-1')], trial);
		const { extracted } = await extract(fixture(), [{ ...invoice('A-1'), name: 'other.pdf' }], trial);
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(jobs()).toHaveLength(1);
		await extract(fixture(), [invoice('A-1')], { options: { ...trial.options, exportMode: 'full' } });
		expect(jobs()).toHaveLength(2);
	});

	it('where an External ID of yours names it, and several documents with the same one stay apart', async () => {
		const options = { externalId: 'mail-7', idempotency: 'execution' };
		for (let execution = 0; execution < 2; execution++) await extract(fixture(), [invoice('A-1')], { options });
		expect(jobs().map(({ externalId }) => externalId)).toEqual(['mail-7']);
		const { extracted } = await extract(fixture(), [invoice('A-2'), invoice('A-3')], { options });
		expect(numbers(extracted)).toEqual(['A-2', 'A-3']);
		expect(jobs().slice(1).map(({ externalId }) => externalId)).toEqual([0, 1].map(() => expect.stringMatching(/^mail-7-[0-9a-f]{12}$/)));
	});

	it('by another execution with the same documents', async () => {
		await extract(fixture(), [invoice('A-1'), invoice('A-2')]);
		await extract(fixture(), [invoice('A-1'), invoice('A-2')]);
		expect(jobs()).toHaveLength(2);
	});

	it('but extracted anew by another execution where that is asked for', async () => {
		const options = { idempotency: 'execution' };
		await extract(fixture(), [invoice('A-1')], { options });
		await extract(fixture(), [invoice('A-1')], { options });
		expect(jobs()).toHaveLength(2);
	});
});

it('sends what the options ask for', async () => {
	await extract(fixture(), [invoice('A-1')], { options: { exportMode: 'full', includeBoundingBoxes: true } });
	expect(fixture().requests('uploadInvoice')[0].body).toMatchObject({
		export_mode: 'full',
		include_bounding_boxes: 'true',
		external_id: expect.stringMatching(/^n8n-[\da-f]{40}$/),
		files: [{ name: 'A-1.pdf' }],
	});
});

it('keeps file names with quotes and umlauts', async () => {
	const name = 'Rechnung "Müller".pdf';
	const { extracted } = await extract(fixture(), [{ ...invoice('A-1'), name }]);
	expect(extracted[0].json._extraction).toMatchObject({ sourceFile: name });
	expect(jobs()[0].fileName).toMatch(/^Rechnung .*Müller.*\.pdf$/);
});

describe('the size of a document', () => {
	const MB = 1024 * 1024;
	const big = (name: string, bytes: number) => ({ name, bytes: Buffer.concat([invoice('B-1').bytes, Buffer.alloc(bytes)]) });

	it('is the service\'s to judge beyond its typical limit', async () => {
		fixture().sandbox.settings.invoiceParserPro.maxFileBytes = 20 * MB;
		const { extracted } = await extract(fixture(), [big('B-1.pdf', 12 * MB)]);
		expect(extracted).toHaveLength(1);
	});

	it('refused by the service lets the document go to Failed, and the others go on', async () => {
		const { extracted, failed } = await extract(fixture(), [big('B-1.pdf', 12 * MB), invoice('A-1')]);
		expect(extracted).toHaveLength(1);
		expect(failed.map(({ json }) => [json.fileName, json.stage, json.code])).toEqual([['B-1.pdf', 'submit', 'INVALID_FILE']]);
	});

	it.each([['invoice', 'uploadInvoice'], ['batch', 'createBatch']])('refused by a proxy of %s does as well', async (resource, route) => {
		fixture().sandbox.faults.add({ route, kind: 'html', status: 413, match: 'B-1.pdf', times: 9 });
		const { extracted, failed } = await fixture().rows([resource, 'extract'], [invoice('A-1'), invoice('B-1')]);
		expect(extracted).toHaveLength(1);
		expect(failed.map(({ json }) => [json.fileName, json.code])).toEqual([['B-1.pdf', 'REQUEST_TOO_LARGE']]);
	});
});

it('refuses documents that the service does not take, or the memory, before anything is sent', async () => {
	const big = { name: 'big.pdf', bytes: Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(64 * 1024 * 1024)]) };
	const webp = { name: 'a.webp', bytes: Buffer.from('RIFF....WEBPVP8 ') };
	const { failed } = await extract(fixture(), [big, { name: 'a.gif', bytes: Buffer.from('GIF89a') }, webp]);
	expect(codes(failed)).toEqual([['big.pdf', 'FILE_TOO_LARGE'], ['a.gif', 'UNSUPPORTED_FILE_TYPE']]);
	expect(jobs().map(({ fileName }) => fileName)).toEqual(['a.webp']);
});

it('says where to find an invoice that takes longer than the Wait Limit', async () => {
	fixture().sandbox.settings.processingMsPerPage = 10 * 60_000;
	const { run } = await extract(fixture(), [invoice('A-1'), invoice('A-2')], { options: { waitMinutes: 1 } });
	expect(run.error?.message).toBe('The invoice is still processing, and the Wait Limit is over');
	const [, ids] = run.error!.description!.match(/get its rows later with Invoice: Get Rows and its ID\. .*Extraction ID: ([\w-]+, [\w-]+)/)!;
	expect(ids.split(', ').sort()).toEqual(jobs().map(({ id }) => id).sort());
});

it('stays below 60 uploads and 120 reads a minute', async () => {
	const { extracted } = await extract(fixture(), Array.from({ length: 130 }, (_, index) => invoice(`A-${index}`)), { options: { concurrency: 20 } });
	expect(extracted).toHaveLength(130);
	expect(fixture().sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
});

it('keeps fields that nobody knows yet, and waits when the service announces that its limit is used up', async () => {
	Object.assign(settings(), { extraFields: true, rateLimitHeaders: true });
	settings().rateLimits.invoices = 2;
	const { extracted } = await extract(fixture(), [invoice('A-1'), invoice('A-2'), invoice('A-3')], { options: { concurrency: 1 } });
	expect(numbers(extracted)).toEqual(['A-1', 'A-2', 'A-3']);
	expect(extracted[0].json.coming_soon).toEqual({ vendor_id: 'v-1' });
	expect(fixture().sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
});

it('Simplify leaves what a booking needs, after the review has seen everything', async () => {
	const { extracted, needsReview } = await extract(fixture(), [invoice('A-1'), invoice('A-2', 'doubt: total 1 2')], { options: { simple: true, evidence: 'short', addInvoice: true } });
	for (const { json } of [...extracted, ...needsReview]) {
		const columns = Object.keys(json).filter((name) => !name.startsWith('_'));
		expect(columns.length).toBeLessThanOrEqual(10);
		expect(columns).toEqual(expect.arrayContaining(['vendor', 'invoice_number', 'invoice_date', 'currency', 'subtotal', 'tax', 'total', 'line_items']));
		expect(json._invoice).toMatchObject({ vendor: expect.anything() });
	}
	expect([numbers(extracted), numbers(needsReview)]).toEqual([['A-1'], ['A-2']]);
});
