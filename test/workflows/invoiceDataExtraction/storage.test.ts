import type { IDataObject } from 'n8n-workflow';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { NODE, useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';
import { operation, run, workflowOf } from '../../support/workflows';

const fixture = useExtractFixture();

let server: Server | undefined;
afterEach(async () => {
	server?.closeAllConnections();
	await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
	server = undefined;
});

async function serve(listener: RequestListener): Promise<string> {
	server = createServer(listener);
	await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Extracts a document for which the service gives these URLs of its parts. */
async function uploadTo(urls: object[]) {
	fixture().sandbox.faults.add({ route: 'partUrls', kind: 'changed', times: 100, change: (answer) => ({ ...(answer as object), part_urls: urls }) });
	const { error } = (await fixture().extract([await invoicePdf('A-1')])).run;
	expect(JSON.stringify(error)).not.toMatch(/X-Amz|Bearer/);
	return error;
}

describe('a part', () => {
	it('without an address is said to have none', async () => {
		const error = await uploadTo([]);
		expect(error).toMatchObject({ message: 'The service gave no address to upload part 1 of 1 of the document to', description: expect.stringMatching(/^Run the workflow again.*NO_PART_URL/) });
		expect(fixture().requests('storagePut')).toEqual([]);
	});

	it('that the storage does not confirm with an ETag says so, and what may have taken it away', async () => {
		const url = await serve((request, answer) => void request.resume().on('end', () => answer.end()));
		const error = await uploadTo([{ part_number: 1, url: `${url}/part?X-Amz-Signature=abc` }]);
		expect(error).toMatchObject({ message: expect.stringContaining('did not confirm it with an ETag'), description: expect.stringMatching(/proxy.*header ETag.*NO_ETAG/) });
	});

	it('for a storage that cannot be found says which host, and that it is not the service itself', async () => {
		const error = await uploadTo([{ part_number: 1, url: 'https://no-such-storage.invalid/part?X-Amz-Signature=abc' }]);
		expect(error?.message).toMatch(/^The storage of the service could not be reached at no-such-storage\.invalid: its host name/);
		expect(error?.description).toMatch(/^The n8n server must be able to reach this host as well/);
	});

	it.each(['https://169.254.169.254/latest?X-Amz-Signature=abc', 'https://10.0.0.1/part?X-Amz-Signature=abc', 'https://[::ffff:169.254.169.254]/part', 'file:///tmp/x'])('is not sent to %s', async (url) => {
		const error = await uploadTo([{ part_number: 1, url }]);
		expect(error).toMatchObject({ message: expect.stringMatching(/storage address that is (inside a private network|not encrypted)/), description: expect.stringContaining('UNSAFE_URL') });
	});
});

describe('Output: Get Download URL', () => {
	const getUrl = async (change?: (answer: unknown) => unknown) => {
		const { run: extracted } = await fixture().extract([await invoicePdf('A-1')]);
		expect(extracted.error).toBeUndefined();
		if (change) fixture().sandbox.faults.add({ route: 'output', kind: 'changed', change });
		const input = [{ json: { extractionId: fixture().sandbox.invoiceDataExtraction.extractions[0].id } }];
		return await run(fixture(), workflowOf([operation('Node', ['output', 'getDownloadUrl'], { format: 'csv' })]), input);
	};

	it('hands on the address of the storage', async () => {
		const [{ json }] = (await getUrl()).output('Node') as Array<{ json: IDataObject }>;
		expect(json.downloadUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/.*X-Amz-Signature/);
	});

	it.each(['file:///etc/passwd', 'javascript:alert(1)', 'data:text/html,x', 'http://storage.example.com/file.csv', 'https://169.254.169.254/file.csv', 'https://0xa000001/file.csv', ''])(
		'does not hand on %j',
		async (url) => {
			const done = await getUrl((answer) => ({ ...(answer as object), download_url: url }));
			expect(done.error).toMatchObject({ name: 'NodeApiError', description: expect.stringContaining('UNSAFE_URL') });
			expect(done.output('Node')).toEqual([]);
		},
	);
});

describe('what the service says beyond the rows', () => {
	const poll = async (change: (answer: IDataObject) => object) => {
		fixture().sandbox.faults.add({ route: 'poll', kind: 'changed', times: 100, change: (answer) => ((answer as IDataObject).status === 'completed' ? change(answer as IDataObject) : answer) });
		return await fixture().extract([await invoicePdf('A-1')], { options: { evidence: 'full' } });
	};
	const reasonsOf = (json: IDataObject) => (json._extraction as { reasons: Array<{ code: string; message: string }> }).reasons;

	it('may be missing as a whole', async () => {
		const { run: done, extracted } = await poll(({ success, status, output }) => ({ success, status, output }));
		expect(done.error).toBeUndefined();
		expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['A-1']);
		expect(extracted[0].json._extraction).toMatchObject({ manifest: { creditsDeducted: null, pagesFailed: null } });
		expect(done.hints(NODE).map(({ message }) => message)).toEqual([
			'The service did not say which pages it could not read, nor where it made assumptions: look at its dashboard if it matters to you.',
		]);
	});

	it.each([
		['a note without a description', { ai_uncertainty_notes: [{ topic: 'Dates' }] }, 'AI_UNCERTAINTY', 'Dates: The note says no more.'],
		['a note that is a text', { ai_uncertainty_notes: 'Two dates' }, 'AI_UNCERTAINTY', 'Note of the service: Two dates'],
		['failed pages that are counted but not listed', { pages: { failed_count: 1 } }, 'PAGES_FAILED', expect.stringContaining('a document that it did not name')],
		['a failed page without a name', { pages: { failed: [{ page: 2 }] } }, 'PAGES_FAILED', expect.stringContaining('2 of a document that it did not name')],
	])('is still a reason for review: %s', async (_what, said, code, message) => {
		const { run: done, needsReview, extracted } = await poll((answer) => ({ ...answer, ...said }));
		expect(done.error).toBeUndefined();
		expect(extracted).toEqual([]);
		expect(reasonsOf(needsReview[0].json)).toEqual([expect.objectContaining({ code, message })]);
	});
});
