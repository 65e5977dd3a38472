import { request } from 'undici';
import { document, GOOD, ParserProClient } from '../../support/parserProClient';

let client: ParserProClient;

beforeEach(async () => {
	client = await ParserProClient.start();
});
afterEach(async () => await client.sandbox.close());

const pro = () => client.sandbox.invoiceParserPro;
const code = async (call: ReturnType<ParserProClient['call']>) => {
	const { status, body } = await call;
	return [status, (body.error as { code?: string } | undefined)?.code];
};

const KEYED: Array<['GET' | 'POST' | 'DELETE', string]> = [
	['POST', '/invoices'],
	['GET', '/invoices/j'],
	['GET', '/invoices/j/download/csv'],
	['GET', '/jobs'],
	['POST', '/batches'],
	['GET', '/batches/b'],
	['POST', '/webhooks'],
	['GET', '/webhooks'],
	['DELETE', '/webhooks/w'],
	['GET', '/account'],
];

describe('keys', () => {
	it.each([...KEYED, ['GET', '/no/such/endpoint'] as const])('%s %s tells nothing without a good one', async (method, path) => {
		for (const key of ['wrong', pro().revokedApiKey, pro().sessionToken]) {
			client.key = key;
			expect(await client.call(method, path)).toMatchObject({
				status: 401,
				body: { success: false, error: { code: 'INVALID_API_KEY', message: 'Invalid, revoked, or missing API key.', http_status: 401 } },
			});
		}
	});

	it.each(KEYED.filter(([, path]) => path !== '/account'))('%s %s needs the Business tier', async (method, path) => {
		client.key = pro().soloApiKey;
		expect(await code(client.call(method, path))).toEqual([403, 'TIER_REQUIRED']);
	});

	it('tell their account, on any tier', async () => {
		expect((await client.call('GET', '/account')).body).toEqual({
			success: true,
			data: { email: 'you@example.com', tier: 'starter_business', credits: 450 },
		});
		client.key = pro().soloApiKey;
		expect((await client.call('GET', '/account')).body.data).toMatchObject({ tier: 'solo' });
	});

	it('are managed with the session of the web login, as a cookie or a bearer token', async () => {
		const cookie = { authorization: '', cookie: `theme=dark; session=${pro().sessionToken}` };
		const { body } = await client.call('POST', '/keys', { name: 'ci' }, cookie);
		const { key, key_id: id } = body.data as { key: string; key_id: string };
		client.key = key;
		expect((await client.call('GET', '/account')).status).toBe(200);

		client.key = pro().sessionToken;
		const listed = await client.call('GET', '/keys');
		expect(listed.body.data).toMatchObject({ keys: [{}, { is_active: false }, { key_id: id, name: 'ci', is_active: true, last_used_at: expect.any(String) }] });
		expect(JSON.stringify(listed.body)).not.toContain(key);

		expect((await client.call('DELETE', `/keys/${id}`)).body).toEqual({ success: true, message: `API key ${id} revoked` });
		expect((await client.call('DELETE', '/keys/none')).status).toBe(404);
		client.key = key;
		expect(await code(client.call('GET', '/account'))).toEqual([401, 'INVALID_API_KEY']);
	});

	it('cannot manage keys themselves, nor can a session without the tier', async () => {
		expect((await client.call('GET', '/keys')).status).toBe(401);
		client.key = pro().soloSessionToken;
		expect(await code(client.call('GET', '/keys'))).toEqual([403, 'TIER_REQUIRED']);
	});
});

it('does not know jobs and webhooks that do not exist, nor endpoints', async () => {
	expect(await code(client.call('GET', '/invoices/none'))).toEqual([404, 'JOB_NOT_FOUND']);
	expect(await code(client.call('DELETE', '/webhooks/none'))).toEqual([404, 'NOT_FOUND']);
	expect(await code(client.call('GET', '/no/such'))).toEqual([404, 'NOT_FOUND']);
});

it('says that there are no credits left', async () => {
	pro().account.credits.balance = 0;
	expect(await client.upload('a.pdf', document(GOOD))).toMatchObject({
		status: 402,
		body: { error: { code: 'INSUFFICIENT_CREDITS', message: 'You have 0 credits remaining. Add credits to continue.' } },
	});
});

describe('rate limits', () => {
	it.each([
		['POST', '/invoices', 60],
		['POST', '/batches', 10],
		['GET', '/jobs', 120],
		['POST', '/webhooks', 20],
	] as const)('%s %s is answered %i times a minute', async (method, path, perMinute) => {
		for (let count = 0; count < perMinute; count++) expect((await client.call(method, path)).status).not.toBe(429);
		const refused = await client.call(method, path);
		expect(refused).toMatchObject({ status: 429, body: { error: { code: 'RATE_LIMITED', http_status: 429 } } });
		expect(refused.headers).not.toHaveProperty('retry-after');
		await client.clock.sleep(60_000);
		expect((await client.call(method, path)).status).not.toBe(429);
	});

	it('are told in headers by setting, and count each key for itself', async () => {
		client.settings.rateLimitHeaders = true;
		client.settings.rateLimits.get = 2;
		const { headers } = await client.call('GET', '/jobs');
		expect(headers).toMatchObject({ 'x-ratelimit-limit': '2', 'x-ratelimit-remaining': '1' });
		await client.call('GET', '/account');
		expect((await client.call('GET', '/jobs')).headers).toMatchObject({ 'retry-after': '60', 'x-ratelimit-remaining': '0' });
		client.key = pro().otherApiKey;
		expect((await client.call('GET', '/jobs')).status).toBe(200);
	});
});

describe('faults', () => {
	it('answer in the service\'s own error shape', async () => {
		client.sandbox.faults.add({ route: 'listJobs', kind: 'status', status: 503 });
		expect(await client.call('GET', '/jobs')).toMatchObject({
			status: 503,
			body: { success: false, error: { code: 'INTERNAL_ERROR', http_status: 503 } },
		});
	});

	it('strike a chosen file of a form before or after the work', async () => {
		client.sandbox.faults.add({ route: 'uploadInvoice', kind: 'dropBefore', match: 'b.pdf' });
		client.sandbox.faults.add({ route: 'uploadInvoice', kind: 'dropAfter', match: 'c.pdf' });
		await client.upload('a.pdf', document(GOOD));
		await expect(client.upload('b.pdf', document(GOOD))).rejects.toThrow();
		await expect(client.upload('c.pdf', document(GOOD))).rejects.toThrow();
		expect(pro().jobs.map(({ fileName }) => fileName)).toEqual(['a.pdf', 'c.pdf']);
	});

	it('fail the work on a document', async () => {
		client.sandbox.faults.add({ route: 'processing', kind: 'status', code: 'INTERNAL_ERROR', match: 'a.pdf' });
		expect((await client.extract(GOOD)).body).toMatchObject({ status: 'failed', error: { code: 'INTERNAL_ERROR' } });
	});
});

it('can be turned from a shell, which sees no secret', async () => {
	const { url } = client.sandbox;
	await client.call('GET', '/keys', undefined, { authorization: '', cookie: `session=${pro().sessionToken}` });
	const body = JSON.stringify({ invoiceParserPro: { credits: 3, rateLimits: { get: 7 } } });
	await request(`${url}/_sandbox/settings`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
	expect((await client.call('GET', '/account')).body.data).toMatchObject({ credits: 3 });
	expect(client.settings.rateLimits).toMatchObject({ get: 7, invoices: 60 });
	const arrived = await (await request(`${url}/_sandbox/requests`)).body.text();
	expect(arrived).toContain('listKeys');
	expect(arrived).not.toContain(pro().sessionToken);
	expect(arrived).not.toContain(pro().apiKey);
});

it('adds fields that nobody knows yet by setting', async () => {
	client.settings.extraFields = true;
	expect((await client.call('GET', '/account')).body).toHaveProperty('coming_soon');
});

it('comes back to its first state', async () => {
	await client.extract(GOOD);
	client.sandbox.reset();
	expect(pro().jobs).toEqual([]);
	expect(pro().account.credits.balance).toBe(450);
});
