import { NodeApiError, type IHttpRequestOptions, type INode, type JsonObject } from 'n8n-workflow';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { send, type Transport } from '../../../../nodes/shared/http/send';
import { failureOf } from '../support/failures';
import { httpTransport } from '../support/httpTransport';

const SECRET = 'key-that-nobody-may-see';
const node: INode = { id: '1', name: 'Extract', type: 'x.extract', typeVersion: 1, position: [0, 0], parameters: {} };

let server: Server | undefined;

/** A server that answers as the test says. @returns its address, with a signature in it */
async function serve(listener: RequestListener): Promise<string> {
	server = createServer(listener);
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/things?signature=${SECRET}`;
}

async function closeServer(): Promise<void> {
	server?.closeAllConnections();
	await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
	server = undefined;
}
afterEach(closeServer);

/** n8n wraps what its client throws; the wrapped error holds the request. */
const wrapping: Transport = async (options) => {
	let thrown: unknown;
	try {
		return await httpTransport(options);
	} catch (error) {
		thrown = error;
	}
	Object.assign(thrown as Error, { config: options });
	throw new NodeApiError(node, thrown as JsonObject);
};

const options = (url: string, more: Partial<IHttpRequestOptions> = {}): IHttpRequestOptions => ({
	method: 'POST',
	url,
	headers: { Authorization: `Bearer ${SECRET}` },
	body: SECRET,
	...more,
});

it.each([200, 302, 404, 500])('gives an answer with HTTP %d as it is', async (status) => {
	const url = await serve((_, answer) => answer.writeHead(status, { 'X-Request-Id': 'req_1', location: '/other' }).end('the body'));

	const answer = await send(httpTransport, options(url), undefined);

	expect(answer).toMatchObject({ status, headers: { 'x-request-id': 'req_1' }, body: 'the body' });
});

it('asks for no redirect to be followed and for no status to be judged, and hands on the cancel signal', async () => {
	const transport = jest.fn<Promise<unknown>, [IHttpRequestOptions]>().mockResolvedValue({ statusCode: 204, body: '' });
	const { signal } = new AbortController();

	expect(await send(transport, options('http://127.0.0.1'), signal)).toEqual({ status: 204, headers: {}, body: '' });
	expect(transport).toHaveBeenCalledWith(
		expect.objectContaining({ disableFollowRedirect: true, ignoreHttpStatusErrors: true, returnFullResponse: true, abortSignal: signal }),
	);
});

describe.each([
	['thrown as it is', httpTransport],
	['wrapped by n8n', wrapping],
])('a network error that is %s', (_, transport) => {
	it('is provably not taken by the service when the connection was refused', async () => {
		const url = await serve(() => undefined);
		await closeServer();

		const failure = await failureOf(async () => await send(transport, options(url), undefined));

		expect(failure).toMatchObject({ kind: 'network', code: 'ECONNREFUSED', notTaken: true, retryable: true });
		expect(failure.message).toContain('refused');
		expect(failure.advice).toContain('Base URL');
		expect(JSON.stringify(failure)).not.toContain(SECRET);
	});

	it.each<[string, RequestListener]>([
		['before the answer', (request) => request.socket.resetAndDestroy()],
		['in the middle of the answer', (request, answer) => answer.writeHead(200, { 'Content-Length': 1000 }).write('half', () => request.socket.destroy())],
	])('leaves open what the service did when the connection breaks %s', async (__, listener) => {
		const url = await serve(listener);

		const failure = await failureOf(async () => await send(transport, options(url), undefined));

		expect(failure).toMatchObject({ kind: 'network', retryable: true });
		expect(failure.notTaken).toBeUndefined();
		expect(JSON.stringify(failure)).not.toContain(SECRET);
	});

	it('is a timeout when no answer comes in time', async () => {
		const url = await serve(() => undefined);

		const failure = await failureOf(async () => await send(transport, options(url, { timeout: 20 }), undefined));

		expect(failure).toMatchObject({ kind: 'timeout', code: 'TIMEOUT', retryable: true });
		expect(failure.notTaken).toBeUndefined();
		expect(JSON.stringify(failure)).not.toContain(SECRET);
	});

	it('is "cancelled" when the execution was stopped meanwhile', async () => {
		const stop = new AbortController();
		const url = await serve(() => stop.abort());

		const failure = await failureOf(async () => await send(transport, options(url), stop.signal));

		expect(failure).toMatchObject({ kind: 'cancelled', retryable: false });
		expect(JSON.stringify(failure)).not.toContain(SECRET);
	});
});

it('sends nothing when the execution is stopped already', async () => {
	const transport = jest.fn();
	const failure = await failureOf(async () => await send(transport, options('http://127.0.0.1'), AbortSignal.abort()));

	expect(failure.kind).toBe('cancelled');
	expect(transport).not.toHaveBeenCalled();
});

it.each([
	['ENOTFOUND', { kind: 'network', notTaken: true }],
	['EAI_AGAIN', { kind: 'network', notTaken: true }],
	['ENETUNREACH', { kind: 'network', notTaken: true }],
	['CERT_HAS_EXPIRED', { kind: 'network', notTaken: true }],
	['ETIMEDOUT', { kind: 'timeout' }],
	['ECONNRESET', { kind: 'network', code: 'ECONNRESET' }],
	['EPIPE', { kind: 'network', code: 'EPIPE' }],
])('finds %s among the causes of an error', async (code, expected) => {
	const deep = new Error('fetch failed', { cause: Object.assign(new Error('lookup'), { code }) });
	const failure = await failureOf(async () => await send(async () => await Promise.reject(deep), options('http://x'), undefined));

	expect(failure).toMatchObject(expected);
	expect(failure.notTaken === true).toBe('notTaken' in expected);
});

it.each(['text', undefined, null, 7, {}])('survives %p in place of an error', async (thrown) => {
	const failure = await failureOf(async () => {
		return await send(async () => await Promise.reject(thrown as Error), options('http://x'), undefined);
	});

	expect(failure).toMatchObject({ kind: 'network', code: 'NETWORK_ERROR' });
});
