import { Client } from '../../support/client';

let client: Client;

beforeEach(async () => {
	client = await Client.start();
});
afterEach(async () => await client.sandbox.close());

const pdf = (id: string, size = 100) => ({ id, name: `${id}.pdf`, size });

describe('creating an upload session', () => {
	it('registers the files and names the part size', async () => {
		const { status, body } = await client.createSession('s', [
			pdf('a'),
			{ id: 'b', name: 'b.JPG', size: 7 },
		]);

		expect(status).toBe(200);
		expect(body).toEqual({
			success: true,
			upload_session_id: 's',
			files: [
				{ file_id: 'a', file_name: 'a.pdf', part_size: 8_388_608 },
				{ file_id: 'b', file_name: 'b.JPG', part_size: 8_388_608 },
			],
		});
	});

	it('returns the existing session for the same id and files', async () => {
		const first = await client.createSession('s', [pdf('a')]);
		const again = await client.createSession('s', [pdf('a')]);

		expect(again.body).toEqual(first.body);
		expect(client.sandbox.invoiceDataExtraction.sessions).toHaveLength(1);
	});

	it.each([
		['another file', [pdf('b')]],
		['one file more', [pdf('a'), pdf('b')]],
		['another size', [pdf('a', 101)]],
		['another name', [{ id: 'a', name: 'other.pdf', size: 100 }]],
	])('refuses the same id with %s', async (_what, files) => {
		await client.createSession('s', [pdf('a')]);

		expect(await client.createSession('s', files)).toMatchObject({
			status: 409,
			body: { error: { code: 'SESSION_ALREADY_INITIALIZED', retryable: false, details: null } },
		});
	});

	it('names duplicates', async () => {
		const sameName = [pdf('a'), { id: 'b', name: 'a.pdf', size: 1 }];
		const sameId = [pdf('a'), { id: 'a', name: 'b.pdf', size: 1 }];

		expect(await client.createSession('s', sameName)).toMatchObject({
			status: 400,
			body: { error: { code: 'DUPLICATE_FILE_NAME', details: { file_names: ['a.pdf'] } } },
		});
		expect(await client.createSession('s', sameId)).toMatchObject({
			status: 400,
			body: { error: { code: 'DUPLICATE_FILE_ID', details: { file_ids: ['a'] } } },
		});
	});

	it.each([
		['a PDF', pdf('a', 150 * 1024 ** 2), pdf('b', 150 * 1024 ** 2 + 1)],
		['an image', { id: 'a', name: 'a.png', size: 5 * 1024 ** 2 }, { id: 'b', name: 'b.png', size: 5 * 1024 ** 2 + 1 }],
	])('takes %s of the maximum size and no byte more', async (_what, fits, excessive) => {
		expect((await client.createSession('s1', [fits])).status).toBe(200);
		expect(await client.createSession('s2', [excessive])).toMatchObject({
			status: 400,
			body: {
				error: {
					code: 'FILE_TOO_LARGE',
					details: {
						file_id: 'b',
						file_name: excessive.name,
						file_size_bytes: excessive.size,
						max_size_bytes: fits.size,
					},
				},
			},
		});
	});

	it('limits the size of all files together', async () => {
		client.sandbox.settings.maxTotalBytes = 1000;

		expect((await client.createSession('s1', [pdf('a', 500), pdf('b', 500)])).status).toBe(200);
		expect(await client.createSession('s2', [pdf('a', 500), pdf('b', 501)])).toMatchObject({
			status: 400,
			body: {
				error: {
					code: 'TOTAL_UPLOAD_SIZE_LIMIT_EXCEEDED',
					details: { total_size_bytes: 1001, max_total_size_bytes: 1000 },
				},
			},
		});
	});

	it('wants a credit for each file', async () => {
		client.sandbox.invoiceDataExtraction.account.balance = 1;

		expect((await client.createSession('s1', [pdf('a')])).status).toBe(200);
		expect(await client.createSession('s2', [pdf('a'), pdf('b')])).toMatchObject({
			status: 402,
			body: {
				error: {
					code: 'INSUFFICIENT_CREDITS',
					details: { credits_required: 2, credits_balance: 1, credits_reserved: 0 },
				},
			},
		});
	});

	it('takes 6,000 files and not one more', async () => {
		client.sandbox.invoiceDataExtraction.account.balance = 10_000;
		const files = Array.from({ length: 6001 }, (_, index) => pdf(`file-${index}`));

		expect((await client.createSession('s1', files.slice(1))).status).toBe(200);
		expect(await client.createSession('s2', files)).toMatchObject({
			status: 400,
			body: { error: { code: 'INVALID_INPUT', details: { issues: [{ path: ['files'] }] } } },
		});
	});

	it.each([
		['no files', { files: [] }, ['files']],
		['no id', { upload_session_id: undefined }, ['upload_session_id']],
		['an unsupported extension', { files: [file({ file_name: 'a.tiff' })] }, ['files', 0, 'file_name']],
		['a file id with a space', { files: [file({ file_id: 'a b' })] }, ['files', 0, 'file_id']],
		['a file id of 201 characters', { files: [file({ file_id: 'a'.repeat(201) })] }, ['files', 0, 'file_id']],
		['an empty file', { files: [file({ file_size_bytes: 0 })] }, ['files', 0, 'file_size_bytes']],
		['a broken size', { files: [file({ file_size_bytes: 1.5 })] }, ['files', 0, 'file_size_bytes']],
	])('refuses %s, saying where', async (_what, change, path) => {
		const request = { upload_session_id: 's', files: [file({})], ...change };

		expect(await client.call('POST', '/uploads/sessions', request)).toMatchObject({
			status: 400,
			body: {
				success: false,
				error: {
					code: 'INVALID_INPUT',
					message: 'Request validation failed. Check details for specific issues.',
					retryable: false,
					details: { issues: [{ message: expect.any(String), path }] },
				},
			},
		});
	});
});

function file(change: object): object {
	return { file_id: 'a', file_name: 'a.pdf', file_size_bytes: 1, ...change };
}
