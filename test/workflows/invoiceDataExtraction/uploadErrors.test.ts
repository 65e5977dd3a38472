import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';

const fixture = useExtractFixture();

/** The first of two documents meets an error when its upload is completed. */
async function extractWith(status: number, code: string, times = 1) {
	fixture().sandbox.faults.add({ route: 'completeUpload', kind: 'status', status, code, times });
	const files = [await invoicePdf('A-1'), await invoicePdf('A-2')];
	return await fixture().extract(files, { options: { uploadConcurrency: 1 } });
}

it.each([
	[400, 'INVALID_COMPLETION_PARTS', 'The parts provided to complete this file upload are invalid'],
	[422, 'OBJECT_SIZE_MISMATCH', 'The uploaded file size does not match the file_size_bytes declared'],
	[404, 'FILE_NOT_FOUND', 'This file_id was not registered'],
])('a document whose upload is refused (%i %s) goes to Failed while its neighbour goes on', async (status, code, text) => {
	const { run, extracted, failed } = await extractWith(status, code);
	expect(run.status).toBe('success');
	expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['A-2']);
	expect(failed.map(({ json, pairedItem }) => [json.stage, json.code, pairedItem])).toEqual([['upload', code, { item: 0 }]]);
	expect(failed[0].json.message).toContain(text);
	expect(failed[0].binary?.data.fileName).toBe('A-1.pdf');
});

it('repeats a completion that failed for the moment (502 UPLOAD_COMPLETE_FAILED)', async () => {
	const { extracted, failed } = await extractWith(502, 'UPLOAD_COMPLETE_FAILED', 2);
	expect(extracted).toHaveLength(2);
	expect(failed).toEqual([]);
	expect(fixture().requests('storagePut')).toHaveLength(2);
	expect(fixture().requests('completeUpload').map(({ status }) => status)).toEqual([502, 502, 200, 200]);
});

it('opens a new session for all documents when the service has given one up (409 FILE_ABORTED)', async () => {
	const { extracted, failed } = await extractWith(409, 'FILE_ABORTED');
	expect(extracted).toHaveLength(2);
	expect(failed).toEqual([]);
	expect(fixture().sandbox.invoiceDataExtraction.sessions.map(({ files }) => files.length)).toEqual([2, 2]);
	expect(fixture().sandbox.invoiceDataExtraction.extractions).toHaveLength(1);
});

it('gives up a document that the service aborts in every session, and extracts the other', async () => {
	const files = [await invoicePdf('A-1'), await invoicePdf('A-2')];
	fixture().sandbox.faults.add({ route: 'completeUpload', kind: 'status', status: 409, code: 'FILE_ABORTED', times: 10, match: '"1-' });
	const { extracted, failed } = await fixture().extract(files);
	expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['A-2']);
	expect(failed.map(({ json }) => [json.fileName, json.code])).toEqual([['A-1.pdf', 'FILE_ABORTED']]);
	expect(fixture().sandbox.invoiceDataExtraction.sessions).toHaveLength(3);
});

it('opens a new session when the service has forgotten the first (409 UPLOAD_ID_NOT_FOUND)', async () => {
	fixture().sandbox.settings.uploadTtlSeconds = 60;
	fixture().sandbox.faults.add({ route: 'storagePut', kind: 'delay', delayMs: 90_000 });
	const { extracted, failed } = await fixture().extract([await invoicePdf('A-1')]);
	expect(extracted).toHaveLength(1);
	expect(failed).toEqual([]);
	expect(fixture().requests('completeUpload').map(({ status }) => status)).toEqual([409, 200]);
	const [first, second] = fixture().sandbox.invoiceDataExtraction.sessions.map(({ id }) => id);
	expect(second).not.toBe(first);
});

describe('a document that the service refuses by name when the session is created', () => {
	it('goes to Failed, and the others are registered without it', async () => {
		const big = await invoicePdf('A-1');
		const small = await invoicePdf('2');
		big.bytes = Buffer.concat([big.bytes, Buffer.alloc(1000, ' ')]);
		fixture().sandbox.settings.maxPdfBytes = big.bytes.length - 1;
		const { extracted, failed } = await fixture().extract([big, small]);
		expect(extracted.map(({ json }) => String(json['Invoice Number']))).toEqual(['2']);
		expect(failed.map(({ json }) => [json.fileName, json.stage, json.code, json.message])).toEqual([
			['A-1.pdf', 'upload', 'FILE_TOO_LARGE', 'A-1.pdf: A file exceeds the maximum size for its type. Check details for the file and size limit. Split a long PDF, or save an image in a lower resolution.'],
		]);
	});
});

it('fails as a whole when the service refuses the documents together (400 TOTAL_UPLOAD_SIZE_LIMIT_EXCEEDED)', async () => {
	fixture().sandbox.settings.maxTotalBytes = 1000;
	const { run } = await fixture().extract([await invoicePdf('A-1')]);
	expect(run.error).toMatchObject({
		message: 'The combined size of all files exceeds the maximum upload size. Check details for the limit',
		httpCode: '400',
	});
});
