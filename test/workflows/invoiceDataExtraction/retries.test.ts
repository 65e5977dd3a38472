import type { Fault } from '../../../sandbox/server';
import { useExtractFixture } from '../../support/extractFixture';
import { invoicePdf } from '../../support/testDocuments';

describe('the same work, asked for again', () => {
	const fixture = useExtractFixture();
	const service = () => fixture().sandbox.invoiceDataExtraction;
	const retryOnFail = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };

	const files = async () => [await invoicePdf('A-1'), await invoicePdf('A-2')];

	/** Two documents of one page each, uploaded in one session, submitted once, charged once. */
	const expectOnce = () => {
		expect(service().sessions).toHaveLength(1);
		expect(service().extractions).toHaveLength(1);
		expect(service().account.balance).toBe(1000 - 2);
		expect(service().account.reserved).toBe(0);
	};

	/** An answer that the node cannot understand: it fails, although the service has done the work. */
	const garbled = (route: string): Fault => ({ route, kind: 'wrongShape' });

	it.each(['createSession', 'partUrls', 'completeUpload', 'submit', 'poll', 'storageGet'])(
		'by Retry On Fail after a fault at %s, finds the same session and the same extraction',
		async (route) => {
			fixture().sandbox.faults.add(garbled(route));
			const { run, extracted } = await fixture().extract(await files(), { node: retryOnFail });
			expect(run.status).toBe('success');
			expect(extracted.map(({ json }) => json['Invoice Number'])).toEqual(['A-1', 'A-2']);
			expectOnce();
		},
	);

	it('without Retry On Fail, fails with the fault', async () => {
		fixture().sandbox.faults.add(garbled('submit'));
		const { run } = await fixture().extract(await files());
		expect(run.error).toMatchObject({ message: expect.stringContaining("The service's answer is not as documented at") });
	});

	it('does not upload again what is uploaded', async () => {
		fixture().sandbox.faults.add(garbled('submit'));
		await fixture().extract(await files(), { node: retryOnFail });
		expect(fixture().requests('storagePut')).toHaveLength(2);
		expect(fixture().requests('submit')).toHaveLength(2);
	});

	it('by the same execution, such as after a crash, is not charged twice', async () => {
		const first = await fixture().extract(await files());
		const again = await fixture().extract(await files(), { executionId: first.run.executionId });
		const { id } = service().extractions[0];
		for (const { extracted } of [first, again]) {
			expect(extracted.map(({ json }) => [json['Invoice Number'], json._extractionId])).toEqual([
				['A-1', id],
				['A-2', id],
			]);
		}
		expectOnce();
	});

	it('by another execution, in whatever order the documents come, is the same work', async () => {
		const first = await fixture().extract(await files());
		const again = await fixture().extract((await files()).reverse());
		expect(again.run.executionId).not.toBe(first.run.executionId);
		expect(again.extracted.map(({ json, pairedItem }) => [json['Invoice Number'], pairedItem])).toEqual([
			['A-1', { item: 1 }],
			['A-2', { item: 0 }],
		]);
		expectOnce();
	});

	it('by another execution is other work where everything is always extracted anew', async () => {
		const options = { idempotency: 'execution' };
		await fixture().extract(await files(), { options });
		await fixture().extract(await files(), { options });
		expect(service().sessions).toHaveLength(2);
		expect(service().account.balance).toBe(1000 - 4);
	});

	it('by the same execution with other instructions is another extraction', async () => {
		const { run } = await fixture().extract(await files());
		const fields = { field: [{ name: 'Invoice Number' }] };
		const { extracted } = await fixture().extract(await files(), { executionId: run.executionId, parameters: { promptMode: 'fields', fields } });
		expect(Object.keys(extracted[0].json)).toEqual(['Invoice Number', 'Source File', '_extractionId', '_sourceFile', '_page']);
		expect(service().extractions).toHaveLength(2);
	});

	it.each(['createSession', 'partUrls', 'storagePut', 'completeUpload', 'submit', 'poll', 'storageGet'])(
		'because the answer at %s got lost, is done once',
		async (route) => {
			fixture().sandbox.faults.add({ route, kind: 'dropAfter' });
			const { run, extracted } = await fixture().extract(await files());
			expect(run.status).toBe('success');
			expect(extracted).toHaveLength(2);
			expectOnce();
		},
	);

	it.each(['createSession', 'submit', 'poll'])('because a proxy answered for %s with a page, is done once', async (route) => {
		fixture().sandbox.faults.add({ route, kind: 'html', status: 502 });
		const { extracted } = await fixture().extract(await files());
		expect(extracted).toHaveLength(2);
		expectOnce();
	});
});
