import type { FaultKind } from '../../../sandbox/core/faults';
import type { Fault } from '../../../sandbox/server';
import { codes, extract, invoice, locked, numbers, useParserPro } from './support';

const fixture = useParserPro();
const pro = () => fixture().sandbox.invoiceParserPro;
const withKey = (apiKey: string) => ({ account: { apiKey, baseUrl: pro().baseUrl } });

describe('each documented error', () => {
	const error = async (trial: Parameters<typeof extract>[2] = {}) => (await extract(fixture(), [invoice('A-1')], trial)).run.error;

	it('INVALID_API_KEY (401) ends the run', async () => {
		expect(await error(withKey('wrong'))).toMatchObject({
			httpCode: '401',
			message: 'The key of the credential was not accepted',
			description: expect.stringContaining('Check the API key'),
		});
		expect(await error(withKey(pro().revokedApiKey))).toMatchObject({ name: 'NodeApiError', httpCode: '401' });
	});

	it('TIER_REQUIRED (403) ends the run', async () => {
		expect(await error(withKey(pro().soloApiKey))).toMatchObject({ httpCode: '403', message: 'Business-tier subscription required' });
	});

	it('INSUFFICIENT_CREDITS (402) ends the run, when nothing was extracted before', async () => {
		pro().account.credits.balance = 0;
		expect(await error()).toMatchObject({ httpCode: '402', message: 'You have 0 credits remaining. Add credits to continue' });
	});

	it('INSUFFICIENT_CREDITS in the middle keeps what is paid for', async () => {
		pro().account.credits.balance = 1;
		const { run, extracted, failed } = await extract(fixture(), [invoice('A-1'), invoice('A-2')], { options: { concurrency: 1 } });
		expect(run.error).toBeUndefined();
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(codes(failed)).toEqual([['A-2.pdf', 'INSUFFICIENT_CREDITS']]);
	});

	it('INVALID_FILE (400) is about its document only', async () => {
		fixture().sandbox.faults.add({ route: 'uploadInvoice', kind: 'status', status: 400, code: 'INVALID_FILE', match: 'A-1.pdf' });
		const { extracted, failed } = await extract(fixture(), [invoice('A-1'), invoice('A-2')]);
		expect(numbers(extracted)).toEqual(['A-2']);
		expect(codes(failed)).toEqual([['A-1.pdf', 'INVALID_FILE']]);
	});

	it('JOB_NOT_FOUND (404) names what to check', async () => {
		const run = await fixture().run(['invoice', 'getStatus'], [], { inputItems: [{ json: { jobId: 'none' } }] });
		expect(run.error).toMatchObject({ httpCode: '404', message: 'Job not found or belongs to another account', description: expect.stringContaining('Check the ID') });
	});

	it.each([200, 422])('EXTRACTION_FAILED is about its document only (HTTP %i)', async (failedJobStatus) => {
		fixture().sandbox.settings.invoiceParserPro.failedJobStatus = failedJobStatus;
		const { run, failed } = await extract(fixture(), [locked]);
		expect(run.error).toBeUndefined();
		expect(codes(failed)).toEqual([['locked.pdf', 'EXTRACTION_FAILED']]);
	});

	it('EXTRACTION_FAILED may be the bare answer to an upload', async () => {
		fixture().sandbox.faults.add({ route: 'uploadInvoice', kind: 'status', status: 422, code: 'EXTRACTION_FAILED' });
		expect(codes((await extract(fixture(), [invoice('A-1')])).failed)).toEqual([['A-1.pdf', 'EXTRACTION_FAILED']]);
	});

	it('RATE_LIMITED (429) is asked again, and told in the end', async () => {
		fixture().sandbox.faults.add({ route: 'uploadInvoice', kind: 'status', status: 429, times: 3 });
		expect(numbers((await extract(fixture(), [invoice('A-1')])).extracted)).toEqual(['A-1']);
		fixture().sandbox.faults.add({ route: 'uploadInvoice', kind: 'status', status: 429, times: 6 });
		expect(await error()).toMatchObject({ httpCode: '429', description: expect.stringContaining('The same API key is used elsewhere') });
	});
});

describe('a fault', () => {
	const FAULTS: Array<[FaultKind, Partial<Fault>]> = [
		['status', { status: 503 }],
		['html', { status: 502 }],
		['dropBefore', {}],
		['dropAfter', {}],
		['truncatedJson', {}],
		['delay', { delayMs: 20_000 }],
	];

	it.each(FAULTS.flatMap(([kind, more]) => ['uploadInvoice', 'getInvoice'].map((route) => [kind, route, more] as const)))(
		'%s at %s costs neither the invoice nor a second credit',
		async (kind, route, more) => {
			fixture().sandbox.faults.add({ route, kind, ...more });
			const { run, extracted } = await extract(fixture(), [invoice('A-1')]);
			expect(run.error).toBeUndefined();
			expect(numbers(extracted)).toEqual(['A-1']);
			expect(pro().jobs).toHaveLength(1);
			expect(pro().account.credits.balance).toBe(449);
		},
	);

	it.each([
		['uploadInvoice', 'job_id'],
		['getInvoice', 'status'],
	])('wrongShape at %s names the place in the answer', async (route, place) => {
		fixture().sandbox.faults.add({ route, kind: 'wrongShape' });
		const { run } = await extract(fixture(), [invoice('A-1')]);
		expect(run.error).toMatchObject({ message: expect.stringContaining(`not as documented at ${place}`) });
	});

	it('that does not end while waiting ends the run with the job in its message, and a retry finds the job again', async () => {
		fixture().sandbox.faults.add({ route: 'getInvoice', kind: 'status', status: 503, times: 10 });
		const { run, extracted } = await extract(fixture(), [invoice('A-1')], { node: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } });
		expect(run.error).toBeUndefined();
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(pro().jobs).toHaveLength(1);
		fixture().sandbox.faults.add({ route: 'getInvoice', kind: 'status', status: 503, times: 10 });
		const failing = await extract(fixture(), [invoice('A-2')]);
		expect(failing.run.error).toMatchObject({ description: expect.stringContaining(`Extraction ID: ${pro().jobs[1].id}`) });
	});

	it('of the work on a document is about that document', async () => {
		fixture().sandbox.faults.add({ route: 'processing', kind: 'status', status: 500, code: 'INTERNAL_ERROR', match: 'A-1.pdf' });
		const { extracted, failed } = await extract(fixture(), [invoice('A-1'), invoice('A-2')]);
		expect(numbers(extracted)).toEqual(['A-2']);
		expect(codes(failed)).toEqual([['A-1.pdf', 'INTERNAL_ERROR']]);
	});
});

it('never sends the key anywhere but to the origin of the credential', async () => {
	const run = await fixture().run(['batch', 'create'], [invoice('A-1')]);
	await fixture().clock.sleep(10_000);
	const { id } = pro().batches[0];
	fixture().sandbox.faults.add({ route: 'getBatch', kind: 'wrongShape' });
	const wrong = await fixture().run(['batch', 'download'], [], { inputItems: fixture().output(run) });
	expect(wrong.error).toBeDefined();
	const foreign = await fixture().run(['batch', 'download'], [], {
		inputItems: fixture().output(run),
		account: { apiKey: pro().apiKey, baseUrl: pro().baseUrl.replace('127.0.0.1', 'localhost') },
	});
	expect(foreign.error).toBeUndefined();
	expect(fixture().requests('downloadBatch').map(({ path, headers }) => [path, headers.host?.toString().split(':')[0]])).toEqual([[`/download/${id}/excel`, 'localhost']]);
});

it('shows the key in no error and no item', async () => {
	const { run } = await extract(fixture(), [invoice('A-1'), locked], { options: { attach: 'all' } });
	const failing = await extract(fixture(), [invoice('A-2')], withKey('ipp_live_wrong_key'));
	const shown = JSON.stringify([run.data.resultData, failing.run.data.resultData, String(failing.run.error?.stack)]);
	expect(shown).not.toContain(pro().apiKey);
	expect(shown).not.toContain('ipp_live_wrong_key');
});

it('answers on one output as the tool of an agent, flags included', async () => {
	const type = 'n8n-nodes-invoice-extraction.invoiceParserProTool';
	const files = [invoice('A-1'), locked, invoice('A-2', 'doubt: total 110 120')];
	const { extracted, needsReview } = await extract(fixture(), files, { node: { type } });
	expect(needsReview).toEqual([]);
	expect(extracted).toHaveLength(3);
});
