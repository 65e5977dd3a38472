import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { parseStrictly, type StrictForm } from '../../support/strictMultipart';
import { invoice, useOcr } from './support/fixture';

const fixture = useOcr();

/** Keeps the body of each request as it came, byte by byte, and answers as the document shows. */
const received: Array<{ request: IncomingMessage; form: StrictForm; size: number }> = [];
const server = createServer((request, response) => {
	void buffer(request).then(async (body) => {
		received.push({ request, form: await parseStrictly(request.headers['content-type'] ?? '', body), size: body.length });
		response.setHeader('content-type', 'application/json');
		const isBatch = request.url?.endsWith('/batch/extract');
		response.end(JSON.stringify(isBatch ? { batch_id: 'bat_1', status: 'processing' } : { id: 'ext_1', status: 'completed' }));
	});
});

beforeAll(async () => await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
beforeEach(() => (received.length = 0));
afterAll(() => void server.close());

const account = () => ({ apiKey: 'key', baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` });

const NAMES = ['two words.pdf', 'Rechnung März.pdf', 'the "big" one.pdf', "it's; a=b, c.pdf", '請求書.pdf', '100%.pdf'];

it('is one that a strict parser accepts, whatever the documents are called', async () => {
	const files = NAMES.map((name, index) => invoice(`A-${index}`, {}, name));
	await fixture().rows(['document', 'extract'], files, { account: account(), options: { concurrency: 1, language: 'de' } });
	expect(received.map(({ form }) => form)).toEqual(
		files.map(({ name, bytes }) => ({
			fields: [['format', 'json'], ['language', 'de']],
			files: [{ field: 'file', fileName: name, contentType: 'application/pdf', bytes }],
		})),
	);
});

it('has all files of a batch in the field files[], in their order', async () => {
	const files = NAMES.map((name, index) => invoice(`A-${index}`, {}, name));
	await fixture().run(['batch', 'create'], files, { account: account() });
	expect(received).toHaveLength(1);
	expect(received[0].request.url).toBe('/v1/batch/extract');
	expect(received[0].form.fields).toEqual([]);
	expect(received[0].form.files.map(({ field, fileName, bytes }) => [field, fileName, bytes])).toEqual(
		files.map(({ name, bytes }) => ['files[]', name, bytes]),
	);
});

it('tells the type that the content has, and its length', async () => {
	const png = { name: 'scan.png', bytes: Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('more')]), mimeType: 'application/octet-stream' };
	const jpg = { name: 'photo.JPG', bytes: Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('more')]) };
	await fixture().rows(['document', 'extract'], [png, jpg], { account: account(), options: { concurrency: 1 } });
	expect(received.map(({ form }) => form.files[0].contentType)).toEqual(['image/png', 'image/jpeg']);
	expect(received.map(({ request }) => Number(request.headers['content-length']))).toEqual(received.map(({ size }) => size));
});
