import { basename } from 'node:path';

import type { Fault, RecordedRequest } from '../../../sandbox/server';
import { Instance } from '../instance';
import { reportLine, reportRun } from '../report';
import { until } from '../until';
import { arrived, call, extracting, switchOn } from './workflows';

/** The same documents with the same instructions are the same work, in whatever execution. */
const EXTRACT = { type: 'invoiceDataExtraction', parameters: { resource: 'document', operation: 'extract', charges: { idempotency: 'content' } } } as const;

/** What n8n is killed in the middle of: how the service is held up there, and how one sees that it has come to that. */
const MOMENTS: Record<string, { fault: Fault; begun: (requests: RecordedRequest[]) => boolean }> = {
	'the upload': {
		fault: { route: 'storagePut', kind: 'hang', skip: 4, times: 100 },
		begun: (requests) => requests.filter(({ route }) => route === 'storagePut').length > 5,
	},
	'the submission, whose answer is lost': {
		fault: { route: 'submit', kind: 'hang', times: 100 },
		begun: (requests) => requests.some(({ route }) => route === 'submit'),
	},
	'the waiting in the node': {
		fault: { route: 'processing', kind: 'delay', delayMs: 60_000, times: 100 },
		begun: (requests) => requests.some(({ route }) => route === 'poll'),
	},
};

describe('an execution during which n8n is killed', () => {
	let instance: Instance;
	let documents: string[];

	beforeAll(async () => {
		instance = await Instance.start({ host: 'newest', speed: 1 });
		documents = (await instance.writeDocuments()).map((path) => basename(path)).sort();
	});
	afterAll(async () => await instance?.close());

	it.each(Object.entries(MOMENTS))('in %s is marked as crashed, and run again without losing or charging anything twice', async (name, { fault, begun }) => {
		const { sandbox } = instance;
		sandbox.reset();
		Object.assign(sandbox.settings, { concurrentTasks: 50 });
		sandbox.faults.add(fault);
		const workflow = await switchOn(instance, extracting(instance, `Killed in ${name}`, EXTRACT));
		const crashed = await call(instance, workflow);
		await until(`${name} has begun`, () => begun(sandbox.requests));
		await instance.n8n.kill();
		sandbox.faults.clear();
		await instance.startN8n();
		expect((await instance.api.executionWhen(crashed)).status).toBe('crashed');

		const again = await instance.api.executionWhen(await call(instance, workflow));
		expect(again).toMatchObject({ status: 'success' });
		expect(arrived(again).sort()).toEqual(documents);
		// Nine of the documents can be read, one of them has three pages.
		expect(sandbox.settings.credits - sandbox.invoiceDataExtraction.account.balance).toBe(11);
		const submissions = sandbox.invoiceDataExtraction.extractions.map(({ submissionId }) => submissionId);
		expect(new Set(submissions).size).toBe(submissions.length);
		reportRun('durable', instance, `n8n killed in ${name}, run again`, again, ['Extract']);
		reportLine('durable', instance, `n8n killed in ${name}: charged`, `11 pages in ${submissions.length} extractions`);
		await instance.api.deactivate(workflow);
	});
});
