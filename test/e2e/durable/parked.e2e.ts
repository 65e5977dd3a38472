import { basename } from 'node:path';

import type { ListedExecution, StoredWorkflow } from '../../../tools/n8nServer/api';
import { Instance } from '../instance';
import { reportLine, reportRun } from '../report';
import { until } from '../until';
import { arrived, call, switchOn, waiting, type Step } from './workflows';

/**
 * All are parked at once, and left alone for a minute: n8n is killed while none of them runs. On a busy machine that may take more than one
 * pause, so the work lasts for several.
 */
const POLL_SECONDS = 60;
const LONGER_THAN_SOME_PAUSES_MS = 240_000;
const SAFELY_PARKED_MS = 20_000;

interface Chain {
	start: Step;
	wait: Step;
	rows: Step;
}

const SERVICES: Record<string, Chain> = {
	'Invoice Data Extraction': chain('invoiceDataExtraction', ['document', 'submit'], ['extraction', 'wait'], ['extraction', 'getRows']),
	'InvoiceParser Pro': chain('invoiceParserPro', ['batch', 'create'], ['batch', 'wait'], ['batch', 'getRows']),
	'AI Leapers Invoice OCR': chain('aiLeapersInvoiceOcr', ['batch', 'create'], ['batch', 'wait'], ['batch', 'getRows']),
};

function isSafelyParked({ status, waitTill }: ListedExecution): boolean {
	return status === 'waiting' && Boolean(waitTill) && Date.parse(String(waitTill)) - Date.now() > SAFELY_PARKED_MS;
}

function chain(type: Step['type'], ...operations: Array<[resource: string, operation: string]>): Chain {
	const [start, wait, rows] = operations.map(([resource, operation]) => ({ type, parameters: { resource, operation } }));
	return { start, wait: { ...wait, parameters: { ...wait.parameters, waiting: { pollSeconds: POLL_SECONDS } } }, rows };
}

describe('executions that wait in the database while n8n is killed', () => {
	let instance: Instance;
	let documents: string[];
	let workflows: StoredWorkflow[];
	let executions: string[];

	beforeAll(async () => {
		instance = await Instance.start({ host: 'newest', speed: 1 });
		documents = (await instance.writeDocuments()).map((path) => basename(path)).sort();
		const { faults } = instance.sandbox;
		// One for each service: by its submission, by the names of its whole batch, by the name of one document.
		for (const match of ['submission_id', '.pdf ', documents[0]]) {
			faults.add({ route: 'processing', kind: 'delay', delayMs: LONGER_THAN_SOME_PAUSES_MS, match });
		}
		workflows = [];
		for (const [name, steps] of Object.entries(SERVICES)) workflows.push(await switchOn(instance, waiting(instance, name, steps)));
		executions = await Promise.all(workflows.map(async (workflow) => await call(instance, workflow)));
		await until('all are parked', async () => (await listed()).every(isSafelyParked));
		await instance.n8n.kill();
		await instance.startN8n();
		const started = Date.now();
		// For a moment after its start n8n calls what is parked `crashed`.
		await until('none is called crashed any more', async () => (await listed()).every(({ status }) => status !== 'crashed'));
		reportLine('durable', instance, 'After the start, before none was called crashed any more', `${Math.round((Date.now() - started) / 1000)} s`);
	});
	afterAll(async () => await instance?.close());

	/** How they stand, without their data. */
	async function listed(): Promise<ListedExecution[]> {
		return (await Promise.all(workflows.map(async ({ id }) => await instance.api.executions(id)))).flat();
	}

	it.each(Object.keys(SERVICES).map((name, index) => [name, index] as const))('%s: goes on by itself, and every document arrives once', async (name, index) => {
		const execution = await instance.api.executionWhen(executions[index], ['success']);
		expect(arrived(execution).sort()).toEqual(documents);
		reportRun('durable', instance, `${name}: parked, n8n killed, started again`, execution, ['Start', 'Wait', 'Rows']);
	});

	it('is sent once and charged once by each service', () => {
		const { requests, invoiceDataExtraction, invoiceParserPro, aiLeapersInvoiceOcr } = instance.sandbox;
		const sent = (end: string) => requests.filter(({ method, path }) => method === 'POST' && path.endsWith(end)).length;
		expect([sent('/extractions'), sent('/batches'), sent('/batch/extract')]).toEqual([1, 1, 1]);
		// Nine of the documents can be read, one of them has three pages; the first service counts pages, the others documents.
		const charged = {
			pages: 10_000 - invoiceDataExtraction.account.balance,
			credits: 450 - invoiceParserPro.account.credits.balance,
			invoices: aiLeapersInvoiceOcr.business.used,
		};
		expect(charged).toEqual({ pages: 11, credits: 9, invoices: 9 });
		reportLine('durable', instance, 'Charged by the three services', '11 pages, 9 credits, 9 invoices: each document once');
	});
});
