import type { INode } from 'n8n-workflow';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import type { Execution } from '../../../tools/n8nServer/execution';
import { Instance } from '../instance';
import { demoDocuments } from '../prepared';
import { reportRun } from '../report';
import { until } from '../until';
import { creditsOf, expectOnBranches, filesAt, filesFor, READABLE_PAGES } from './arrivals';
import { decideAll } from './reviewLink';
import { importExample, MODES } from './runExample';

const FILE = '12-errors-and-dead-letters.json';

describe.each(MODES)('12 in the $host n8n, binary data in $binaryMode,', (mode) => {
	let instance: Instance;
	let deadLetters: string;

	beforeAll(async () => {
		instance = await Instance.start(mode);
		await instance.writeDocuments();
		deadLetters = join(instance.filesFolder, 'dead-letters');
	});
	beforeEach(async () => {
		instance.sandbox.reset();
		await mkdir(deadLetters, { recursive: true });
	});
	afterEach(async () => await rm(deadLetters, { recursive: true, force: true }));
	afterAll(async () => await instance?.close());

	it('keeps each document that gave no row, as it was, with the reason beside it, and sends one alert', async () => {
		const { id } = await importExample(instance, FILE);
		const told: string[] = [];
		const execution = await decideAll(instance.api, await instance.api.run(id, 'When Clicked'), 'approved', 'Ask a Person', ({ nodes }) => told.push(...nodes));
		reportRun('examples', instance, FILE, execution);
		await expectOnBranches(execution, 'Book the Invoice', 'Ask a Person', 'Describe the Failure');
		// Nobody waits with a failure for the decision about a row.
		expect(told).toEqual(expect.arrayContaining(['Book the Invoice', 'Keep the Document', 'Keep the Reason', 'Send the Alert']));
		expect(told).not.toContain('Book It Now');
		expect(filesAt(execution, 'Book It Now')).toEqual(filesAt(execution, 'Ask a Person'));
		for (const node of ['System Alert', 'Wait an Hour']) expect(execution.items(node)).toEqual([]);

		const failed = await filesFor('failed');
		const kept = await readdir(deadLetters);
		expect(kept).toHaveLength(2 * failed.length);
		for (const { fileName, bytes } of (await demoDocuments()).filter((document) => failed.includes(document.fileName))) {
			const [document, reason] = kept.filter((name) => name.includes(fileName)).sort();
			expect(await readFile(join(deadLetters, document))).toEqual(bytes);
			expect(reason).toBe(`${document}.json`);
			expect(JSON.parse(await readFile(join(deadLetters, reason), 'utf8'))).toMatchObject({
				fileName,
				retryable: false,
				...(fileName.includes('locked') ? { stage: 'check', code: 'ENCRYPTED_FILE' } : { stage: 'extraction', code: expect.stringMatching(/PAGES/) }),
				message: expect.stringContaining(fileName),
				executionId: execution.id,
				deadLetter: join(deadLetters, document),
			});
		}

		const [alert, ...others] = execution.items('Send the Alert').map(({ json }) => json);
		expect(others).toEqual([]);
		expect(alert.subject).toBe('2 documents could not be extracted');
		for (const name of failed) expect(alert.text).toContain(name);
		expect(String(alert.text).split('\n').filter((line) => line.startsWith(deadLetters))).toHaveLength(failed.length);
	});

	it('says once that the key is refused, without the key, and names every document', async () => {
		const { api, filesFolder, sandbox } = instance;
		const { apiKey, revokedApiKey, baseUrl } = sandbox.invoiceDataExtraction;
		const revoked = await api.createCredential('invoiceDataExtractionApi', 'Revoked', { apiKey: revokedApiKey, baseUrl });
		const { id } = await importExample({ api, filesFolder, credentials: { invoiceDataExtractionApi: revoked } }, FILE);
		const execution = await api.executionWhen(await api.run(id, 'When Clicked'));
		reportRun('examples', instance, `${FILE}, with a revoked key`, execution);
		expect(execution.error).toBeUndefined();

		const names = (await demoDocuments()).map(({ fileName }) => fileName).sort();
		expect(execution.outputs('Extract Invoices').map((items) => items.length)).toEqual([0, 0, names.length]);
		const [alert, ...others] = execution.items('System Alert').map(({ json }) => json);
		expect(others).toEqual([]);
		expect(alert.subject).toMatch(/^No invoice was extracted: .*key/i);
		expect(String(alert.text).split('\n').sort()).toEqual(names);
		const everything = JSON.stringify(execution.nodes.map((node) => execution.outputs(node)));
		for (const key of [apiKey, revokedApiKey]) expect(everything).not.toContain(key);
		expect(await readdir(deadLetters)).toEqual([]);
	});

	/** Runs the example as it is, but with short waits, and without trying again in the node itself. */
	async function runImpatient(title: string, documents?: string): Promise<Execution> {
		const { api } = instance;
		const workflow = await importExample(instance, FILE);
		const nodes = workflow.nodes.map((node) => impatient(node, documents));
		const { id } = await api.updateWorkflow({ ...workflow, nodes });
		const execution = await decideAll(api, await api.run(id, 'When Clicked'), 'rejected');
		reportRun('examples', instance, `${FILE}, ${title}`, execution);
		return execution;
	}

	it('sends again what may succeed later, and nothing is charged twice', async () => {
		Object.assign(instance.sandbox.settings, { stallSubmissions: 1, stallAfterSeconds: 60 });
		const execution = await runImpatient('one submission stalled');
		expect(execution.items('Wait an Hour').map(({ json }) => json)).toEqual([
			expect.objectContaining({ code: 'SUBMISSION_STALLED', retryable: true, extractionId: expect.any(String) }),
		]);
		await expectOnBranches(execution, 'Book the Invoice', 'Ask a Person', 'Describe the Failure');
		for (const node of ['System Alert', 'Book It Now']) expect(execution.items(node)).toEqual([]);
		expect(creditsOf(instance, execution)).toBe(READABLE_PAGES);
	});

	it('gives up what does not succeed later either, and says so', async () => {
		Object.assign(instance.sandbox.settings, { stallSubmissions: 100, stallAfterSeconds: 60 });
		const name = 'nordlicht-RE-2026-0342.pdf';
		const execution = await runImpatient('every submission stalled', name);
		expect(execution.items('Wait an Hour')).toHaveLength(3);
		expect(execution.items('System Alert').map(({ json }) => json)).toEqual([
			{ subject: expect.stringMatching(/^No invoice was extracted: .*not picked up/), text: name },
		]);
		expect(await readdir(deadLetters)).toEqual([]);
	});

	it('says so when anything else fails in an execution that nobody watches', async () => {
		const { api, n8n } = instance;
		const workflow = await importExample(instance, FILE);
		await api.activate(await api.updateWorkflow({ ...workflow, nodes: workflow.nodes.map(startedByCall) }));
		await rm(deadLetters, { recursive: true });
		await until('the workflow is started', async () => (await fetch(`${n8n.url}/webhook/every-night`)).ok);

		const alerts = async () => (await api.executions(workflow.id)).filter(({ mode: how, status }) => how === 'error' && status === 'success');
		await until('the error starts the workflow', async () => (await alerts()).length > 0);
		await api.deactivate(await api.workflow(workflow.id));
		const [{ id }] = await alerts();
		const execution = await api.execution(id);
		reportRun('examples', instance, `${FILE}, without a folder to write to`, execution);
		const [alert] = execution.items('System Alert').map(({ json }) => json);
		expect(alert.subject).toBe(`${workflow.name} failed`);
		expect(alert.text).toContain('Keep the Document');
	});
});

function impatient(node: StoredWorkflow['nodes'][number], documents = '*'): StoredWorkflow['nodes'][number] {
	const { name, parameters } = node;
	if (name === 'Wait an Hour') return { ...node, parameters: { ...parameters, amount: 1, unit: 'seconds' } };
	if (name === 'Read Documents') return { ...node, parameters: { ...parameters, fileSelector: String(parameters.fileSelector).replace(/[^/]*$/, documents) } };
	if (name !== 'Extract Invoices') return node;
	return { ...node, parameters: { ...parameters, waiting: { maxResubmissions: 0 } } };
}

/** A call in place of the night. */
function startedByCall(node: StoredWorkflow['nodes'][number]): INode {
	if (node.name !== 'Every Night') return node;
	return { ...node, type: 'n8n-nodes-base.webhook', typeVersion: 2, webhookId: 'every-night', parameters: { path: 'every-night', options: {} } };
}
