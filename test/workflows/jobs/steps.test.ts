import type { INodeExecutionData } from 'n8n-workflow';

import { broken, doubtful, invoice, noDocument } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, carriedNumbers, FAILED_KEYS, failedNumbers, jsonOf, rowsOf } from './support/seen';
import { calls, named, WAITED_FOR, type Service } from './support/services';

const fixture = useJobs();
const MINUTE = 60_000;
const HOLD = { whileProcessing: 'hold' };
const FILES = [invoice('A-1'), doubtful('A-2'), noDocument('A-4')];

const sent = async (service: Service, files = FILES): Promise<INodeExecutionData[]> =>
	allOf(await fixture().run(service, 'submit', { files })).map(({ json, binary }) => ({ json, ...(binary && { binary }) }));

describe.each(named(WAITED_FOR))('%s', (_name, service) => {
	it('Submit gives an item for each piece of work, with its documents, and what was not sent on Failed', async () => {
		const run = await fixture().run(service, 'submit', { files: FILES });
		const items = allOf(run);
		expect(items).toHaveLength(calls(service));
		expect(carriedNumbers(items)).toEqual(['A-1', 'A-2']);
		for (const { json } of items) expect(json).toMatchObject({ [service.idKey]: expect.any(String), status: 'processing', submittedAt: expect.any(String) });
		expect(items.flatMap(({ binary }) => Object.values(binary ?? {})).map(({ fileName }) => fileName)).toEqual(['A-1.pdf', 'A-2.pdf']);
		expect(failedNumbers(allOf(run, NODE, 1))).toEqual(['A-4']);
		expect(Object.keys(allOf(run, NODE, 1)[0].json)).toEqual(FAILED_KEYS);
		expect(allOf(run, NODE, 1)[0].binary?.data.fileName).toBe('A-4.pdf');
	});

	it('Get Status tells work that goes on from finished work, and keeps what the item brought', async () => {
		fixture().takes(service, MINUTE);
		const [item] = await sent(service);
		const look = async () => allOf(await fixture().run(service, 'getStatus', { items: [item] }));
		expect(jsonOf(await look())).toMatchObject([{ status: 'processing', [service.idKey]: item.json[service.idKey], documents: item.json.documents }]);
		await fixture().clock.sleep(3 * MINUTE);
		const [done] = await look();
		expect(done.json).toMatchObject({ status: 'completed', progress: 100, [service.idKey]: item.json[service.idKey] });
		expect(Object.keys(done.binary ?? {})).toEqual(Object.keys(item.binary ?? {}));
	});

	it('Get Status looks once for several items of the same work, and each keeps what it brought', async () => {
		const [item] = await sent(service);
		fixture().server(service).requests.length = 0;
		const items = ['first', 'second'].map((note) => ({ json: { ...item.json, note } }));
		const looked = allOf(await fixture().run(service, 'getStatus', { items }));
		expect(looked.map(({ json, pairedItem }) => [json.note, typeof json.status, pairedItem])).toEqual([['first', 'string', { item: 0 }], ['second', 'string', { item: 1 }]]);
		expect(fixture().requests(service, 'look').length).toBeLessThanOrEqual(1);
	});

	it('Wait for Completion gives finished work with its documents, once', async () => {
		fixture().takes(service, 30_000);
		const run = await fixture().run(service, 'wait', { items: await sent(service), parameters: HOLD });
		expect([0, 1, 2].map((output) => allOf(run, NODE, output).length)).toEqual([0, calls(service), 0]);
		expect(carriedNumbers(allOf(run, NODE, 1))).toEqual(['A-1', 'A-2']);
		for (const { json } of allOf(run, NODE, 1)) expect(json).toMatchObject({ status: 'completed', [service.idKey]: expect.any(String) });
	});

	it('Wait for Completion sends what takes longer than its limit to Failed, where it is not lost', async () => {
		fixture().takes(service, 30 * MINUTE);
		const run = await fixture().run(service, 'wait', { items: await sent(service), parameters: { ...HOLD, waitMinutes: 1 } });
		const failed = allOf(run, NODE, 2);
		expect(failedNumbers(failed)).toEqual(['A-1', 'A-2']);
		for (const { json } of failed) {
			expect(Object.keys(json).slice(0, FAILED_KEYS.length)).toEqual(FAILED_KEYS);
			expect(json).toMatchObject({ stage: 'extraction', code: 'STILL_PROCESSING', retryable: false, extractionId: json[service.idKey], advice: expect.stringContaining('Get Rows') });
		}
		await fixture().clock.sleep(40 * MINUTE);
		const items = failed.map(({ json, binary }) => ({ json, binary }));
		expect(rowsOf(service, await fixture().run(service, 'getRows', { items }))).toEqual({ extracted: ['A-1'], needsReview: ['A-2'], failed: [] });
	});

	it('Wait for Completion sends work that the service does not know to Failed, beside what ends well', async () => {
		const unknown = { json: { [service.idKey]: 'none' } };
		const run = await fixture().run(service, 'wait', { items: [...(await sent(service, [invoice('A-1')])), unknown], parameters: HOLD });
		expect(carriedNumbers(allOf(run, NODE, 1))).toEqual(['A-1']);
		expect(jsonOf(allOf(run, NODE, 2))).toMatchObject([{ fileName: null, stage: 'extraction', extractionId: 'none', status: 'failed' }]);
	});

	it('Wait for Completion keeps what has ended when the rest cannot be asked for any more', async () => {
		const ended = await sent(service, [invoice('A-1')]);
		await fixture().clock.sleep(MINUTE);
		fixture().takes(service, 30 * MINUTE);
		const items = [...ended, ...(await sent(service, [invoice('A-2')]))];
		fixture().faults(service).add({ route: service.routes.look, kind: 'status', status: 401, times: 1000, skip: 2 });
		const run = await fixture().run(service, 'wait', { items, parameters: HOLD });
		expect(run.error).toBeUndefined();
		expect(carriedNumbers(allOf(run, NODE, 1))).toEqual(['A-1']);
		expect(failedNumbers(allOf(run, NODE, 2))).toEqual(['A-2']);
	});

	it('Get Rows gives the rows once, however many items name the same work, and each document on its output', async () => {
		const items = await sent(service, [invoice('A-1'), doubtful('A-2'), broken('A-3')]);
		await fixture().clock.sleep(5 * MINUTE);
		const run = await fixture().run(service, 'getRows', { items: [...items, ...items] });
		expect(rowsOf(service, run)).toEqual({ extracted: ['A-1'], needsReview: ['A-2'], failed: ['A-3'] });
		expect(allOf(run, NODE, 1)[0].binary?.data.fileName).toBe('A-2.pdf');
		expect(Object.keys(allOf(run, NODE, 2)[0].json)).toEqual(FAILED_KEYS);
	});

	it('Get Rows sends work that is still processing to Failed, one item a document', async () => {
		fixture().takes(service, 30 * MINUTE);
		const run = await fixture().run(service, 'getRows', { items: await sent(service) });
		expect(rowsOf(service, run)).toEqual({ extracted: [], needsReview: [], failed: ['A-1', 'A-2'] });
		for (const { json } of allOf(run, NODE, 2)) {
			expect(Object.keys(json)).toEqual(FAILED_KEYS);
			expect(json).toMatchObject({ code: 'STILL_PROCESSING', retryable: false, message: expect.stringContaining('Wait for Completion') });
		}
	});

	it('Get Rows knows work by its ID alone', async () => {
		const items = await sent(service, [invoice('A-1')]);
		await fixture().clock.sleep(5 * MINUTE);
		const bare = items.map(({ json }) => ({ json: { [service.idKey]: json[service.idKey] } }));
		expect(rowsOf(service, await fixture().run(service, 'getRows', { items: bare }))).toEqual({ extracted: ['A-1'], needsReview: [], failed: [] });
	});

	it.each(['wait', 'getRows', 'getStatus'] as const)('%s answers on one output as a tool of an agent, and never parks', async (operation) => {
		fixture().takes(service, 30 * MINUTE);
		const node = { type: `${fixture().node(service, NODE, operation).type}Tool` };
		const run = await fixture().run(service, operation, { items: await sent(service, [invoice('A-1')]), node });
		expect(run.status).toBe('success');
		expect([0, 1, 2].map((output) => allOf(run, NODE, output).length)).toEqual([1, 0, 0]);
	});
});
