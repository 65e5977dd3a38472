import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { request } from 'undici';

import type { ActiveTrigger, ExecutionHandle } from '../../../tools/n8nEngine';
import { invoice, SECRET, TRIGGER_TYPE, useOcr } from './support/fixture';

const fixture = useOcr();
const ocr = () => fixture().sandbox.aiLeapersInvoiceOcr;

let trigger: ActiveTrigger | undefined;
let started: ExecutionHandle[];

beforeEach(() => (started = []));
afterEach(async () => {
	await trigger?.stop();
	trigger = undefined;
});

/** Activates a workflow that begins with the trigger. */
async function activate(parameters: IDataObject = {}, webhookSecret = SECRET): Promise<ActiveTrigger> {
	const workflow = { nodes: [fixture().node('Trigger', parameters, { type: TRIGGER_TYPE })], connections: {} };
	const credentials = { aiLeapersInvoiceOcrApi: { apiKey: ocr().apiKey, baseUrl: ocr().baseUrl, webhookSecret } };
	trigger = await fixture().engine.activate(workflow, { credentials }, (execution) => started.push(execution));
	return trigger;
}

/** What each execution that a delivery started got on each output. */
async function runs(): Promise<INodeExecutionData[][][]> {
	const ended = await Promise.all(started.map(async ({ finished }) => await finished));
	return ended.map((run) => [0, 1, 2].map((index) => run.output('Trigger', index)));
}

/** Sends a document with the trigger's URL, and waits for so many deliveries of its result. */
async function sendWithUrl(url: string, deliveries = 1): Promise<INodeExecutionData[]> {
	const { extracted } = await fixture().rows(['document', 'extract'], [invoice('A-1')], { options: { webhookUrl: url } });
	while (ocr().deliveries.length < deliveries) await new Promise(setImmediate);
	return extracted;
}

async function post(url: string, body: unknown) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const answer = await request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });
	return { status: answer.statusCode, body: (await answer.body.json()) as IDataObject };
}

const withSecret = ({ url }: ActiveTrigger, secret = SECRET) => url.replace(':secret', encodeURIComponent(secret));
const result = (more: IDataObject = {}) => ({
	id: 'ext_1',
	status: 'completed',
	confidence: 0.97,
	vendor: { name: 'Acme Supply Co.' },
	invoice_number: 'A-1',
	date: '2026-01-02',
	line_items: [{ description: 'Paper', amount: 100 }],
	subtotal: 100,
	tax: 19,
	tax_rate: 0.19,
	total: 119,
	...more,
});

/** Codes of the reasons or failures that came out, by output. */
const codes = async () =>
	(await runs()).map((outputs) =>
		outputs.map((items) => items.map(({ json }) => json.code ?? json._reviewCodes ?? 'clean')),
	);

it('receives what the service posts for a document that was sent with its URL', async () => {
	const { url, deactivate } = await activate();
	const [sent] = await sendWithUrl(url);
	expect(ocr().deliveries).toMatchObject([{ id: sent.json.id, status: 200 }]);
	const [[[item]], ...others] = await runs();
	expect(others).toEqual([]);
	expect(sent.json._sourceFile).toBe('A-1.pdf');
	expect(item.json).toEqual({ ...sent.json, _sourceFile: null });
	await deactivate();
});

describe('routes as Extract does', () => {
	it.each<[string, IDataObject, unknown]>([
		['a clean result', {}, [['clean'], [], []]],
		['a total that does not add up', { total: 120 }, [[], ['TOTALS_MISMATCH'], []]],
		['a low confidence', { confidence: 0.4 }, [[], ['LOW_CONFIDENCE'], []]],
		['a missing vendor', { vendor: { name: null } }, [[], ['REQUIRED_FIELD_MISSING'], []]],
		['a failed extraction', { status: 'failed', error: { code: 'invalid_file', message: 'Corrupt.' } }, [[], [], ['invalid_file']]],
	])('%s', async (_, more, expected) => {
		const host = await activate();
		expect((await post(withSecret(host), result(more))).status).toBe(200);
		expect(await codes()).toEqual([expected]);
	});

	it('with its options: one row for each line, the standardized invoice, a threshold', async () => {
		const host = await activate({ structure: 'lineItem', output: { addInvoice: true }, reviewRules: { LOW_CONFIDENCE: { minConfidence: 0.99 } } });
		const lines = [{ description: 'Paper', amount: 40 }, { description: 'Ink', amount: 60 }];
		await post(withSecret(host), result({ line_items: lines }));
		const [[, items]] = await runs();
		expect(items.map(({ json }) => [json.line_item, json._sourceFile])).toEqual(lines.map((line) => [line, null]));
		expect(items[0].json._invoice).toMatchObject({ invoiceNumber: 'A-1', total: 119, lineItems: lines });
	});
});

describe('the secret', () => {
	it('has its place in the URL that the trigger shows, so that there is one address to copy', async () => {
		expect((await activate()).url).toMatch(/\/results\/:secret$/);
	});

	it.each([
		['has not been put in', ':secret'],
		['is wrong', 'wrong'],
		['is a part of the right one', 's3cret'],
		['is longer than the right one', `${SECRET}x`],
		['is empty', ''],
	])('that %s starts nothing and learns nothing', async (_, secret) => {
		const host = await activate();
		expect(await post(withSecret(host, secret), result())).toEqual({ status: 401, body: { message: 'The secret is missing or wrong.' } });
		expect(await post(withSecret(host, secret), 'no JSON')).toMatchObject({ status: 401 });
		expect(started).toEqual([]);
	});

	it.each([
		['without one', '', 'The credential has no Webhook Secret'],
		['with one that n8n would take for two parts of the URL', 'abc/def', 'The Webhook Secret of the credential contains a slash'],
	])('must be in the credential: %s the workflow cannot be activated', async (_, secret, message) => {
		await expect(activate({}, secret)).rejects.toMatchObject({ message, description: expect.stringContaining('random') });
	});
});

it('takes a result without an ID, once', async () => {
	const host = await activate();
	expect(await post(withSecret(host), { ...result(), id: '' })).toEqual({ status: 200, body: { received: true } });
	expect(await post(withSecret(host), { ...result(), id: '' })).toEqual({ status: 200, body: { received: true, repeated: true } });
	expect(await codes()).toEqual([[['clean'], [], []]]);
});

describe('starts nothing for', () => {
	it('a result that came before, which it tells the service', async () => {
		const host = await activate();
		fixture().sandbox.settings.aiLeapersInvoiceOcr.webhookDeliveries = 3;
		const [{ json }] = await sendWithUrl(host.url, 3);
		expect(started).toHaveLength(1);
		expect(await post(withSecret(host), result({ id: json.id }))).toEqual({ status: 200, body: { received: true, repeated: true } });
		expect(await post(withSecret(host), result({ id: 'ext_other' }))).toEqual({ status: 200, body: { received: true } });
		expect(started).toHaveLength(2);
	});

	it.each([['no JSON', 'hello'], ['JSON of another shape', { ok: true }], ['a list', [result()]]])(
		'%s, which it refuses',
		async (_, body) => {
			const host = await activate();
			expect(await post(withSecret(host), body)).toMatchObject({ status: 400 });
			expect(started).toEqual([]);
		},
	);

	it('a word that the document is still processing', async () => {
		const host = await activate();
		expect(await post(withSecret(host), { id: 'ext_1', status: 'processing' })).toMatchObject({ status: 200 });
		expect((await post(withSecret(host), result())).body).toEqual({ received: true });
		expect(started).toHaveLength(1);
	});
});
