import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Trial } from '../../support/serviceFixture';
import type { TestFile } from '../../support/testDocuments';
import { workflowOf } from '../../support/workflows';
import { codes, invoice, locked, numbers, useParserPro } from './support';

const fixture = useParserPro();
const pro = () => fixture().sandbox.invoiceParserPro;

async function run(operation: [string, string], inputItems: INodeExecutionData[], trial: Trial = {}) {
	const done = await fixture().run(operation, [], { inputItems, ...trial });
	expect(done.error).toBeUndefined();
	return done;
}
const items = async (...args: Parameters<typeof run>) => fixture().output(await run(...args));
const upload = async (...files: TestFile[]) => fixture().output(await fixture().run(['invoice', 'upload'], files));
const createBatch = async (...files: TestFile[]) => fixture().output(await fixture().run(['batch', 'create'], files));
const HOLD = { parameters: { whileProcessing: 'hold' } };

describe('Invoice: Upload', () => {
	it('gives an item for each job, with its document, and does not wait', async () => {
		const done = await fixture().run(['invoice', 'upload'], [invoice('A-1'), { name: 'a.gif', bytes: Buffer.from('GIF89a') }, invoice('A-2')]);
		const [uploaded, failed] = [0, 1].map((index) => fixture().output(done, index));
		expect(uploaded.map(({ json }) => [json.jobId, json.status, json.fileName])).toEqual([
			[pro().jobs[0].id, 'processing', 'A-1.pdf'],
			[pro().jobs[1].id, 'processing', 'A-2.pdf'],
		]);
		expect(uploaded.map(({ pairedItem }) => pairedItem)).toEqual([[{ item: 0 }], [{ item: 2 }]]);
		expect(await fixture().engine.readBinary(uploaded[1].binary!.document_0)).toEqual(invoice('A-2').bytes);
		expect(codes(failed)).toEqual([['a.gif', 'UNSUPPORTED_FILE_TYPE']]);
	});
});

describe('Invoice: Get', () => {
	it('tells how a job stands, and then its reviewed rows with the document', async () => {
		const uploaded = await upload(invoice('A-1'), locked);
		const [pending] = await items(['invoice', 'get'], uploaded);
		expect(pending.json).toMatchObject({ jobId: pro().jobs[0].id, status: 'processing' });

		await fixture().clock.sleep(10_000);
		const [done, failed] = await items(['invoice', 'get'], uploaded, { options: { attach: 'all', addInvoice: true } });
		expect(done.json).toMatchObject({ invoice_number: 'A-1', _extraction: { flagged: false, jobId: pro().jobs[0].id }, _invoice: { total: 110 } });
		expect(await fixture().engine.readBinary(done.binary!.data)).toEqual(invoice('A-1').bytes);
		expect(failed.json).toMatchObject({ status: 'failed', code: 'EXTRACTION_FAILED' });
	});

	it('takes an ID of one\'s own', async () => {
		await upload(invoice('A-1'));
		await fixture().clock.sleep(10_000);
		const [{ json }] = await items(['invoice', 'get'], [{ json: {} }], { parameters: { jobId: pro().jobs[0].id } });
		expect(json).toMatchObject({ invoice_number: 'A-1', _extraction: { sourceFile: 'A-1.pdf' } });
	});

	it('gives one item a line item when asked', async () => {
		const uploaded = await upload(invoice('A-1', 'item: Ink | 1 | 60'));
		await fixture().clock.sleep(10_000);
		expect(await items(['invoice', 'get'], uploaded, { parameters: { structure: 'lineItem' } })).toHaveLength(2);
	});
});

describe('Wait for Completion', () => {
	it.each(['invoice', 'batch'])('waits in the node until each %s has ended', async (resource) => {
		fixture().sandbox.settings.processingMsPerPage = 90_000;
		const started = resource === 'invoice' ? await upload(invoice('A-1'), locked) : await createBatch(invoice('A-1'), locked);
		const done = await run([resource, 'wait'], started, HOLD);
		const [pending, completed, failed] = [0, 1, 2].map((index) => fixture().output(done, index));
		expect(pending).toEqual([]);
		if (resource === 'invoice') {
			expect(completed.map(({ json }) => json)).toMatchObject([{ status: 'completed', confidence: 'HIGH', automationReady: true, creditsCharged: 1 }]);
			expect(failed.map(({ json }) => json)).toMatchObject([{ status: 'failed', code: 'EXTRACTION_FAILED' }]);
		} else {
			expect(completed.map(({ json }) => json)).toMatchObject([{ status: 'done', successful: 1, failed: 1, formats: ['excel', 'csv', 'qb', 'zoho'] }]);
			expect(failed).toEqual([]);
		}
	});

	it.each(['invoice', 'batch'])('puts the execution to wait for a slow %s, and goes on with what ended', async (resource) => {
		fixture().sandbox.settings.processingMsPerPage = 30 * 60_000;
		const first = resource === 'invoice' ? ['invoice', 'upload'] : ['batch', 'create'];
		const nodes = [
			fixture().node('Begin', { resource: first[0], operation: first[1] }),
			fixture().node('Wait', { resource, operation: 'wait' }),
			fixture().node('Get', { resource, operation: 'get' }),
		];
		const workflow = workflowOf(nodes, [['Start', 0, 'Begin'], ['Begin', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Get']]);
		const inputItems = [await fixture().item(invoice('A-1'))];
		let current = await fixture().startWorkflow(workflow, { inputItems }).finished;
		expect(current.status).toBe('waiting');
		const credentials = { invoiceParserProApi: { apiKey: pro().apiKey, baseUrl: pro().baseUrl } };
		while (current.status === 'waiting' && current.waitTill) {
			await fixture().clock.sleep(current.waitTill.getTime() - fixture().clock.now());
			current = await fixture().engine.resume(current.stored(), { credentials }).finished;
		}
		expect(current.status).toBe('success');
		expect(numbers(current.allOutput('Get'))).toEqual(['A-1']);
		expect(pro().account.credits.balance).toBe(449);
	});

	it('says so of a job that the service does not know', async () => {
		const done = await run(['invoice', 'wait'], [{ json: { jobId: 'none' } }], HOLD);
		expect(fixture().output(done, 2).map(({ json }) => json)).toMatchObject([{ status: 'failed', code: 'JOB_NOT_FOUND' }]);
	});
});

describe('Invoice: Get Many', () => {
	const many = async (parameters: IDataObject) => await items(['invoice', 'getMany'], [{ json: {} }], { parameters });
	const names = (list: INodeExecutionData[]) => list.map(({ json }) => json.fileName);

	it('gives the newest first, by limit and offset', async () => {
		await upload(invoice('A-1'), invoice('A-2'), invoice('A-3'));
		expect(names(await many({ limit: 1, offset: 1 }))).toEqual(['A-2.pdf']);
		expect((await many({}))[0].json).toEqual({
			jobId: pro().jobs[2].id,
			status: 'processing',
			fileName: 'A-3.pdf',
			confidence: null,
			creditsCharged: 0,
			createdAt: expect.any(String),
			completedAt: null,
		});
	});

	it('gives all, over several pages', async () => {
		await upload(...Array.from({ length: 205 }, (_, index) => invoice(`A-${index}`)));
		const all = await many({ returnAll: true });
		expect(new Set(all.map(({ json }) => json.jobId)).size).toBe(205);
		expect(fixture().requests('listJobs').map(({ query }) => query)).toEqual(['0', '100', '200'].map((offset) => ({ limit: '100', offset })));
	});

	it('filters by confidence, status and date', async () => {
		await upload(invoice('A-1'), invoice('A-2', 'doubt: total 1 2'), locked);
		await fixture().clock.sleep(3_600_000);
		const noon = new Date(fixture().clock.now() - 1_800_000).toISOString();
		await upload(invoice('A-4'));
		await fixture().clock.sleep(10_000);
		const filtered = async (filters: IDataObject) => names(await many({ returnAll: true, filters })).sort();
		expect(await filtered({ confidence: ['MEDIUM'] })).toEqual(['A-2.pdf']);
		expect(await filtered({ status: ['failed'] })).toEqual(['locked.pdf']);
		expect(await filtered({ createdAfter: noon })).toEqual(['A-4.pdf']);
		expect(await filtered({ createdBefore: noon, confidence: ['HIGH', 'MEDIUM'] })).toEqual(['A-1.pdf', 'A-2.pdf']);
	});
});

describe('Download', () => {
	const download = async (resource: string, started: INodeExecutionData[], format: string) => {
		const [{ binary, json }] = await items([resource, 'download'], started, { parameters: { format } });
		return { json, name: binary!.data.fileName, bytes: await fixture().engine.readBinary(binary!.data) };
	};

	it('gives the file of an invoice under the service\'s name for it', async () => {
		const uploaded = await upload(invoice('A-1'));
		await fixture().clock.sleep(10_000);
		const id = pro().jobs[0].id;
		const csv = await download('invoice', uploaded, 'csv');
		expect(csv.bytes.toString()).toMatch(/^File,Vendor,.*\nA-1\.pdf,Acme,/);
		expect(csv).toMatchObject({ name: `invoice_${id.slice(0, 8)}.csv`, json: { jobId: id, format: 'csv' } });
		expect((await download('invoice', uploaded, 'excel')).bytes.toString('latin1', 0, 2)).toBe('PK');
	});

	it.each(['excel', 'csv', 'qb', 'zoho'])('gives the combined file of a batch as %s, from an address on the origin', async (format) => {
		const created = await createBatch(invoice('A-1'), invoice('A-2'));
		await fixture().clock.sleep(10_000);
		const { bytes } = await download('batch', created, format);
		expect(bytes.length).toBeGreaterThan(50);
		expect(fixture().requests('downloadBatch').map(({ path }) => path)).toEqual([`/download/${pro().batches[0].id}/${format}`]);
		if (format === 'qb') expect(bytes.toString()).toMatch(/^Bill No,Vendor,.*\nA-1,Acme,.*\nA-2,Acme,/);
	});

	it.each([
		['invoice', 'The job is not completed'],
		['batch', 'The batch has no Excel (XLSX) file (its status is processing)'],
	])('of an %s says that it is not finished', async (resource, message) => {
		fixture().sandbox.settings.processingMsPerPage = 60_000;
		const started = resource === 'invoice' ? await upload(invoice('A-1')) : await createBatch(invoice('A-1'));
		const done = await fixture().run([resource, 'download'], [], { inputItems: started });
		expect(done.error).toMatchObject({ message });
	});

	it('begins again when it breaks off, and tells a web page from a file', async () => {
		const uploaded = await upload(invoice('A-1'));
		await fixture().clock.sleep(10_000);
		fixture().sandbox.faults.add({ route: 'downloadInvoice', kind: 'dropBefore' });
		expect((await download('invoice', uploaded, 'csv')).bytes.toString()).toMatch(/^File,/);
		fixture().sandbox.faults.add({ route: 'downloadInvoice', kind: 'html', status: 200, times: 9 });
		const done = await fixture().run(['invoice', 'download'], [], { inputItems: uploaded });
		expect(done.error).toMatchObject({ message: expect.stringContaining('not from the API') });
	});
});

describe('Webhooks', () => {
	it('are created with their secret, listed without, and deleted', async () => {
		const [{ json: created }] = await items(['webhook', 'create'], [{ json: {} }], {
			parameters: { url: 'https://hooks.example/ipp', events: ['job.failed'] },
		});
		expect(created).toMatchObject({ webhookId: pro().webhooks[0].id, url: 'https://hooks.example/ipp', events: ['job.failed'], secret: expect.stringMatching(/^whsec_/) });
		const listed = await items(['webhook', 'getMany'], [{ json: {} }]);
		expect(listed.map(({ json }) => json)).toMatchObject([{ webhookId: created.webhookId, failureCount: 0 }]);
		expect(listed[0].json).not.toHaveProperty('secret');
		expect((await items(['webhook', 'delete'], listed))[0].json).toEqual({ webhookId: created.webhookId, deleted: true });
		expect(pro().webhooks).toEqual([]);
	});

	it('are refused with the service\'s words', async () => {
		const done = await fixture().run(['webhook', 'create'], [], { inputItems: [{ json: {} }], parameters: { url: 'http://hooks.example' } });
		expect(done.error).toMatchObject({ message: 'url must start with https://' });
	});
});

it('Account: Get tells tier and credits', async () => {
	expect((await items(['account', 'get'], [{ json: {} }]))[0].json).toEqual({ email: 'you@example.com', tier: 'starter_business', credits: 450 });
});

describe.each(['bearer', 'cookie'])('API keys, with the session sent as %s', (sendAs) => {
	const node = { credentials: { invoiceParserProSessionApi: { id: '2', name: 'session' } } };
	const session = (operation: [string, string], json: IDataObject = {}, parameters: IDataObject = {}) =>
		items(operation, [{ json }], {
			node,
			parameters,
			credentials: { session: { sessionToken: pro().sessionToken, sendAs, baseUrl: pro().baseUrl } },
		});

	it('are created, listed without the key itself, and revoked', async () => {
		const [{ json: created }] = await session(['apiKey', 'create'], {}, { keyName: 'ci' });
		expect(created).toMatchObject({ name: 'ci', key: expect.stringMatching(/^ipp_live_/) });
		const listed = await session(['apiKey', 'getMany']);
		expect(listed.at(-1)?.json).toMatchObject({ keyId: created.keyId, name: 'ci', isActive: true });
		expect(JSON.stringify(listed)).not.toContain(created.key);
		expect((await session(['apiKey', 'delete'], { keyId: created.keyId }))[0].json).toEqual({ keyId: created.keyId, deleted: true });
		expect(pro().keys.at(-1)?.isActive).toBe(false);
	});

	it('need no name', async () => {
		expect((await session(['apiKey', 'create']))[0].json).toMatchObject({ name: '' });
	});
});
