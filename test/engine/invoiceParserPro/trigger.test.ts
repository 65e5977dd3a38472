import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { request } from 'undici';

import { InvoiceParserProApi } from '../../../credentials/InvoiceParserProApi.credentials';
import { InvoiceParserProTrigger } from '../../../nodes/InvoiceParserProTrigger/InvoiceParserProTrigger.node.js';
import { signatureOf } from '../../../sandbox/invoiceParserPro/deliveries';
import type { ActiveTrigger, ExecutionHandle, WorkflowDefinition, WorkflowRun } from '../../../sandbox/n8n';
import { useServiceFixture, type Subject } from '../../support/serviceFixture';
import { ParserProCalls } from './calls';
import { invoice, locked, numbers, reasons } from './support';
import { textEngine } from '../../unit/sandbox/support/textEngine';

const subject: Subject = {
	type: 'n8n-nodes-invoice-extraction.invoiceParserProTrigger',
	node: new InvoiceParserProTrigger(),
	credential: new InvoiceParserProApi(),
	account: ({ invoiceParserPro: { apiKey, baseUrl } }) => ({ apiKey, baseUrl }),
	reader: textEngine,
};

const fixture = useServiceFixture(subject);
const pro = () => fixture().sandbox.invoiceParserPro;
const settings = () => fixture().sandbox.settings.invoiceParserPro;
const calls = () => new ParserProCalls(fixture().sandbox);

let trigger: ActiveTrigger | undefined;
let started: ExecutionHandle[];

beforeEach(() => {
	started = [];
	settings().allowLoopbackWebhooks = true;
});
afterEach(async () => await trigger?.stop());

async function activate(parameters: IDataObject = {}, staticData: IDataObject = {}): Promise<ActiveTrigger> {
	const node: INode = fixture().node('Trigger', parameters);
	const workflow: WorkflowDefinition = { id: 'workflow-1', nodes: [node], connections: {} };
	const credentials = { invoiceParserProApi: { apiKey: pro().apiKey, baseUrl: pro().baseUrl } };
	trigger = await fixture().engine.activate(workflow, { credentials }, (execution) => started.push(execution), staticData);
	return trigger;
}

/** What each execution got on each of the three outputs. */
async function outputs(): Promise<INodeExecutionData[][][]> {
	const runs = await Promise.all(started.map(async ({ finished }): Promise<WorkflowRun> => await finished));
	return runs.map((run) => [0, 1, 2].map((index) => run.output('Trigger', index)));
}

/** Lets the sandbox finish its work and its deliveries. */
const settle = async () => await fixture().clock.sleep(30_000);

/** A delivery as the service makes it, or as somebody else would. */
async function deliver(body: string, headers: Record<string, string>): Promise<number> {
	const { statusCode, body: answer } = await request(String(trigger?.url), {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body,
	});
	await answer.dump();
	return statusCode;
}

const secret = () => String(trigger?.staticData['node:Trigger'] && (trigger.staticData['node:Trigger'] as IDataObject).secret);
const signed = (body: string, prefix = '') => ({ 'x-ipp-signature': signatureOf(body, secret(), prefix) });

describe('activation', () => {
	it('registers the URL for the chosen events, and keeps the secret with the workflow', async () => {
		const { url } = await activate({ events: ['job.completed'] });
		expect(pro().webhooks).toMatchObject([{ url, events: ['job.completed'] }]);
		expect(secret()).toBe(pro().webhooks[0].secret);
	});

	it('takes the place of its webhook of before when n8n comes back under another address', async () => {
		const { staticData, stop } = await activate();
		await stop();
		const { url } = await activate({}, staticData);
		expect(pro().webhooks).toMatchObject([{ url }]);
		expect(secret()).toBe(pro().webhooks[0].secret);
	});

	it('replaces a webhook whose secret is lost, and one for other events', async () => {
		const { url } = await activate();
		const data = trigger?.staticData['node:Trigger'] as IDataObject;
		const first = pro().webhooks[0].id;
		pro().webhooks[0].events = ['job.failed'];
		expect(await exists()).toBe(false);
		pro().webhooks[0].events = ['job.completed', 'job.failed', 'batch.completed', 'batch.failed'];
		expect(await exists()).toBe(true);
		data.secret = '';
		expect(await exists()).toBe(false);
		await create();
		expect(pro().webhooks).toMatchObject([{ url }]);
		expect(pro().webhooks[0].id).not.toBe(first);
		expect(secret()).toBe(pro().webhooks[0].secret);
	});

	it('says what to do when the account has five webhooks already', async () => {
		for (let count = 0; count < 5; count++) await calls().post('/webhooks', { url: `https://hooks.example/${count}` });
		await expect(activate()).rejects.toMatchObject({
			message: 'The account has 5 webhooks already, which is the most it may have',
			description: expect.stringContaining('Webhook: Get Many and Delete'),
		});
		expect(fixture().requests('createWebhook')).toHaveLength(5);
	});

	it('is refused for a key that is not good', async () => {
		pro().keys.forEach((key) => (key.isActive = false));
		await expect(activate()).rejects.toMatchObject({ message: 'Invalid, revoked, or missing API key' });
	});

	it('leaves one webhook with a known secret when the first answer got lost', async () => {
		fixture().sandbox.faults.add({ route: 'createWebhook', kind: 'dropAfter' });
		await activate();
		expect(pro().webhooks).toHaveLength(1);
		expect(secret()).toBe(pro().webhooks[0].secret);
	});

	const context = () => trigger as ActiveTrigger;
	const exists = async () => await context().checkExists();
	const create = async () => await context().create();
});

describe('deactivation', () => {
	it('deletes the webhook and forgets the secret', async () => {
		const { deactivate, staticData } = await activate();
		await deactivate();
		expect(pro().webhooks).toEqual([]);
		expect(staticData['node:Trigger']).toEqual({});
	});

	it('is content when somebody deleted it before', async () => {
		const { deactivate } = await activate();
		pro().account.webhooks.clear();
		await deactivate();
		expect(fixture().requests('deleteWebhook').map(({ status }) => status)).toEqual([404]);
	});
});

describe('a finished invoice', () => {
	it.each(['', 'sha256='] as const)('starts the workflow with its rows (signature prefix "%s")', async (signaturePrefix) => {
		settings().signaturePrefix = signaturePrefix;
		await activate();
		await calls().upload(invoice('A-1'));
		await settle();
		const [[extracted, needsReview, failed]] = await outputs();
		expect(numbers(extracted)).toEqual(['A-1']);
		expect(extracted[0].json._extraction).toMatchObject({ jobId: pro().jobs[0].id, sourceFile: 'A-1.pdf', flagged: false });
		expect([needsReview, failed]).toEqual([[], []]);
	});

	it('goes to Needs Review when the service does not clear it', async () => {
		await activate({ options: { reviewRules: ['NOT_AUTOMATION_READY'] } });
		await calls().upload(invoice('A-1', 'doubt: total 110 120'));
		await settle();
		const [[extracted, needsReview]] = await outputs();
		expect(extracted).toEqual([]);
		expect(reasons(needsReview)).toMatchObject([{ code: 'NOT_AUTOMATION_READY' }]);
	});

	it('gives one item a line item, and the canonical invoice', async () => {
		await activate({ structure: 'lineItem', options: { addInvoice: true } });
		await calls().upload(invoice('A-1', 'item: Ink | 1 | 0'));
		await settle();
		const [[extracted]] = await outputs();
		expect(extracted.map(({ json }) => json._invoice)).toMatchObject([{ lineItems: [{}, {}] }, { lineItems: [{}, {}] }]);
	});

	it('that failed goes to Failed', async () => {
		await activate();
		await calls().upload(locked);
		await settle();
		const [[, , failed]] = await outputs();
		expect(failed.map(({ json }) => json)).toMatchObject([{ code: 'EXTRACTION_FAILED', message: expect.stringContaining('locked.pdf') }]);
	});

	it('whose result cannot be got goes to Failed with its ID, since the service does not deliver again', async () => {
		await activate();
		fixture().sandbox.faults.add({ route: 'getInvoice', kind: 'status', status: 404, code: 'JOB_NOT_FOUND' });
		await calls().upload(invoice('A-1'));
		await settle();
		const [[, , failed]] = await outputs();
		expect(failed.map(({ json }) => json)).toMatchObject([{ code: 'JOB_NOT_FOUND', extractionId: pro().jobs[0].id }]);
	});

	it('gives the event alone on one output when told so', async () => {
		await activate({ fetchResult: false });
		await calls().upload(invoice('A-1'));
		await settle();
		const [[items, ...others]] = await outputs();
		expect(items.map(({ json }) => json)).toEqual([
			{
				event: 'job.completed',
				jobId: pro().jobs[0].id,
				batchId: null,
				payload: expect.objectContaining({ data: expect.objectContaining({ filename: 'A-1.pdf' }) }),
			},
		]);
		expect(others).toEqual([[], []]);
		expect(fixture().requests('getInvoice')).toEqual([]);
	});
});

it('a finished batch starts the workflow once, with the rows and failures of all its files', async () => {
	await activate();
	await calls().batch([invoice('A-1'), locked, invoice('A-2')]);
	await settle();
	const runs = await outputs();
	expect(runs).toHaveLength(1);
	const [[extracted, , failed]] = runs;
	expect(numbers(extracted)).toEqual(['A-1', 'A-2']);
	expect(failed.map(({ json }) => json)).toMatchObject([{ fileName: 'locked.pdf', code: 'EXTRACTION_FAILED' }]);
});

it('a batch of which nothing succeeded comes as batch.failed', async () => {
	await activate({ events: ['batch.failed'], fetchResult: false });
	await calls().batch([locked]);
	await settle();
	expect((await outputs()).map(([items]) => items[0].json.event)).toEqual(['batch.failed']);
});

describe('a delivery', () => {
	const body = JSON.stringify({ event: 'job.completed', data: { job_id: 'job-1' } });
	beforeEach(async () => void (await activate({ fetchResult: false })));

	it('with the right signature is taken', async () => {
		expect(await deliver(body, signed(body))).toBe(200);
		expect(await deliver(body.replace('job-1', 'job-2'), signed(body.replace('job-1', 'job-2'), 'sha256='))).toBe(200);
		expect(started).toHaveLength(2);
	});

	it.each([
		['forged: signed with another secret', () => deliver(body, { 'x-ipp-signature': signatureOf(body, 'whsec_other', '') })],
		['unsigned', () => deliver(body, {})],
		['with an empty signature', () => deliver(body, { 'x-ipp-signature': '' })],
		['with half a signature', () => deliver(body, { 'x-ipp-signature': signatureOf(body, secret(), '').slice(0, 32) })],
		['tampered with', () => deliver(body.replace('job-1', 'job-9'), signed(body))],
		['whose white space was changed', () => deliver(`${body} `, signed(body))],
		['truncated', () => deliver(body.slice(0, -10), signed(body))],
		['empty', () => deliver('', signed(body))],
	])('%s is refused with 401 and starts nothing', async (_, attempt) => {
		expect(await attempt()).toBe(401);
		expect(started).toEqual([]);
	});

	it('signed but no JSON is refused with 400', async () => {
		expect(await deliver('no json', signed('no json'))).toBe(400);
		expect(started).toEqual([]);
	});

	it('that comes again is answered, and starts nothing more', async () => {
		expect(await deliver(body, signed(body))).toBe(200);
		expect(await deliver(body, signed(body))).toBe(200);
		expect(started).toHaveLength(1);
	});

	it('of the other end of a job is no repeat', async () => {
		const other = body.replace('completed', 'failed');
		await deliver(body, signed(body));
		await deliver(other, signed(other));
		expect(started).toHaveLength(2);
	});

	it('repeated by the service starts the workflow once', async () => {
		settings().repeatDeliveries = 2;
		await calls().upload(invoice('A-1'));
		await settle();
		expect(started).toHaveLength(1);
		expect(pro().webhooks[0].failureCount).toBe(0);
	});

	it('of an event that was not chosen starts nothing', async () => {
		await trigger?.deactivate();
		await activate({ fetchResult: false, events: ['batch.completed'] });
		expect(await deliver(body, signed(body))).toBe(200);
		expect(started).toEqual([]);
	});

	it('after the secret was forgotten is refused', async () => {
		const before = signed(body);
		delete (trigger?.staticData['node:Trigger'] as IDataObject).secret;
		expect(await deliver(body, before)).toBe(401);
	});

	it('in another likely shape is understood', async () => {
		const flat = JSON.stringify({ type: 'batch.completed', batch_id: 'b-1' });
		expect(await deliver(flat, signed(flat))).toBe(200);
		expect((await outputs())[0][0][0].json).toMatchObject({ event: 'batch.completed', batchId: 'b-1', jobId: null });
	});
});
