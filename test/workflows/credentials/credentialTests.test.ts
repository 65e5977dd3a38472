import type { ICredentialDataDecryptedObject, ICredentialTestFunctions, INodeCredentialTestResult } from 'n8n-workflow';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { AiLeapersInvoiceOcrApi } from '../../../credentials/AiLeapersInvoiceOcrApi.credentials';
import { InvoiceDataExtractionApi } from '../../../credentials/InvoiceDataExtractionApi.credentials';
import { InvoiceParserProApi } from '../../../credentials/InvoiceParserProApi.credentials';
import { InvoiceParserProSessionApi } from '../../../credentials/InvoiceParserProSessionApi.credentials';
import { AiLeapersInvoiceOcr } from '../../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcr.node.js';
import { AiLeapersInvoiceOcrTrigger } from '../../../nodes/AiLeapersInvoiceOcr/AiLeapersInvoiceOcrTrigger.node.js';
import { InvoiceDataExtraction } from '../../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import { InvoiceParserPro } from '../../../nodes/InvoiceParserPro/InvoiceParserPro.node.js';
import { InvoiceParserProTrigger } from '../../../nodes/InvoiceParserPro/InvoiceParserProTrigger.node.js';
import { checkBaseUrl } from '../../../nodes/shared/http/addresses';
import { sizeLimits } from '../../../nodes/shared/http/body';
import { timeLimits } from '../../../nodes/shared/http/timeLimit';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { credentialTestFunctions } from '../../../tools/n8nEngine';
import { failureOf } from '../../nodes/shared/support/failures';
import { textReader } from '../../sandbox/support/textReader';

const NODES = [new InvoiceDataExtraction(), new InvoiceParserPro(), new InvoiceParserProTrigger(), new AiLeapersInvoiceOcr(), new AiLeapersInvoiceOcrTrigger()];
const CREDENTIALS = [new InvoiceDataExtractionApi(), new InvoiceParserProApi(), new InvoiceParserProSessionApi(), new AiLeapersInvoiceOcrApi()];

/** Each use of a credential by a node, and what n8n finds to test it with. */
const uses = NODES.flatMap((node) => (node.description.credentials ?? []).map(({ name, testedBy }) => ({ name, test: node.methods.credentialTest[testedBy as never] as unknown })));
const names = CREDENTIALS.map(({ name }) => name);

let sandbox: Sandbox;
let server: Server | undefined;
beforeAll(async () => {
	sandbox = await startSandbox({ reader: textReader });
});
beforeEach(() => sandbox.reset());
afterEach(async () => {
	server?.closeAllConnections();
	await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
	server = undefined;
});
afterAll(async () => await sandbox.close());

/** A server that answers as the test says, and what it was sent. */
async function serve(listener: RequestListener): Promise<string> {
	server = createServer(listener);
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

function accountOf(name: string): ICredentialDataDecryptedObject {
	const { invoiceDataExtraction, invoiceParserPro, aiLeapersInvoiceOcr } = sandbox;
	if (name === 'invoiceParserProSessionApi') return { sessionToken: invoiceParserPro.sessionToken, sendAs: 'bearer', baseUrl: invoiceParserPro.baseUrl };
	const service = name === 'invoiceDataExtractionApi' ? invoiceDataExtraction : name === 'invoiceParserProApi' ? invoiceParserPro : aiLeapersInvoiceOcr;
	return { apiKey: service.apiKey, baseUrl: service.baseUrl };
}

/** Tests it as n8n does when one saves it. */
async function tried(name: string, more: ICredentialDataDecryptedObject = {}): Promise<INodeCredentialTestResult> {
	const test = uses.find((use) => use.name === name)?.test as (this: ICredentialTestFunctions, credential: object) => Promise<INodeCredentialTestResult>;
	return await test.call(credentialTestFunctions(), { id: '1', name, type: name, data: { ...accountOf(name), ...more } });
}

it('every credential is tested by every node that uses it', () => {
	expect(new Set(uses.map(({ name }) => name))).toEqual(new Set(names));
	expect(uses.filter(({ test }) => typeof test !== 'function')).toEqual([]);
});

describe.each(names)('the test of %s', (name) => {
	it('says that a good one was accepted', async () => {
		expect(await tried(name)).toEqual({ status: 'OK', message: 'The service accepted the credential' });
	});

	it('sends the key once, to the service alone', async () => {
		await tried(name);
		expect(sandbox.requests).toHaveLength(1);
	});

	it('says that the key is wrong, and not "Unauthorized"', async () => {
		const { status, message } = await tried(name, { apiKey: 'wrong-key', sessionToken: 'wrong-key' });
		expect(status).toBe('Error');
		expect(message).toMatch(/^The service did not accept the key\. \w/);
		expect(message).not.toMatch(/wrong-key|Unauthorized|401/);
	});

	it.each(['http://api.example.com/v1', 'http://10.0.0.1/v1', 'ftp://example.com', 'api.example.com', 'https://user:pass@example.com/v1', ''])(
		'refuses the address %j in the words of the node, and sends nothing',
		async (baseUrl) => {
			const { message, advice } = await failureOf(async () => await Promise.resolve(checkBaseUrl(baseUrl)));
			expect(await tried(name, { baseUrl })).toEqual({ status: 'Error', message: `${message}. ${advice}` });
			expect(sandbox.requests).toEqual([]);
		},
	);

	it.each([
		['nothing', ''],
		['a blank', '  '],
		['two lines', 'first\nsecond'],
	])('does not send a key of %s', async (_what, key) => {
		expect(await tried(name, { apiKey: key, sessionToken: key })).toMatchObject({ status: 'Error', message: expect.stringMatching(/^The (credential has no key|key has a character)/) });
		expect(sandbox.requests).toEqual([]);
	});

	it('says that the host is not known, and not ENOTFOUND', async () => {
		const { status, message } = await tried(name, { baseUrl: 'https://no-such-host.invalid/v1' });
		expect(status).toBe('Error');
		expect(message).toMatch(/could not be reached: its host name (is not known|could not be looked up)\. Check the Base URL/);
		expect(message).not.toMatch(/ENOTFOUND|EAI_AGAIN/);
	});

	it('does not follow a redirect with the key', async () => {
		const asked: string[] = [];
		const baseUrl = await serve((request, answer) => {
			asked.push(request.url ?? '');
			answer.writeHead(302, { location: '/elsewhere' }).end();
		});
		expect(await tried(name, { baseUrl })).toMatchObject({ status: 'Error', message: expect.stringContaining('redirect') });
		expect(asked).toHaveLength(1);
	});

	it('takes no more of an answer than it may have', async () => {
		const real = sizeLimits.answer;
		sizeLimits.answer = 300 * 1024;
		sandbox.faults.add({ route: '*', kind: 'endless' });
		const { status, message } = await tried(name);
		sizeLimits.answer = real;
		expect([status, message]).toEqual(['Error', expect.stringMatching(/^The answer of the service is larger than 307200 bytes/)]);
	});

	it('waits no longer for an answer that drips than a call may take', async () => {
		const real = timeLimits.service;
		timeLimits.service = 200;
		sandbox.faults.add({ route: '*', kind: 'drip' });
		const { status, message } = await tried(name);
		timeLimits.service = real;
		expect([status, message]).toEqual(['Error', expect.stringMatching(/^The service did not come to the end of its answer within 1 minute/)]);
	});

	it.each<[string, RequestListener]>([
		['a web page', (_request, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end('<html>Welcome</html>')],
		['other JSON', (_request, answer) => answer.writeHead(200, { 'content-type': 'application/json' }).end('{"hello":"world"}')],
		['an error without words', (_request, answer) => answer.writeHead(500).end('{}')],
		['a closed connection', (request) => request.socket.destroy()],
	])('is not content with %s', async (_what, listener) => {
		const { status, message } = await tried(name, { baseUrl: await serve(listener) });
		expect(status).toBe('Error');
		expect(message).toMatch(/^\w.{20,}\.$/s);
	});
});

it('a session token is sent as a cookie if it is to be', async () => {
	expect(await tried('invoiceParserProSessionApi', { sendAs: 'cookie' })).toMatchObject({ status: 'OK' });
	expect(sandbox.requests[0].headers).toMatchObject({ cookie: expect.stringMatching(/^session=/) });
	expect(sandbox.requests[0].headers.authorization).toBeUndefined();
});
