import type { IDataObject } from 'n8n-workflow';
import { request } from 'undici';

import { AiLeapersInvoiceOcrApi } from '../../../credentials/AiLeapersInvoiceOcrApi.credentials';
import { AiLeapersInvoiceOcrTrigger } from '../../../nodes/AiLeapersInvoiceOcrTrigger/AiLeapersInvoiceOcrTrigger.node.js';
import { WebhookHost } from '../../support/webhookHost';
import { invoice, useOcr } from './support/fixture';

const fixture = useOcr();
const SECRET = 's3cret/ß';
const open: WebhookHost[] = [];

afterEach(async () => await Promise.all(open.splice(0).map(async (host) => await host.close())));

async function listen(parameters: IDataObject = {}, webhookSecret = SECRET): Promise<WebhookHost> {
	const { apiKey, baseUrl } = fixture().sandbox.aiLeapersInvoiceOcr;
	const host = await WebhookHost.start({
		type: 'n8n-nodes-invoice-extraction.aiLeapersInvoiceOcrTrigger',
		node: new AiLeapersInvoiceOcrTrigger(),
		credential: new AiLeapersInvoiceOcrApi(),
		account: { apiKey, baseUrl, webhookSecret },
		parameters: { structure: 'invoice', options: {}, ...parameters },
	});
	open.push(host);
	return host;
}

async function post(url: string, body: unknown, headers: Record<string, string> = {}) {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const answer = await request(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: text });
	return { status: answer.statusCode, body: (await answer.body.json()) as IDataObject };
}

const withSecret = ({ url }: WebhookHost) => `${url}?secret=${encodeURIComponent(SECRET)}`;
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
const codes = ({ runs }: WebhookHost) =>
	runs.map((outputs) =>
		outputs.map((items) => items.map(({ json }) => json.code ?? (json._extraction as { reasons: IDataObject[] }).reasons.map(({ code }) => code))),
	);

it('receives what the service posts for a document that was sent with its URL', async () => {
	const host = await listen();
	await host.activate();
	const sent = await fixture().rows(['document', 'extract'], [invoice('A-1')], { options: { webhookUrl: `${host.url}?secret=:secret` } });
	while (fixture().sandbox.aiLeapersInvoiceOcr.deliveries.length === 0) await new Promise(setImmediate);

	expect(fixture().sandbox.aiLeapersInvoiceOcr.deliveries).toMatchObject([{ id: sent.extracted[0].json.id, status: 200 }]);
	expect(host.runs).toHaveLength(1);
	const [[[item]]] = host.runs;
	expect(item.json).toEqual({
		...sent.extracted[0].json,
		_extraction: { ...(sent.extracted[0].json._extraction as IDataObject), sourceFile: null },
	});
	await host.deactivate();
});

describe('routes as Extract does', () => {
	it.each<[string, IDataObject, unknown]>([
		['a clean result', {}, [[[]], [], []]],
		['a total that does not add up', { total: 120 }, [[], [['TOTALS_MISMATCH']], []]],
		['a low confidence', { confidence: 0.4 }, [[], [['LOW_CONFIDENCE']], []]],
		['a missing vendor', { vendor: { name: null } }, [[], [['REQUIRED_FIELD_MISSING']], []]],
		['a failed extraction', { status: 'failed', error: { code: 'invalid_file', message: 'Corrupt.' } }, [[], [], ['invalid_file']]],
	])('%s', async (_, more, expected) => {
		const host = await listen();
		expect((await post(withSecret(host), result(more))).status).toBe(200);
		expect(codes(host)).toEqual([expected]);
	});

	it('with its options: one row for each line, the canonical invoice, a threshold', async () => {
		const host = await listen({ structure: 'lineItem', options: { addInvoice: true, minConfidence: 0.99 } });
		await post(withSecret(host), result());
		const [[, [item]]] = host.runs;
		expect(item.json).toMatchObject({ line_item: { description: 'Paper', amount: 100 }, _invoice: { invoiceNumber: 'A-1', total: 119 } });
		expect(item).not.toHaveProperty('pairedItem');
	});
});

describe('the secret', () => {
	it('may come in a header', async () => {
		const host = await listen({}, 'plain secret');
		expect((await post(host.url, result(), { 'x-webhook-secret': 'plain secret' })).status).toBe(200);
		expect(host.runs).toHaveLength(1);
	});

	it.each([
		['is missing', ''],
		['is wrong', '?secret=wrong'],
		['is a part of the right one', '?secret=s3cret'],
		['is longer than the right one', `?secret=${encodeURIComponent(SECRET)}x`],
		['is empty', '?secret='],
	])('that %s starts nothing and learns nothing', async (_, query) => {
		const host = await listen();
		expect(await post(host.url + query, result())).toEqual({ status: 401, body: { message: 'The secret is missing or wrong.' } });
		expect(await post(host.url + query, 'no JSON')).toMatchObject({ status: 401 });
		expect(host.runs).toEqual([]);
	});

	it('must be in the credential: without it nothing is taken, and the workflow cannot be activated', async () => {
		const host = await listen({}, '');
		expect((await post(`${host.url}?secret=`, result())).status).toBe(401);
		await expect(host.activate()).rejects.toMatchObject({ message: 'The credential has no Webhook Secret', description: expect.stringContaining('random') });
	});
});

describe('starts nothing for', () => {
	it('a result that came before, which it tells the service', async () => {
		const host = await listen();
		fixture().sandbox.settings.aiLeapersInvoiceOcr.webhookDeliveries = 3;
		await fixture().rows(['document', 'extract'], [invoice('A-1')], { options: { webhookUrl: `${host.url}?secret=:secret` } });
		while (fixture().sandbox.aiLeapersInvoiceOcr.deliveries.length < 3) await new Promise(setImmediate);
		expect(host.runs).toHaveLength(1);
		const [[[{ json }]]] = host.runs;
		expect(await post(withSecret(host), result({ id: json.id }))).toEqual({ status: 200, body: { received: true, repeated: true } });
		expect(await post(withSecret(host), result({ id: 'ext_other' }))).toEqual({ status: 200, body: { received: true } });
		expect(host.runs).toHaveLength(2);
	});

	it.each([['no JSON', 'hello'], ['JSON of another shape', { ok: true }], ['a list', [result()]], ['a result without ID', { ...result(), id: '' }]])(
		'%s, which it refuses',
		async (_, body) => {
			const host = await listen();
			expect(await post(withSecret(host), body)).toMatchObject({ status: 400 });
			expect(host.runs).toEqual([]);
		},
	);

	it('a word that the document is still processing', async () => {
		const host = await listen();
		expect(await post(withSecret(host), { id: 'ext_1', status: 'processing' })).toMatchObject({ status: 200 });
		expect((await post(withSecret(host), result())).body).toEqual({ received: true });
		expect(host.runs).toHaveLength(1);
	});
});
