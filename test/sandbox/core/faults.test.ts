import { request } from 'undici';
import { Client } from '../support/client';

let client: Client;

beforeEach(async () => {
	client = await Client.start();
});
afterEach(async () => await client.sandbox.close());

const balance = async () => await client.call('GET', '/credits/balance');

describe('a fault', () => {
	it('answers a status in the service\'s error format, once', async () => {
		client.sandbox.faults.add({ route: 'balance', kind: 'status', status: 503, retryAfter: 7 });

		expect(await balance()).toMatchObject({
			status: 503,
			headers: { 'retry-after': '7', 'x-request-id': expect.any(String) },
			body: {
				success: false,
				error: { code: 'INTERNAL_ERROR', message: expect.any(String), retryable: true, details: null },
			},
		});
		expect((await balance()).status).toBe(200);
	});

	it('may have any code', async () => {
		await client.createSession('s', [{ id: 'a', name: 'a.pdf', size: 1 }]);
		client.sandbox.faults.add({
			route: 'completeUpload',
			kind: 'status',
			status: 502,
			code: 'UPLOAD_COMPLETE_FAILED',
		});

		expect(await client.complete('s', 'a', ['""'])).toMatchObject({
			status: 502,
			body: { error: { code: 'UPLOAD_COMPLETE_FAILED', retryable: true } },
		});
	});

	it('strikes as often, as late and where it should', async () => {
		client.sandbox.faults.add({ route: '*', kind: 'status', match: 'nowhere', skip: 1, times: 2 });
		const statuses: number[] = [];
		for (let count = 0; count < 5; count++) {
			await balance();
			statuses.push((await client.poll('nowhere')).status);
		}

		expect(statuses).toEqual([404, 500, 500, 404, 404]);
	});

	it('finds a file id in the body', async () => {
		await client.createSession('s', [
			{ id: 'a', name: 'a.pdf', size: 1 },
			{ id: 'b', name: 'b.pdf', size: 1 },
		]);
		client.sandbox.faults.add({ route: 'partUrls', kind: 'status', match: '"b"' });

		expect(await client.partUrls('s', 'a')).toHaveLength(1);
		await expect(client.partUrls('s', 'b')).rejects.toThrow();
	});

	it('answers HTML as a proxy does', async () => {
		client.sandbox.faults.add({ route: 'balance', kind: 'html' });

		const answer = await balance();
		expect(answer).toMatchObject({ status: 503, headers: { 'content-type': 'text/html' } });
		expect(answer.text).toContain('<!DOCTYPE html>');
	});

	it('lets a request hang after its work until the client gives up, while the clock stands', async () => {
		await client.createSession('s', [{ id: 'a', name: 'a.pdf', size: 1 }]);
		client.sandbox.faults.add({ route: 'createSession', kind: 'hang' });
		const asked = client.clock.now();
		const { baseUrl, apiKey } = client.sandbox.invoiceDataExtraction;

		const impatient = request(`${baseUrl}/uploads/sessions`, {
			method: 'POST',
			headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
			body: JSON.stringify({ upload_session_id: 't', files: [{ file_id: 'a', file_name: 'a.pdf', file_size_bytes: 1 }] }),
			headersTimeout: 50,
		});
		await expect(impatient).rejects.toMatchObject({ code: 'UND_ERR_HEADERS_TIMEOUT' });
		expect(client.clock.now()).toBe(asked);
		expect(client.sandbox.invoiceDataExtraction.sessions.map(({ id }) => id)).toEqual(['s', 't']);
		expect(client.sandbox.requests.at(-1)?.status).toBeUndefined();
	});

	it('answers late', async () => {
		client.sandbox.faults.add({ route: 'balance', kind: 'delay', delayMs: 90_000 });
		const asked = client.clock.now();

		expect((await balance()).status).toBe(200);
		expect(client.clock.now() - asked).toBe(90_000);
	});

	it.each([
		['dropBefore', 0],
		['dropAfter', 1],
	] as const)('%s ends the connection with %i submissions made', async (kind, made) => {
		await client.upload('s', { 'a.pdf': 'total: 1' });
		client.sandbox.faults.add({ route: 'submit', kind });

		await expect(client.submit('s', ['a'])).rejects.toThrow(/other side closed|socket/i);
		expect(client.sandbox.invoiceDataExtraction.extractions).toHaveLength(made);
		expect(client.sandbox.requests.at(-1)?.status).toBeUndefined();
		expect((await balance()).status).toBe(200);
	});

	it('cuts the JSON in half, or sends another', async () => {
		client.sandbox.faults.add({ route: 'balance', kind: 'truncatedJson' });
		client.sandbox.faults.add({ route: 'balance', kind: 'wrongShape' });

		const truncated = await balance();
		expect(truncated.status).toBe(200);
		expect(() => JSON.parse(truncated.text)).toThrow();
		expect((await balance()).body).toEqual({ ok: true, result: [] });
		expect((await balance()).body).toMatchObject({ success: true });
	});

	it('ends the connection in the middle of the answer, after the work', async () => {
		await client.upload('s', { 'a.pdf': 'total: 1' });
		client.sandbox.faults.add({ route: 'submit', kind: 'cutOff' });

		await expect(client.submit('s', ['a'])).rejects.toThrow(/other side closed|socket|terminated|aborted/i);
		expect(client.sandbox.invoiceDataExtraction.extractions).toHaveLength(1);
		expect(client.sandbox.requests.at(-1)?.status).toBeUndefined();
		expect((await balance()).status).toBe(200);
	});

	it('reaches the storage, in its own language', async () => {
		await client.createSession('s', [{ id: 'a', name: 'a.pdf', size: 5 }]);
		const [url] = await client.partUrls('s', 'a');
		client.sandbox.faults.add({ route: 'storagePut', kind: 'status', status: 503, code: 'SlowDown' });
		client.sandbox.faults.add({ route: 'storagePut', kind: 'dropBefore' });

		const slow = await client.put(url, 'hello');
		expect(slow.status).toBe(503);
		expect(slow.text).toContain('<Code>SlowDown</Code>');
		await expect(client.put(url, 'hello')).rejects.toThrow();
		expect((await client.put(url, 'hello')).status).toBe(200);
	});

	it('does not outlive a reset', async () => {
		client.sandbox.faults.add({ route: 'balance', kind: 'html' });
		client.sandbox.reset();
		expect((await balance()).status).toBe(200);
	});
});

describe('a reset', () => {
	it('forgets everything', async () => {
		const { body } = await client.extract({ 'a.pdf': 'total: 1' });
		client.sandbox.settings.partSize = 1;
		client.sandbox.reset();

		expect(client.sandbox.requests).toEqual([]);
		expect(client.sandbox.settings.partSize).toBe(8_388_608);
		expect((await client.poll(body.extraction_id)).status).toBe(404);
		expect((await balance()).body).toMatchObject({ credits_balance: 50 });
	});
});

describe('the control API', () => {
	const control = async (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => {
		const { statusCode, body: answer } = await request(`${client.sandbox.url}/_sandbox${path}`, {
			method,
			headers: body ? { 'content-type': 'application/json' } : {},
			body: body ? JSON.stringify(body) : null,
		});
		return { status: statusCode, body: await answer.json() };
	};

	it('injects faults', async () => {
		expect((await control('POST', '/faults', { route: 'balance', kind: 'status', status: 502 })).status).toBe(200);
		expect((await balance()).status).toBe(502);
	});

	it('changes settings, the credits at once', async () => {
		await control('POST', '/settings', { credits: 3, partSize: 1024, rateLimits: { poll: 7 } });

		expect((await balance()).body).toMatchObject({ credits_balance: 3 });
		expect(client.sandbox.settings).toMatchObject({ partSize: 1024, rateLimits: { poll: 7, submit: 30 } });
	});

	it.each([
		['/faults', { route: 'balance', kind: 'explode' }],
		['/settings', { partsize: 1 }],
		['/settings', { partSize: 'big' }],
	])('refuses %s with %j', async (path, body) => {
		expect((await control('POST', path, body)).status).toBe(400);
	});

	it('lists the requests without the keys they came with, and not its own', async () => {
		await balance();
		const { body } = await control('GET', '/requests');

		expect(body).toMatchObject([{ route: 'balance', headers: { authorization: '(hidden)' } }]);
	});

	it('resets', async () => {
		client.sandbox.faults.add({ route: 'balance', kind: 'html' });
		await control('POST', '/reset');
		expect((await balance()).status).toBe(200);
	});

	it('tells that it is there', async () => {
		expect((await control('GET', '/health')).body).toEqual({
			ok: true,
			invoiceDataExtraction: client.sandbox.invoiceDataExtraction.baseUrl,
			invoiceParserPro: client.sandbox.invoiceParserPro.baseUrl,
			aiLeapersInvoiceOcr: client.sandbox.aiLeapersInvoiceOcr.baseUrl,
		});
	});
});
