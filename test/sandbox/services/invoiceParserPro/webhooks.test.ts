import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signatureOf } from '../../../../sandbox/services/invoiceParserPro/deliveries';
import { document, GOOD, ParserProClient } from '../../support/parserProClient';

let client: ParserProClient;
let server: Server;
let received: Array<{ headers: IncomingHttpHeaders; body: string }>;
let answer: number;

beforeEach(async () => {
	client = await ParserProClient.start({ allowLoopbackWebhooks: true });
	received = [];
	answer = 200;
	server = createServer((request, response) => {
		let body = '';
		request.on('data', (chunk: Buffer) => (body += chunk.toString()));
		request.on('end', () => {
			received.push({ headers: request.headers, body });
			response.writeHead(answer).end();
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(async () => {
	await client.sandbox.close();
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const hookUrl = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
const register = async (body: object = { url: hookUrl() }) => await client.call('POST', '/webhooks', body);
const secretOf = ({ body }: { body: Record<string, unknown> }) => (body.data as { secret: string }).secret;

it('are registered for all events unless told, with a secret that is shown once', async () => {
	const { body } = await register();
	expect(body.data).toEqual({
		webhook_id: expect.any(String),
		url: hookUrl(),
		events: ['job.completed', 'job.failed', 'batch.completed', 'batch.failed'],
		secret: expect.stringMatching(/^whsec_/),
		warning: expect.any(String),
		created_at: expect.any(String),
	});
	const listed = await client.call('GET', '/webhooks');
	expect(listed.body.data).toMatchObject({ webhooks: [{ url: hookUrl(), last_used_at: null, failure_count: 0 }] });
	expect(JSON.stringify(listed.body)).not.toContain('whsec_');
});

it.each([
	['without a URL', {}],
	['with an unknown event', { url: 'https://a.example/h', events: ['job.started'] }],
	['with plain http to elsewhere', { url: 'http://a.example/h' }],
])('are refused %s', async (_, body) => {
	expect(await register(body)).toMatchObject({ status: 400, body: { success: false, error: { code: 'INVALID_REQUEST' } } });
});

it('take plain http on this machine only by setting', async () => {
	client.settings.allowLoopbackWebhooks = false;
	expect((await register()).status).toBe(400);
	expect((await register({ url: 'https://a.example/h' })).status).toBe(200);
});

it('are five at most, until one is deleted', async () => {
	for (let count = 0; count < 5; count++) expect((await register()).status).toBe(200);
	expect(await register()).toMatchObject({ status: 400, body: { error: { message: 'Maximum 5 active webhooks per account.' } } });

	const { id } = client.sandbox.invoiceParserPro.webhooks[2];
	expect((await client.call('DELETE', `/webhooks/${id}`)).body).toEqual({ success: true, message: `Webhook ${id} deleted` });
	expect((await client.call('DELETE', `/webhooks/${id}`)).status).toBe(404);
	expect((await register()).status).toBe(200);
});

it.each(['', 'sha256='] as const)('sign the raw body, prefix "%s"', async (signaturePrefix) => {
	client.settings.signaturePrefix = signaturePrefix;
	const secret = secretOf(await register());
	const { body } = await client.extract(GOOD);
	await client.clock.sleep(1000);

	expect(received).toHaveLength(1);
	const [{ headers, body: raw }] = received;
	expect(headers['x-ipp-signature']).toBe(signatureOf(raw, secret, signaturePrefix));
	expect(JSON.parse(raw)).toMatchObject({ event: 'job.completed', data: { job_id: body.job_id, status: 'completed', filename: 'a.pdf' } });
});

it('tell about the subscribed events only', async () => {
	await register({ url: hookUrl(), events: ['job.failed', 'batch.completed', 'batch.failed'] });
	await client.extract(GOOD);
	await client.extract('garbage');
	for (const text of [GOOD, 'garbage']) {
		const { body } = await client.batch({ 'a.pdf': document(text) });
		await client.finish(`/batches/${String(body.batch_id)}`);
	}
	await client.clock.sleep(1000);
	expect(received.map(({ body }) => (JSON.parse(body) as { event: string }).event)).toEqual(['job.failed', 'batch.completed', 'batch.failed']);
});

it('repeat a delivery by setting, and count those that were not taken', async () => {
	client.settings.repeatDeliveries = 2;
	answer = 500;
	await register();
	await client.extract(GOOD);
	await client.clock.sleep(1000);
	expect(new Set(received.map(({ body }) => body)).size).toBe(1);
	expect(received).toHaveLength(3);
	expect(client.sandbox.invoiceParserPro.webhooks[0]).toMatchObject({ failureCount: 3, lastUsedAt: expect.any(Number) });
});
