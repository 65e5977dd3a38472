import { timeouts } from '../../../nodes/shared/http/send';
import type { Fault } from '../../../sandbox/core/faults';
import { invoice, useOcr } from './support/fixture';

const fixture = useOcr();
const EXTRACT: [string, string] = ['document', 'extract'];

const realTimeouts = { ...timeouts };
afterEach(() => void Object.assign(timeouts, realTimeouts));

const service = () => fixture().sandbox.aiLeapersInvoiceOcr;
const accountOf = (apiKey: string) => ({ apiKey, baseUrl: service().baseUrl });
const sent = (route = 'extract') => fixture().requests(route).length;

describe('an unclear end of an extract call, which has no key', () => {
	const UNCLEAR: Record<string, Omit<Fault, 'route'>> = {
		'a reset before the answer': { kind: 'dropAfter' },
		'a reset once the body was sent': { kind: 'dropBefore' },
		'no answer in time': { kind: 'hang' },
		'an answer that is cut off': { kind: 'truncatedJson' },
		'an answer of another shape': { kind: 'wrongShape' },
		"a proxy's page with HTTP 502": { kind: 'html', status: 502 },
		"a proxy's page with HTTP 503 that asks to come again": { kind: 'html', status: 503, retryAfter: 1 },
	};

	it.each(Object.entries(UNCLEAR))('%s: nothing is sent again, the document goes to Failed, the others go on', async (_, fault) => {
		if (fault.kind === 'hang') Object.assign(timeouts, { service: 300, storage: 300 });
		fixture().sandbox.faults.add({ route: 'extract', ...fault, match: 'A-1.pdf' });
		const { run, extracted, failed } = await fixture().rows(EXTRACT, [invoice('A-1'), invoice('A-2')], { options: { concurrency: 1 } });
		expect(run.status).toBe('success');
		expect(extracted.map(({ json }) => json.invoice_number)).toEqual(['A-2']);
		expect(failed.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
			[
				{
					fileName: 'A-1.pdf',
					stage: 'submit',
					code: 'OUTCOME_UNKNOWN',
					message: expect.stringMatching(/^A-1\.pdf: .*It was not sent again.*Account: Get Usage/s),
					retryable: false,
					extractionId: null,
				},
				{ item: 0 },
			],
		]);
		expect(failed[0].binary?.data.fileName).toBe('A-1.pdf');
		expect(sent()).toBe(2);
	});

	it.each(Object.entries(UNCLEAR))('%s: is no error either where it is the only document, since Retry On Fail would send it again', async (_, fault) => {
		if (fault.kind === 'hang') Object.assign(timeouts, { service: 300, storage: 300 });
		fixture().sandbox.faults.add({ route: 'extract', ...fault });
		const { run, failed } = await fixture().rows(EXTRACT, [invoice('A-1')], { node: { retryOnFail: true, maxTries: 3 } });
		expect(run.status).toBe('success');
		expect(failed.map(({ json }) => json.code)).toEqual(['OUTCOME_UNKNOWN']);
		expect(sent()).toBe(1);
	});

	it('comes to the same for CSV', async () => {
		fixture().sandbox.faults.add({ route: 'extract', kind: 'html', status: 200 });
		const { failed } = await fixture().rows(EXTRACT, [invoice('A-1')], { parameters: { format: 'csv' } });
		expect(failed.map(({ json }) => json.code)).toEqual(['OUTCOME_UNKNOWN']);
		expect(sent()).toBe(1);
	});

	it('comes to the same for a batch, with all its documents on Failed', async () => {
		fixture().sandbox.faults.add({ route: 'createBatch', kind: 'dropAfter' });
		const { run, failed } = await fixture().rows(['batch', 'extract'], [invoice('A-1'), invoice('A-2')], { node: { retryOnFail: true } });
		expect(run.status).toBe('success');
		expect(failed.map(({ json }) => [json.fileName, json.code])).toEqual([['A-1.pdf', 'OUTCOME_UNKNOWN'], ['A-2.pdf', 'OUTCOME_UNKNOWN']]);
		expect(sent('createBatch')).toBe(1);
		expect(service().business.batches.size).toBe(1);
	});
});

describe('an end that is clear', () => {
	it('processing_error is tried again, as the document asks, and succeeds', async () => {
		fixture().sandbox.faults.add({ route: 'extract', kind: 'status', times: 2 });
		expect((await fixture().rows(EXTRACT, [invoice('A-1')])).extracted).toHaveLength(1);
		expect(sent()).toBe(3);
	});

	it('processing_error that stays goes to Failed', async () => {
		fixture().sandbox.faults.add({ route: 'extract', kind: 'status', times: 99 });
		const { failed } = await fixture().rows(EXTRACT, [invoice('A-1')]);
		expect(failed.map(({ json }) => json)).toMatchObject([
			{ code: 'processing_error', message: 'A-1.pdf: Internal processing failure. The service had a problem of its own. Run the workflow again later. Send only what failed: the service charges again whatever is sent again.' },
		]);
		expect(sent()).toBe(6);
	});

	it('too many requests at once is tried again', async () => {
		fixture().sandbox.settings.aiLeapersInvoiceOcr.extractMs = 500;
		const { extracted } = await fixture().rows(EXTRACT, [invoice('A-1'), invoice('A-2')], { account: accountOf(service().freeKey) });
		expect(extracted).toHaveLength(2);
		expect(fixture().requests('extract').map(({ status }) => status)).toContain(429);
	});

	it('too many requests at once that stays says what to do', async () => {
		fixture().sandbox.faults.add({ route: 'extract', kind: 'status', status: 429, times: 99 });
		const { run } = await fixture().rows(EXTRACT, [invoice('A-1')]);
		expect(run.error).toMatchObject({
			message: 'Too many concurrent requests',
			httpCode: '429',
			description: expect.stringMatching(/^Too many requests at once: lower the option Concurrent Requests/),
		});
		expect(sent()).toBe(6);
	});

	it('a used-up quota is not tried again, stops the rest, and says where to upgrade', async () => {
		service().business.used = 5000;
		const { run } = await fixture().rows(EXTRACT, Array.from({ length: 20 }, (_, index) => invoice(`A-${index}`)), { options: { concurrency: 2 } });
		expect(run.error).toMatchObject({
			message: 'Monthly quota exceeded. 5000/5000 invoices used',
			httpCode: '429',
			description: expect.stringMatching(/^Wait for the next month, or upgrade the plan \(https:\/\/ocr\.aileapers\.com\/pricing\.html\)\. Code: rate_limited\./),
		});
		expect(sent()).toBe(2);
	});

	it('a quota that is used up on the way keeps the rows that are paid for, with the rest on Failed', async () => {
		service().business.used = 4998;
		const files = Array.from({ length: 5 }, (_, index) => invoice(`A-${index}`));
		const { run, extracted, failed } = await fixture().rows(EXTRACT, files, { options: { concurrency: 1 } });
		expect(run.status).toBe('success');
		expect(extracted).toHaveLength(2);
		expect(failed.map(({ json }) => [json.fileName, json.code, String(json.message).includes('https://ocr.aileapers.com/pricing.html')])).toEqual(
			['A-2.pdf', 'A-3.pdf', 'A-4.pdf'].map((name) => [name, 'rate_limited', true]),
		);
		expect(sent()).toBe(3);
	});

	it('a wrong key is an error that says so, after one request', async () => {
		const { run } = await fixture().rows(EXTRACT, [invoice('A-1'), invoice('A-2')], { account: accountOf('wrong'), options: { concurrency: 1 } });
		expect(run.error).toMatchObject({
			message: 'The key of the credential was not accepted',
			httpCode: '401',
			description: expect.stringMatching(/^Check the API key in the credential\. Code: unauthorized\./),
		});
		expect(sent()).toBe(1);
	});

	it('file_too_large of the service is about its document alone', async () => {
		fixture().sandbox.settings.aiLeapersInvoiceOcr.maxFileBytes = invoice('A-1').bytes.length + 10;
		const { extracted, failed } = await fixture().rows(EXTRACT, [invoice('A-1'), invoice('A-2', { paymentTerms: 'Net 30 days after delivery' })]);
		expect(extracted).toHaveLength(1);
		expect(failed.map(({ json }) => [json.fileName, json.code])).toEqual([['A-2.pdf', 'file_too_large']]);
	});

	it('a service that cannot be reached is tried again, then it is an error: nothing can have been taken', async () => {
		const { run } = await fixture().rows(EXTRACT, [invoice('A-1')], { account: { apiKey: 'key', baseUrl: 'http://127.0.0.1:9/v1' } });
		expect(run.error).toMatchObject({ message: 'The service could not be reached: the connection was refused' });
	});

	it('a second page on the Free plan goes to Failed with the words of the service', async () => {
		const pages = invoice('A-1');
		const twoPages = { ...pages, bytes: Buffer.concat([pages.bytes, Buffer.from('\n---\nmore')]) };
		const { failed } = await fixture().rows(EXTRACT, [twoPages], { account: accountOf(service().freeKey) });
		expect(failed.map(({ json }) => json)).toMatchObject([
			{ code: 'invalid_file', message: expect.stringMatching(/^A-1.pdf: The free plan takes documents of a single page\. Check/) },
		]);
	});
});

it('keeps the key out of every error and item', async () => {
	fixture().sandbox.faults.add({ route: 'extract', kind: 'dropAfter' });
	const { run } = await fixture().rows(EXTRACT, [invoice('A-1')]);
	expect(JSON.stringify(run.data.resultData)).not.toContain(service().apiKey);
});

describe('Account: Get Usage', () => {
	it('tells plan, used and remaining invoices', async () => {
		await fixture().rows(EXTRACT, [invoice('A-1')]);
		const run = await fixture().run(['account', 'getUsage'], []);
		expect(fixture().output(run).map(({ json }) => json)).toEqual([
			{ plan: 'business', period: '2026-01', invoicesUsed: 1, invoicesLimit: 5000, invoicesRemaining: 4999 },
		]);
	});

	it('says what may be wrong where the service has no such endpoint', async () => {
		fixture().sandbox.settings.aiLeapersInvoiceOcr.usagePath = '/account/usage';
		const run = await fixture().run(['account', 'getUsage'], []);
		expect(run.error).toMatchObject({ httpCode: '404', description: expect.stringContaining('Base URL') });
	});

	it('is asked again after a broken connection', async () => {
		fixture().sandbox.faults.add({ route: 'usage', kind: 'dropAfter' });
		expect((await fixture().run(['account', 'getUsage'], [])).status).toBe('success');
	});
});
