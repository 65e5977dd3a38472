import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';

const fixture = useExtractFixture();

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
	const server = createServer(listener);
	servers.push(server);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
	await Promise.all(servers.splice(0).map(async (server) => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}));
});

const extractAt = async (baseUrl: string) => (await fixture().extract([await invoicePdf('A-1')], { baseUrl })).run.error;

it('a service that cannot be reached is one clear error', async () => {
	const url = await serve(() => undefined);
	await new Promise((resolve) => servers.splice(0)[0].close(resolve));
	const error = await extractAt(`${url}/v1`);
	expect(error).toMatchObject({
		name: 'NodeApiError',
		message: 'The service could not be reached: the connection was refused',
		description: 'Check the Base URL of the credential, and the network of the n8n server. Code: ECONNREFUSED.',
	});
	expect(JSON.stringify(error)).not.toContain(fixture().sandbox.invoiceDataExtraction.apiKey);
});

it.each([301, 302, 303, 307, 308])('a redirect (HTTP %i) of the API is not followed with the key', async (status) => {
	const received: IncomingMessage[] = [];
	const elsewhere = await serve((request, response) => {
		received.push(request);
		response.end('{}');
	});
	const origin = await serve((_request, response) => {
		response.writeHead(status, { location: `${elsewhere}/v1/uploads/sessions` }).end();
	});
	expect(await extractAt(`${origin}/v1`)).toMatchObject({
		message: `The service answered with a redirect (HTTP ${status}), which is not followed with a key`,
		description: expect.stringContaining('it must be the address of the API itself'),
	});
	expect(received).toEqual([]);
});

it('a storage address that is not encrypted gets no document, and is not shown', async () => {
	const asked: string[] = [];
	const url = await serve((request, response) => {
		asked.push(request.url ?? '');
		const part = { part_number: 1, url: 'http://storage.example.com/upload?X-Amz-Signature=abc' };
		response.setHeader('content-type', 'application/json').end(
			JSON.stringify({ success: true, files: [{ file_id: '1', part_size: 10_000 }], part_urls: [part] }),
		);
	});
	const error = await extractAt(url);
	expect(error).toMatchObject({ message: 'The service gave a storage address that is not encrypted' });
	expect(JSON.stringify(error)).not.toMatch(/storage\.example\.com|X-Amz/);
	expect(asked).toHaveLength(2);
});

it.each([
	['http://api.example.com/v1', 'The Base URL of the credential must start with https://'],
	['http://10.0.0.1/v1', 'The Base URL of the credential must start with https://'],
	['http://127.0.0.1.example.com/v1', 'The Base URL of the credential must start with https://'],
	['api.example.com', 'The Base URL of the credential is not a web address'],
	['ftp://api.example.com', 'The Base URL of the credential is not a web address'],
	['https://user:word@api.example.com/v1', 'The Base URL of the credential has parts that do not belong there'],
	['https://api.example.com/v1?key=1', 'The Base URL of the credential has parts that do not belong there'],
])('the Base URL %s is refused before any request', async (baseUrl, message) => {
	expect(await extractAt(baseUrl)).toMatchObject({ name: 'NodeOperationError', message });
	expect(fixture().sandbox.requests).toEqual([]);
});

it('a Base URL may end in a slash', async () => {
	expect(await extractAt(`${fixture().sandbox.invoiceDataExtraction.baseUrl}/`)).toBeUndefined();
});
