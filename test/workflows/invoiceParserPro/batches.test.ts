import type { FaultKind } from '../../../sandbox/core/faults';
import { codes, extractBatch, invoice, locked, numbers, reasons, useParserPro } from './support';

const fixture = useParserPro();
const pro = () => fixture().sandbox.invoiceParserPro;

it('gives the rows of a batch as the service returns them', async () => {
	const { run, extracted } = await extractBatch(fixture(), [invoice('A-1')]);
	expect(run.error).toBeUndefined();
	expect(extracted[0].json).toEqual({
		filename: 'A-1.pdf',
		status: 'success',
		vendor: 'Acme',
		invoice_number: 'A-1',
		total: 110,
		currency: 'USD',
		confidence: 'HIGH',
		_extractionId: pro().batches[0].id,
		_sourceFile: 'A-1.pdf',
		_extraction: expect.objectContaining({ provider: 'InvoiceParser Pro', batchId: pro().batches[0].id, sourceFile: 'A-1.pdf', flagged: false }),
	});
});

it('sends files that fail to Failed, doubtful ones to review with the document, each paired to its item', async () => {
	const files = [invoice('A-1', 'doubt: total 110 120'), locked, invoice('A-2')];
	const { extracted, needsReview, failed } = await extractBatch(fixture(), files);
	expect([extracted, needsReview, failed].map((items) => items.map(({ pairedItem }) => pairedItem))).toEqual([[{ item: 2 }], [{ item: 0 }], [{ item: 1 }]]);
	expect(reasons(needsReview)).toMatchObject([{ code: 'LOW_CONFIDENCE' }]);
	expect(await fixture().engine.readBinary(needsReview[0].binary!.data)).toEqual(files[0].bytes);
	expect(failed[0].json).toMatchObject({
		fileName: 'locked.pdf',
		code: 'EXTRACTION_FAILED',
		extractionId: pro().batches[0].id,
		message: 'locked.pdf: Document could not be parsed. Check whether the document opens and is legible. It was not charged.',
	});
});

it('splits more than 25 files into batches, 10 a minute at most, and merges the rows in the order of the input', async () => {
	pro().account.credits.balance = 1000;
	const wanted = Array.from({ length: 280 }, (_, index) => `A-${index}`);
	const { extracted } = await extractBatch(fixture(), wanted.map((number) => invoice(number)));
	expect(numbers(extracted)).toEqual(wanted);
	expect(pro().batches.map(({ files }) => files.length)).toEqual([...Array.from({ length: 11 }, () => 25), 5]);
	expect(fixture().sandbox.requests.filter(({ status }) => status === 429)).toEqual([]);
	const [first, eleventh] = [0, 10].map((index) => fixture().requests('createBatch')[index].at);
	expect(eleventh - first).toBeGreaterThanOrEqual(60_000);
});

it('keeps documents of the same name apart', async () => {
	const same = ['A-1', 'A-2'].map((number) => ({ ...invoice(number), name: 'invoice.pdf' }));
	const { extracted } = await extractBatch(fixture(), same);
	expect(extracted.map(({ json, pairedItem }) => [json.invoice_number, pairedItem])).toEqual([['A-1', { item: 0 }], ['A-2', { item: 1 }]]);
});

it('sends a file that the service refuses to Failed, and the others without it', async () => {
	fixture().sandbox.settings.invoiceParserPro.maxFileBytes = 300;
	const { extracted, failed } = await extractBatch(fixture(), [invoice('A-1'), invoice('A-2', 'x'.repeat(400)), invoice('A-3')]);
	expect(numbers(extracted)).toEqual(['A-1', 'A-3']);
	expect(codes(failed)).toEqual([['A-2.pdf', 'INVALID_FILE']]);
	expect(fixture().requests('createBatch').map(({ status }) => status)).toEqual([400, 202]);
});

describe('a batch whose creation ends without a clear answer', () => {
	const UNCLEAR: Array<[FaultKind, number | undefined]> = [
		['dropBefore', undefined],
		['dropAfter', undefined],
		['truncatedJson', undefined],
		['wrongShape', undefined],
		['html', 502],
		['html', 504],
		['status', 500],
		['status', 503],
	];

	it.each(UNCLEAR)('(%s %s) is never created again: its documents go to Failed and say what to check', async (kind, status) => {
		fixture().sandbox.faults.add({ route: 'createBatch', kind, ...(status && { status }) });
		const { run, failed } = await extractBatch(fixture(), [invoice('A-1'), invoice('A-2')], { node: { retryOnFail: true, maxTries: 3 } });
		expect(run.status).toBe('success');
		expect(fixture().requests('createBatch')).toHaveLength(1);
		expect(codes(failed)).toEqual([['A-1.pdf', 'OUTCOME_UNKNOWN'], ['A-2.pdf', 'OUTCOME_UNKNOWN']]);
		expect(failed[0].json.message).toMatch(/not sent again.*Account: Get/s);
		expect(failed[0].binary?.data.fileName).toBe('A-1.pdf');
	});

	it('leaves the other batches alone', async () => {
		fixture().sandbox.faults.add({ route: 'createBatch', kind: 'dropAfter', skip: 1 });
		const files = Array.from({ length: 60 }, (_, index) => invoice(`A-${index}`));
		const { extracted, failed } = await extractBatch(fixture(), files);
		expect(extracted.map(({ pairedItem }) => pairedItem)).toEqual([...Array(25).keys(), ...Array.from({ length: 10 }, (_, index) => 50 + index)].map((item) => ({ item })));
		expect(failed).toHaveLength(25);
		expect(new Set(failed.map(({ json }) => json.code))).toEqual(new Set(['OUTCOME_UNKNOWN']));
	});

	it('goes to Failed of Create as well', async () => {
		fixture().sandbox.faults.add({ route: 'createBatch', kind: 'dropAfter' });
		const run = await fixture().run(['batch', 'create'], [invoice('A-1')]);
		expect(fixture().output(run)).toEqual([]);
		expect(fixture().output(run, 1).map(({ json }) => json)).toMatchObject([{ fileName: 'A-1.pdf', code: 'OUTCOME_UNKNOWN' }]);
	});
});

it.each([
	['a 429', { kind: 'status', status: 429, code: 'RATE_LIMITED' }],
	['a 429 with Retry-After', { kind: 'status', status: 429, retryAfter: 7 }],
] as const)('is created again after %s, which says that it was not taken', async (_, fault) => {
	fixture().sandbox.faults.add({ route: 'createBatch', ...fault });
	const { extracted } = await extractBatch(fixture(), [invoice('A-1')]);
	expect(numbers(extracted)).toEqual(['A-1']);
	expect(pro().batches).toHaveLength(1);
});

describe('Batch: Create, Get Status and Get Rows', () => {
	it('travel with the documents, and tell how a batch stands', async () => {
		const files = [invoice('A-1', 'doubt: total 110 120'), invoice('A-2')];
		const created = fixture().output(await fixture().run(['batch', 'create'], files));
		expect(created.map(({ json, pairedItem }) => [json.batchId, json.status, (json.documents as unknown[]).length, pairedItem])).toEqual([
			[pro().batches[0].id, 'processing', 2, [{ item: 0 }, { item: 1 }]],
		]);
		const status = async () => fixture().output(await fixture().run(['batch', 'getStatus'], [], { inputItems: created }))[0].json;
		expect(await status()).toMatchObject({ batchId: pro().batches[0].id, status: 'processing' });
		await fixture().clock.sleep(10_000);
		expect(await status()).toMatchObject({ status: 'completed', successful: 2, formats: ['excel', 'csv', 'qb', 'zoho'] });
		const { extracted, needsReview } = await fixture().rows(['batch', 'getRows'], [], { inputItems: created });
		expect([numbers(extracted), numbers(needsReview)]).toEqual([['A-2'], ['A-1']]);
		expect(await fixture().engine.readBinary(needsReview[0].binary!.data)).toEqual(files[0].bytes);
	});

	it('know a batch by its ID alone', async () => {
		await fixture().run(['batch', 'create'], [invoice('A-1'), locked]);
		await fixture().clock.sleep(10_000);
		const { extracted, failed } = await fixture().rows(['batch', 'getRows'], [], { inputItems: [{ json: {} }], parameters: { batchId: pro().batches[0].id } });
		expect([numbers(extracted), codes(failed)]).toEqual([['A-1'], [['locked.pdf', 'EXTRACTION_FAILED']]]);
	});
});
