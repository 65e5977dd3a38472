import { Client } from '../../support/client';

let client: Client;

beforeEach(async () => {
	client = await Client.start();
});
afterEach(async () => await client.sandbox.close());

const ENDPOINTS: Array<['GET' | 'POST' | 'DELETE', string]> = [
	['POST', '/uploads/sessions'],
	['POST', '/uploads/sessions/s/parts'],
	['POST', '/uploads/sessions/s/complete'],
	['POST', '/extractions'],
	['GET', '/extractions/e'],
	['GET', '/extractions/e/output?format=json'],
	['DELETE', '/extractions/e'],
	['GET', '/credits/balance'],
	['GET', '/no/such/endpoint'],
];

describe('keys', () => {
	it.each(ENDPOINTS)('%s %s tells nothing without a good one', async (method, path) => {
		client.key = 'wrong';

		expect(await client.call(method, path, method === 'POST' ? '{"broken' : undefined)).toMatchObject({
			status: 401,
			body: {
				success: false,
				error: {
					code: 'UNAUTHENTICATED',
					message: 'Missing or invalid bearer token.',
					retryable: false,
					details: null,
				},
			},
		});
	});

	it('may be expired or revoked', async () => {
		client.key = client.sandbox.invoiceDataExtraction.expiredApiKey;
		expect(await client.call('GET', '/credits/balance')).toMatchObject({
			status: 401,
			body: { error: { code: 'API_KEY_EXPIRED' } },
		});
		client.key = client.sandbox.invoiceDataExtraction.revokedApiKey;
		expect(await client.call('GET', '/credits/balance')).toMatchObject({
			status: 401,
			body: { error: { code: 'API_KEY_REVOKED' } },
		});
	});

	it('open their own account only', async () => {
		const { body } = await client.extract({ 'a.pdf': 'total: 1' });
		client.key = client.sandbox.invoiceDataExtraction.otherApiKey;

		expect((await client.poll(body.extraction_id)).status).toBe(404);
		expect((await client.call('GET', '/credits/balance')).body).toMatchObject({ credits_balance: 50 });
	});
});

describe('requests that cannot be understood', () => {
	it('ask for an unknown endpoint', async () => {
		expect(await client.call('GET', '/no/such/endpoint')).toMatchObject({
			status: 404,
			body: { error: { code: 'NOT_FOUND', retryable: false } },
		});
	});

	it('carry broken JSON, or none', async () => {
		for (const body of ['{"broken', undefined]) {
			expect(await client.call('POST', '/extractions', body)).toMatchObject({
				status: 400,
				body: { error: { code: 'INVALID_INPUT', details: { issues: [expect.anything()] } } },
			});
		}
	});

	it('still get a request id', async () => {
		const { headers } = await client.call('GET', '/no/such/endpoint');
		expect(headers['x-request-id']).toMatch(/^[\da-f-]{36}$/);
	});
});

describe('rate limits', () => {
	it.each([
		['createSession', 'POST', '/uploads/sessions', 600],
		['submit', 'POST', '/extractions', 30],
		['poll', 'GET', '/extractions/e', 120],
		['output', 'GET', '/extractions/e/output?format=json', 30],
		['delete', 'DELETE', '/extractions/e', 30],
		['balance', 'GET', '/credits/balance', 60],
	] as const)('%s: %s %s is answered %i times a minute', async (_route, method, path, limit) => {
		for (let count = 0; count < limit; count++) {
			expect((await client.call(method, path)).status).not.toBe(429);
		}
		await client.clock.sleep(20_500);
		const refused = await client.call(method, path);

		expect(refused).toMatchObject({
			status: 429,
			headers: { 'retry-after': '40' },
			body: { error: { code: 'RATE_LIMITED', retryable: true, details: { retry_after: 40 } } },
		});
		await client.clock.sleep(40_000);
		expect((await client.call(method, path)).status).not.toBe(429);
	});

	it('count the upload endpoints together, and each key for itself', async () => {
		client.sandbox.settings.rateLimits.upload = 2;
		await client.call('POST', '/uploads/sessions');
		await client.call('POST', '/uploads/sessions/s/parts');
		expect((await client.call('POST', '/uploads/sessions/s/complete')).status).toBe(429);

		client.key = client.sandbox.invoiceDataExtraction.otherApiKey;
		expect((await client.call('POST', '/uploads/sessions/s/complete')).status).not.toBe(429);
	});

	it('can be switched off', async () => {
		client.sandbox.settings.rateLimits.enabled = false;
		client.sandbox.settings.rateLimits.balance = 0;
		expect((await client.call('GET', '/credits/balance')).status).toBe(200);
	});
});
