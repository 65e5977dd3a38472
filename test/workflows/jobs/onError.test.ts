import type { INodeExecutionData } from 'n8n-workflow';
import { inspect } from 'node:util';

import { workflowOf } from '../../support/workflows';
import { invoice } from './support/documents';
import { NODE, useJobs } from './support/fixture';
import { allOf, FAILED_KEYS, jsonOf } from './support/seen';
import { named, SERVICES, WAITED_FOR, type Operation, type Service } from './support/services';

const fixture = useJobs();
const WRONG_KEY = 'a-key-that-nobody-may-see';

/** Each operation with the number of its outputs. */
const OPERATIONS: Array<[Operation, number]> = [['extract', 3], ['submit', 2], ['wait', 3], ['getRows', 3]];
const places = (services: Service[]) =>
	services.flatMap((service) => OPERATIONS.filter(([name]) => name === 'extract' || service.submit).map(([name, outputs]) => [`${service.name}: ${name}`, service, name, outputs] as const));

/** Two items with a file and an ID, so that any operation can take them. */
async function input({ idKey = 'id' }: Service): Promise<INodeExecutionData[]> {
	const items = await fixture().items([invoice('A-1'), invoice('A-2')]);
	return items.map((item, index) => ({ ...item, json: { [idKey]: `some-${index}` } }));
}

const run = async (service: Service, operation: Operation, onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput') => {
	const trial = { items: await input(service), apiKey: WRONG_KEY, node: { onError }, parameters: operation === 'wait' ? { whileProcessing: 'hold' } : {} };
	return await fixture().run(service, operation, trial);
};

const expectNoKey = (value: unknown) => expect(inspect(value, { depth: 20 })).not.toMatch(new RegExp(`${WRONG_KEY}|Bearer`));

describe.each(places(SERVICES))('%s, refused by the service', (_name, service, operation, outputs) => {
	it('stops with one error that says what to look at, and nothing comes out', async () => {
		const done = await run(service, operation, 'stopWorkflow');
		expect(done.error).toMatchObject({ name: 'NodeApiError', httpCode: '401', description: expect.stringMatching(/Code: \w+/) });
		expect(Array.from({ length: outputs }, (_, output) => allOf(done, NODE, output)).flat()).toEqual([]);
		expectNoKey(done.error);
		expect(service.charged(fixture())).toBe(0);
	});

	it('sends every item, with its file, to Failed when the workflow is to continue', async () => {
		const done = await run(service, operation, 'continueRegularOutput');
		expect(done.error).toBeUndefined();
		expect(Array.from({ length: outputs - 1 }, (_, output) => allOf(done, NODE, output)).flat()).toEqual([]);
		const failed = allOf(done, NODE, outputs - 1);
		expect(failed.map(({ binary, pairedItem }) => [binary?.data.fileName, pairedItem])).toMatchObject([['A-1.pdf', { item: 0 }], ['A-2.pdf', { item: 1 }]]);
		for (const { json } of failed) {
			expect(Object.keys(json).slice(0, FAILED_KEYS.length)).toEqual(FAILED_KEYS);
			expect(json).toMatchObject({ stage: 'service', retryable: false });
		}
		expectNoKey(failed);
	});

	it('sends every item to the error output when there is one', async () => {
		const done = await run(service, operation, 'continueErrorOutput');
		expect(done.error).toBeUndefined();
		expect(Array.from({ length: outputs }, (_, output) => allOf(done, NODE, output)).flat()).toEqual([]);
		const errors = allOf(done, NODE, outputs);
		expect(errors).toHaveLength(2);
		for (const { json } of errors) expect(json.error).toEqual(expect.any(String));
		expectNoKey(errors);
	});
});

describe.each(named(WAITED_FOR))('%s: getStatus, refused by the service', (_name, service) => {
	it('stops with one error', async () => {
		const done = await run(service, 'getStatus', 'stopWorkflow');
		expect(done.error).toMatchObject({ name: 'NodeApiError', httpCode: '401' });
		expectNoKey(done.error);
	});

	it('says of each item why when the workflow is to continue', async () => {
		const done = await run(service, 'getStatus', 'continueRegularOutput');
		const told = { error: expect.any(String), code: expect.any(String), retryable: false };
		expect(jsonOf(allOf(done))).toEqual([0, 1].map((index) => ({ ...told, extractionId: `some-${index}` })));
		expectNoKey(allOf(done));
	});

	it('sends each item to the error output when there is one', async () => {
		const done = await run(service, 'getStatus', 'continueErrorOutput');
		expect([0, 1].map((output) => allOf(done, NODE, output).length)).toEqual([0, 2]);
		expectNoKey(allOf(done, NODE, 1));
	});
});

it('Upload says of a failed document what all others say', async () => {
	const [service] = SERVICES;
	const node = { ...fixture().node(service, NODE, 'extract'), parameters: { resource: 'uploadSession', operation: 'upload' } };
	const trial = { files: [invoice('A-1'), { name: 'A-2.pdf', bytes: Buffer.from('no document') }] };
	const done = await (await fixture().startWorkflow(service, workflowOf([node]), trial)).finished;
	expect(allOf(done, NODE, 0)).toHaveLength(1);
	expect(jsonOf(allOf(done, NODE, 1)).map((json) => Object.keys(json))).toEqual([FAILED_KEYS]);
});
