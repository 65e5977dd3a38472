import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import { ENDED, type Execution } from '../../../tools/n8nServer/execution';
import { invoicePdf, type TestFile } from '../../support/testDocuments';
import { reportLine } from '../report';
import { until } from '../until';
import { Cluster } from './cluster';
import { submitted } from './outage';
import { send, switchOnExample } from './workflow';

const DOCUMENTS = 100;
const SPEED = 60;
/** In real time; longer than the node waits for without parking. */
const PROCESSING_MS = 30_000;

describe('a hundred executions at once in n8n\'s queue mode', () => {
	let cluster: Cluster;
	let documents: TestFile[];
	let workflow: StoredWorkflow;
	let executions: Execution[];

	beforeAll(async () => {
		documents = await Promise.all(Array.from({ length: DOCUMENTS }, async (_, index) => await invoicePdf(`H-${1001 + index}`)));
		cluster = await Cluster.start({ credits: 1000, concurrentTasks: DOCUMENTS, readTimeLimitMs: 240_000, processingMsPerPage: PROCESSING_MS * SPEED }, { speed: SPEED });
		workflow = await switchOnExample(cluster);
		await send(cluster, workflow, documents);
		await until('all have ended', async () => {
			const statuses = (await cluster.api.executions(workflow.id)).map(({ status }) => status);
			return statuses.every((status) => ENDED.includes(status));
		});
		executions = [];
		for (const { id } of await cluster.api.executions(workflow.id)) executions.push(await cluster.api.execution(id));
	});
	afterAll(async () => await cluster?.close());

	it('all wait in the database, and come to their end', async () => {
		const runs = [...(await cluster.takenBy('first')), ...(await cluster.takenBy('second'))];

		expect(executions.map(({ status, error }) => ({ status, error }))).toEqual(documents.map(() => ({ status: 'success', error: undefined })));
		expect(executions.filter(({ id }) => runs.filter((run) => run === id).length < 2)).toEqual([]);
		reportLine('queue', cluster, '100 executions at once, two workers', `all have ended, in ${runs.length} runs`);
	});

	it('bring every document to the end of the workflow once, and have each page charged once', () => {
		const arrived = executions.flatMap((execution) => ['Book the Invoice', 'Ask a Person'].flatMap((node) => execution.items(node)));

		expect(arrived.map(({ json }) => `${String(json['Invoice Number'])}.pdf`).sort()).toEqual(documents.map(({ name }) => name));
		expect(submitted(cluster).sort()).toEqual(documents.map(({ name }) => name));
		expect(cluster.sandbox.invoiceDataExtraction.account).toMatchObject({ balance: 1000 - DOCUMENTS, reserved: 0 });
	});
});
