import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { FaultKind } from '../../../sandbox/core/faults';
import { invoice, useParserPro } from './support';

const fixture = useParserPro();
const pro = () => fixture().sandbox.invoiceParserPro;

const FAULTS: Array<[FaultKind, number | undefined]> = [
	['dropBefore', undefined],
	['dropAfter', undefined],
	['truncatedJson', undefined],
	['html', 503],
	['status', 504],
];

/** A job and a batch that have finished, and a webhook. */
async function prepare(): Promise<IDataObject> {
	await fixture().run(['invoice', 'submit'], [invoice('A-1')]);
	await fixture().run(['batch', 'create'], [invoice('A-2')]);
	await fixture().run(['webhook', 'create'], [], { inputItems: [{ json: {} }], parameters: { url: 'https://hooks.example/ipp' } });
	await fixture().clock.sleep(60_000);
	const [job] = pro().jobs;
	const [batch] = pro().batches;
	fixture().sandbox.requests.length = 0;
	return { jobId: job.id, batchId: batch.id, webhookId: pro().webhooks[0].id, keyId: pro().keys[1].id };
}

async function run(resource: string, operation: string, json: IDataObject) {
	const inputItems: INodeExecutionData[] = [{ json }];
	const session = { sessionToken: pro().sessionToken, sendAs: 'bearer', baseUrl: pro().baseUrl };
	return await fixture().run([resource, operation], [], {
		inputItems,
		credentials: { invoiceParserProApi: { apiKey: pro().apiKey, baseUrl: pro().baseUrl }, session },
		...(resource === 'apiKey' && { node: { credentials: { invoiceParserProSessionApi: { id: 'session', name: 'session' } } } }),
		...(operation === 'create' && { parameters: { url: 'https://hooks.example/other' } }),
	});
}

const REPEATABLE: Array<[resource: string, operation: string, route: string]> = [
	['invoice', 'getStatus', 'getInvoice'],
	['invoice', 'download', 'downloadInvoice'],
	['invoice', 'getMany', 'listJobs'],
	['batch', 'getStatus', 'getBatch'],
	['batch', 'download', 'downloadBatch'],
	['webhook', 'getMany', 'listWebhooks'],
	['account', 'get', 'getAccount'],
	['apiKey', 'getMany', 'listKeys'],
];

describe('a call that may be repeated', () => {
	const cases = REPEATABLE.flatMap(([resource, operation, route]) =>
		FAULTS.filter(([kind]) => !(kind === 'truncatedJson' && operation === 'download')).map(([kind, status]) => [resource, operation, route, kind, status] as const),
	);

	it.each(cases)('%s: %s at %s with %s %s is made again', async (resource, operation, route, kind, status) => {
		const json = await prepare();
		fixture().sandbox.faults.add({ route, kind, ...(status && { status }) });
		const done = await run(resource, operation, json);
		expect(done.error).toBeUndefined();
		expect(fixture().output(done).length).toBeGreaterThan(0);
		expect(fixture().requests(route)).toHaveLength(2);
	});
});

describe('what makes a secret that is shown once', () => {
	const unclear = FAULTS.flatMap(([kind, status]) => [['webhook', 'createWebhook', kind, status] as const, ['apiKey', 'createKey', kind, status] as const]);

	it.each(unclear)('%s: create at %s with %s %s is not made again, and says what to look at', async (resource, route, kind, status) => {
		fixture().sandbox.faults.add({ route, kind, ...(status && { status }) });
		const { error } = await run(resource, 'create', {});
		expect(fixture().requests(route)).toHaveLength(1);
		expect(error).toMatchObject({ description: expect.stringContaining('It may exist all the same') });
	});
});

describe('a deletion', () => {
	it.each([['webhook', 'deleteWebhook'], ['apiKey', 'revokeKey']])('of a %s whose answer got lost is asked for again', async (resource, route) => {
		const json = await prepare();
		fixture().sandbox.faults.add({ route, kind: 'dropBefore' });
		expect((await run(resource, 'delete', json)).error).toBeUndefined();
		expect(fixture().requests(route)).toHaveLength(2);
	});
});
