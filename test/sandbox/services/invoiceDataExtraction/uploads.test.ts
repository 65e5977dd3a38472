import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { request } from 'undici';
import { Client } from '../../support/client';

let client: Client;

beforeEach(async () => {
	client = await Client.start({ partSize: 10 });
	await client.createSession('s', [
		{ id: 'a', name: 'a.pdf', size: 5 },
		{ id: 'long', name: 'long.pdf', size: 25 },
	]);
});
afterEach(async () => await client.sandbox.close());

const eTagOf = (text: string) => `"${createHash('md5').update(text).digest('hex')}"`;

describe('part URLs', () => {
	it('are given for every part that is asked for', async () => {
		const { body } = await client.call('POST', '/uploads/sessions/s/parts', {
			file_id: 'long',
			part_numbers: [1, 2, 3],
		});

		expect(body).toMatchObject({
			success: true,
			upload_session_id: 's',
			file_id: 'long',
			file_name: 'long.pdf',
			part_size: 10,
			part_urls: [
				{ part_number: 1, url: expect.stringContaining('X-Amz-Signature=') },
				{ part_number: 2, url: expect.stringContaining('X-Amz-Expires=900') },
				{ part_number: 3, url: expect.stringContaining('partNumber=3') },
			],
		});
	});

	it.each([
		['an unknown file', 's', 'b'],
		['an unknown session', 'other', 'a'],
	])('are not given for %s', async (_what, session, fileId) => {
		const answer = await client.call('POST', `/uploads/sessions/${session}/parts`, {
			file_id: fileId,
			part_numbers: [1],
		});
		expect(answer).toMatchObject({ status: 404, body: { error: { code: 'FILE_NOT_FOUND' } } });
	});

	it('are not given for a completed or an aborted file', async () => {
		await client.upload('done', { 'done.pdf': 'text' });
		client.sandbox.settings.abortedFileIds = ['a'];

		for (const [session, file_id] of [['done', 'done'], ['s', 'a']]) {
			expect(
				await client.call('POST', `/uploads/sessions/${session}/parts`, { file_id, part_numbers: [1] }),
			).toMatchObject({ status: 409, body: { error: { code: 'FILE_NOT_UPLOADABLE' } } });
		}
	});
});

describe('the storage', () => {
	it('answers a part with its quoted MD5 as ETag', async () => {
		const [url] = await client.partUrls('s', 'a');

		const { status, headers } = await client.put(url, 'hello');
		expect(status).toBe(200);
		expect(headers.etag).toBe('"5d41402abc4b2a76b9719d911017c592"');
		expect(client.sandbox.requests.at(-1)).toMatchObject({ route: 'storagePut', body: 5, status: 200 });
	});

	it('takes a URL for fifteen minutes', async () => {
		const [url] = await client.partUrls('s', 'a');

		await client.clock.sleep(899_000);
		expect((await client.put(url, 'hello')).status).toBe(200);
		await client.clock.sleep(1000);
		const late = await client.put(url, 'hello');
		expect(late.status).toBe(403);
		expect(late.headers['content-type']).toBe('application/xml');
		expect(late.text).toContain('<Code>AccessDenied</Code><Message>Request has expired</Message>');
	});

	it('turns away a request that carries an Authorization header too', async () => {
		const [url] = await client.partUrls('s', 'a');

		const answer = await client.put(url, 'hello', { authorization: `Bearer ${client.key}` });
		expect(answer.status).toBe(400);
		expect(answer.text).toContain('Only one auth mechanism allowed');
	});

	it('turns away a body of unknown length, as S3 does', async () => {
		const [url] = await client.partUrls('s', 'a');

		const { statusCode, body } = await request(url, { method: 'PUT', body: Readable.from(['hello']) });
		expect(statusCode).toBe(501);
		expect(await body.text()).toContain('<Code>NotImplemented</Code>');
	});

	it('keeps nothing of a part that broke off', async () => {
		const [url] = await client.partUrls('s', 'a');
		const body = new Readable({ read: () => undefined });
		body.push('hel');
		const sending = request(url, { method: 'PUT', body, headers: { 'content-length': '5' } });
		body.destroy();

		await expect(sending).rejects.toThrow();
		expect((await client.complete('s', 'a', [eTagOf('hel')])).body).toMatchObject({
			error: { details: { reason: 'This part has not been uploaded.' } },
		});
	});

	it.each([
		['a changed part number', (url: string) => url.replace('partNumber=1', 'partNumber=2'), 'SignatureDoesNotMatch'],
		['a longer life', (url: string) => url.replace('Expires=900', 'Expires=9000'), 'SignatureDoesNotMatch'],
		['no signature', (url: string) => url.replace(/&X-Amz-Signature=.*/, ''), 'AccessDenied'],
	])('turns away a URL with %s', async (_what, change, code) => {
		const [url] = await client.partUrls('s', 'a');

		const answer = await client.put(change(url), 'hello');
		expect(answer.status).toBe(403);
		expect(answer.text).toContain(`<Code>${code}</Code>`);
	});
});

describe('completing an upload', () => {
	it('joins the parts, and says so again when it is asked again', async () => {
		const parts = ['0123456789', 'abcdefghij', 'klmno'];
		const urls = await client.partUrls('s', 'long', [1, 2, 3]);
		await Promise.all(urls.map(async (url, index) => await client.put(url, parts[index])));

		const first = await client.complete('s', 'long', parts.map(eTagOf));
		expect(first.body).toEqual({
			success: true,
			upload_session_id: 's',
			file_id: 'long',
			file_name: 'long.pdf',
		});
		expect(await client.complete('s', 'long', parts.map(eTagOf))).toMatchObject({ body: first.body });
	});

	it('says so to two requests at the same time', async () => {
		const [url] = await client.partUrls('s', 'a');
		await client.put(url, 'hello');
		const complete = async () => await client.complete('s', 'a', [eTagOf('hello')]);

		expect(await Promise.all([complete(), complete()])).toMatchObject([{ status: 200 }, { status: 200 }]);
	});

	it('keeps the last body of a part that was sent twice', async () => {
		const [url] = await client.partUrls('s', 'a');
		await client.put(url, 'wrong');
		await client.put(url, 'hello');

		expect((await client.complete('s', 'a', [eTagOf('hello')])).status).toBe(200);
	});

	it.each([
		['an ETag without its quotes', [eTagOf('hello').replace(/"/g, '')], 'The e_tag does not match the uploaded part.'],
		['a part that was not uploaded', [eTagOf('hello'), eTagOf('x')], 'This part has not been uploaded.'],
		['no parts', [], 'At least one part is required.'],
	])('refuses %s with the reason', async (_what, eTags, reason) => {
		const [url] = await client.partUrls('s', 'a');
		await client.put(url, 'hello');

		expect(await client.complete('s', 'a', eTags)).toMatchObject({
			status: 400,
			body: { error: { code: 'INVALID_COMPLETION_PARTS', details: { reason } } },
		});
	});

	it('refuses parts that are out of order, listed twice, or too small in the middle', async () => {
		const bodies = ['0123456789', 'short', 'end'];
		const urls = await client.partUrls('s', 'long', [1, 2, 3]);
		for (const [index, url] of urls.entries()) await client.put(url, bodies[index]);
		const reasonFor = async (numbers: number[]) => {
			const parts = numbers.map((part_number) => ({ part_number, e_tag: eTagOf(bodies[part_number - 1]) }));
			const { body } = await client.call('POST', '/uploads/sessions/s/complete', { file_id: 'long', parts });
			return body.error;
		};

		const unordered = { reason: 'Parts must be listed once each, in ascending order.' };
		expect(await reasonFor([2, 1])).toMatchObject({ details: { ...unordered, part_number: 1 } });
		expect(await reasonFor([1, 1])).toMatchObject({ details: { ...unordered, part_number: 1 } });
		expect(await reasonFor([1, 2, 3])).toMatchObject({
			details: { reason: 'The part is smaller than the minimum size.', part_number: 2 },
		});
	});

	it('compares the size with what was declared, and lets the file be sent again', async () => {
		const [url] = await client.partUrls('s', 'a');
		await client.put(url, 'hell');

		expect(await client.complete('s', 'a', [eTagOf('hell')])).toMatchObject({
			status: 422,
			body: {
				error: {
					code: 'OBJECT_SIZE_MISMATCH',
					details: { declared_size_bytes: 5, actual_size_bytes: 4 },
				},
			},
		});
		await client.put(url, 'hello');
		expect((await client.complete('s', 'a', [eTagOf('hello')])).status).toBe(200);
	});

	it('does not know other files', async () => {
		expect(await client.complete('s', 'b', ['""'])).toMatchObject({
			status: 404,
			body: { error: { code: 'FILE_NOT_FOUND' } },
		});
	});

	it('refuses aborted files', async () => {
		client.sandbox.settings.abortedFileIds = ['a'];
		expect(await client.complete('s', 'a', ['""'])).toMatchObject({
			status: 409,
			body: { error: { code: 'FILE_ABORTED' } },
		});
	});

	it('has forgotten an upload after a day', async () => {
		const [url] = await client.partUrls('s', 'a');
		await client.put(url, 'hello');
		await client.clock.sleep(24 * 3600_000);

		expect(await client.complete('s', 'a', [eTagOf('hello')])).toMatchObject({
			status: 409,
			body: { error: { code: 'UPLOAD_ID_NOT_FOUND' } },
		});
	});
});
