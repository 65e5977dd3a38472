import { createHash } from 'node:crypto';

import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';

const fixture = useExtractFixture();

const PART_SIZE = 1000;

interface Completion {
	parts: Array<{ part_number: number; e_tag: string }>;
}

/** The numbers of the parts that each request asked a URL for. */
const askedParts = () =>
	fixture()
		.requests('partUrls')
		.map(({ body }) => (body as { part_numbers: number[] }).part_numbers);

describe('a document', () => {
	it('goes up in ceil(size / part_size) parts, all but the last of exactly that size', async () => {
		fixture().sandbox.settings.partSize = PART_SIZE;
		const file = await invoicePdf('A-1');
		const { extracted } = await fixture().extract([file]);
		expect(extracted).toHaveLength(1);
		const count = Math.ceil(file.bytes.length / PART_SIZE);
		expect(count).toBeGreaterThan(2);
		const parts = fixture().requests('storagePut').map(({ query, body }) => [Number(query.partNumber), body]);
		parts.sort(([left], [right]) => Number(left) - Number(right));
		expect(parts).toEqual(
			Array.from({ length: count }, (_, index) => [index + 1, Math.min(PART_SIZE, file.bytes.length - index * PART_SIZE)]),
		);
	});

	it('of exactly two parts does not get a third', async () => {
		const file = await invoicePdf('A-1');
		fixture().sandbox.settings.partSize = file.bytes.length / 2;
		await fixture().extract([file]);
		expect(fixture().requests('storagePut').map(({ body }) => body)).toEqual([file.bytes.length / 2, file.bytes.length / 2]);
	});

	it('is completed with the ETag of every part as the storage sent it, quotes included', async () => {
		fixture().sandbox.settings.partSize = PART_SIZE;
		const { bytes, ...file } = await invoicePdf('A-1');
		await fixture().extract([{ ...file, bytes }]);
		const [{ parts }] = fixture().requests('completeUpload').map(({ body }) => body as Completion);
		const tags = parts.map((_, index) =>
			createHash('md5').update(bytes.subarray(index * PART_SIZE, (index + 1) * PART_SIZE)).digest('hex'),
		);
		expect(parts).toEqual(tags.map((tag, index) => ({ part_number: index + 1, e_tag: `"${tag}"` })));
	});

	it('that is in n8n several times is registered under ids and names that differ', async () => {
		const invoice = await invoicePdf('A-1');
		await fixture().extract([invoice, invoice, invoice]);
		const [{ files }] = fixture().sandbox.invoiceDataExtraction.sessions;
		expect(files.map(({ name }) => name).sort()).toEqual(['A-1 (2).pdf', 'A-1 (3).pdf', 'A-1.pdf']);
		expect(new Set(files.map(({ id }) => id)).size).toBe(3);
	});
});

it('sends the key to the service and never to a signed URL', async () => {
	fixture().sandbox.settings.partSize = PART_SIZE;
	await fixture().extract([await invoicePdf('A-1')]);
	const carriers = new Map<string, Set<string>>();
	for (const { route, headers } of fixture().sandbox.requests) {
		carriers.set(route, (carriers.get(route) ?? new Set()).add(String(headers.authorization)));
	}
	const withKey = new Set([`Bearer ${fixture().sandbox.invoiceDataExtraction.apiKey}`]);
	const without = new Set(['undefined']);
	expect(Object.fromEntries(carriers)).toEqual({
		createSession: withKey,
		partUrls: withKey,
		storagePut: without,
		completeUpload: withKey,
		submit: withKey,
		poll: withKey,
		storageGet: without,
	});
});

describe('a part URL', () => {
	beforeEach(() => {
		fixture().sandbox.settings.partSize = PART_SIZE;
	});

	it('that has expired while other parts went up is asked for again, for its part only', async () => {
		fixture().sandbox.settings.partUrlTtlSeconds = 60;
		fixture().sandbox.faults.add({ route: 'storagePut', kind: 'delay', delayMs: 90_000 });
		const { extracted } = await fixture().extract([await invoicePdf('A-1')], { options: { uploadConcurrency: 1 } });
		expect(extracted).toHaveLength(1);
		expect(askedParts()).toEqual([[1, 2, 3], [2], [3]]);
	});

	it('is asked for again before use when its documented lifetime is nearly over', async () => {
		fixture().sandbox.faults.add({ route: 'storagePut', kind: 'delay', delayMs: 14.5 * 60_000 });
		await fixture().extract([await invoicePdf('A-1')], { options: { uploadConcurrency: 1 } });
		expect(fixture().requests('storagePut').map(({ status }) => status)).toEqual([200, 200, 200]);
		expect(askedParts()).toEqual([[1, 2, 3], [2, 3]]);
	});

	it('that is refused twice makes the document fail, and no other', async () => {
		const bad = await invoicePdf('A-2');
		fixture().sandbox.settings.partSize = bad.bytes.length + 100;
		fixture().sandbox.faults.add({ route: 'storagePut', kind: 'status', status: 403, code: 'AccessDenied', times: 2 });
		const { extracted, failed } = await fixture().extract([bad, await invoicePdf('A-1')], { options: { uploadConcurrency: 1 } });
		expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['A-1']);
		expect(failed.map(({ json }) => [json.fileName, json.stage, json.code])).toEqual([['A-2.pdf', 'upload', 'URL_EXPIRED']]);
	});
});

it('sends a part again when the storage is busy or breaks off', async () => {
	fixture().sandbox.faults.add({ route: 'storagePut', kind: 'status', status: 503, code: 'SlowDown', times: 2 });
	fixture().sandbox.faults.add({ route: 'storagePut', kind: 'dropAfter' });
	fixture().sandbox.faults.add({ route: 'storageGet', kind: 'dropBefore' });
	const { extracted } = await fixture().extract([await invoicePdf('A-1')]);
	expect(extracted).toHaveLength(1);
	expect(fixture().requests('storagePut').map(({ status }) => status)).toEqual([503, 503, undefined, 200]);
});
