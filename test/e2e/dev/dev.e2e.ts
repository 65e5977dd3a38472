import { NodeConnectionTypes } from 'n8n-workflow';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { N8nApi } from '../../../tools/n8nServer/api';
import { Canvas } from '../editor/canvas';
import { Editor } from '../editor/editor';
import { Panel } from '../editor/panel';
import { EXAMPLES_FOLDER } from '../examples/runExample';
import { until } from '../until';

const ROOT = join(__dirname, '../../..');

describe('npm run dev', () => {
	let folder: string;
	let command: ChildProcess;
	let ended: Promise<unknown>;
	let output = '';
	let api: N8nApi;

	function start(): void {
		output = '';
		const args = ['run', 'dev', '--', '--no-open', '--port', '0', '--sandbox-port', '0', '--folder', folder];
		command = spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
		ended = once(command, 'close');
		for (const stream of [command.stdout, command.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
	}

	/** @throws with all that the command printed, when it ends before */
	async function printed(what: string, text: RegExp): Promise<void> {
		await until(what, () => {
			if (command.exitCode !== null || command.signalCode !== null) throw new Error(`The command has ended before ${what}:\n${output}`);
			return text.test(output);
		});
	}

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'invoice-extraction-e2e-'));
		start();
		await printed('the editor is there', /Ctrl\+C/);
		api = await N8nApi.signIn(new URL(/Workflows\s+(\S+)/.exec(output)?.[1] as string).origin);
	});
	afterAll(async () => {
		if (command.exitCode === null && command.signalCode === null) process.kill(-(command.pid as number), 'SIGTERM');
		await ended;
		await rm(folder, { recursive: true, force: true });
	});

	it('imports all examples, of which the first one stands first and runs at once', async () => {
		const files = (await readdir(EXAMPLES_FOLDER)).filter((file) => file.endsWith('.json'));
		const workflows = await api.workflows();
		expect(workflows).toHaveLength(files.length);
		const first = workflows.find(({ name }) => name.startsWith('01 ')) as { id: string };
		const execution = await api.executionWhen(await api.run(first.id, 'When Clicked'));
		expect(execution.outputs('Extract Invoices').map((items) => items.length)).toEqual([7, 2, 2]);
	});

	it('brings a newcomer to the first rows by what the README says, with nothing but clicks', async () => {
		const editor = await Editor.open({ n8n: api });
		try {
			await editor.page.goto(/Workflows\s+(\S+)/.exec(output)?.[1] as string);
			const list = editor.page.getByTestId('workflow-card-name');
			await list.first().waitFor();
			expect((await list.first().innerText()).trim()).toMatch(/^01 /);
			await list.first().click();
			const canvas = new Canvas(editor);
			await canvas.execute();
			expect(await canvas.wire('Extract Invoices', 'Book the Invoice')).toBe('7 items');
			expect(await canvas.wire('Extract Invoices', 'Ask a Person')).toBe('2 items');
			expect(await canvas.wire('Extract Invoices', 'Raise an Alert')).toBe('2 items');
			const panel = await Panel.open(editor, canvas, 'Ask a Person');
			await panel.showAs('table');
			for (const reason of ['TOTALS_MISMATCH', 'DUPLICATE']) await panel.findInOutput(reason);
			await panel.showAs('binary');
			await panel.output.getByText('harbor-supply-INV-2026-0125-wrong-total.pdf').waitFor();
			expect(editor.problems).toEqual([]);
		} finally {
			await editor.close();
		}
	});

	it('lets the examples that need more run too: the one with a webhook, and the one that keeps dead letters', async () => {
		const named = async (number: string) => (await api.workflows()).find(({ name }) => name.startsWith(`${number} `)) as { id: string };
		const withWebhook = await api.workflow((await named('05')).id);
		await api.activate(withWebhook);
		await api.deactivate(await api.workflow(withWebhook.id));
		const { id } = await named('12');
		// It ends with what is in doubt, which waits for a person.
		const execution = await api.executionWhen(await api.run(id, 'When Clicked'), ['waiting']);
		expect(execution.items('Keep the Document')).toHaveLength(2);
	});

	it('has a credential of each type, which its service accepts', async () => {
		expect((await api.credentials()).map(({ type }) => type).sort()).toEqual([
			'aiLeapersInvoiceOcrApi',
			'invoiceDataExtractionApi',
			'invoiceParserProApi',
			'invoiceParserProSessionApi',
		]);
	});

	it('builds a changed file and lets n8n reload the nodes', async () => {
		const now = new Date();
		await utimes(join(ROOT, 'nodes/InvoiceDataExtraction/operations.ts'), now, now);
		await until('n8n has noticed', async () => (await readFile(/log\s+(\S+)/.exec(output)?.[1] as string, 'utf8')).includes('Hot reload triggered'));
		// While n8n writes its list of node types, the list has no end.
		const names = async () => (await api.nodeTypes().catch(() => [])).map(({ name }) => name);
		await until('the nodes are there again', async () => (await names()).includes('n8n-nodes-invoice-extraction.invoiceDataExtraction'));
	});

	it('lets the trigger of AI Leapers be tried: its URL is copied as it is, and the credential has a secret', async () => {
		const [credential] = (await api.credentials()).filter(({ type }) => type === 'aiLeapersInvoiceOcrApi');
		const credentials = { aiLeapersInvoiceOcrApi: { id: credential.id, name: credential.name } };
		const ours = 'n8n-nodes-invoice-extraction.aiLeapersInvoiceOcr';
		const place = { typeVersion: 1, position: [0, 0] as [number, number] };
		const trigger = { ...place, id: 'trigger', name: 'Trigger', type: `${ours}Trigger`, webhookId: 'tried-out', parameters: {}, credentials };
		const receiver = await api.createWorkflow({ name: 'Receives', nodes: [trigger], connections: {} });
		await api.activate(receiver);
		const parameters = { resource: 'document', operation: 'extract', extraction: { webhookUrl: `${api.url}/webhook/tried-out/results/:secret` } };
		const nodes = [
			{ ...place, id: 'start', name: 'When Clicked', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{ ...place, id: 'read', name: 'Read', type: 'n8n-nodes-base.readWriteFile', parameters: { fileSelector: join(folder, 'files/invoices/nordlicht*'), options: {} } },
			{ ...place, id: 'extract', name: 'Extract', type: ours, parameters, credentials },
		];
		const to = (node: string) => ({ main: [[{ node, type: NodeConnectionTypes.Main, index: 0 }]] });
		const sender = await api.createWorkflow({ name: 'Sends', nodes, connections: { 'When Clicked': to('Read'), Read: to('Extract') } });
		await api.executionWhen(await api.run(sender.id, 'When Clicked'));
		await until('the result has started a workflow', async () => (await api.executions(receiver.id)).length === 1);
		const [{ id }] = await api.executions(receiver.id);
		const received = await api.executionWhen(id);
		expect(received.items('Trigger').map(({ json }) => json.invoice_number)).toEqual(['RE-2026-0342']);
	});

	it('ends everything that it started when it alone is told to end', async () => {
		process.kill(command.pid as number, 'SIGTERM');
		await ended;
		await until('n8n has ended', async () => await fetch(`${api.url}/healthz`).then(() => false, () => true));
		await expect(fetch(/Sandbox\s+(\S+)/.exec(output)?.[1] as string)).rejects.toThrow();
		expect(await runningFor(folder)).toEqual([]);
	});

	it('ends everything also when it is told to while n8n starts', async () => {
		start();
		await printed('n8n starts', /Starting n8n/);
		process.kill(command.pid as number, 'SIGTERM');
		await ended;
		expect(await runningFor(folder)).toEqual([]);
	});
});

/** The programs that were started with a folder in their arguments or their environment, and run still. */
async function runningFor(folder: string): Promise<string[]> {
	const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
	const read = async (pid: string, what: string) => (await readFile(`/proc/${pid}/${what}`, 'utf8').catch(() => '')).replaceAll('\0', ' ');
	const found = await Promise.all(pids.map(async (pid) => ({ command: await read(pid, 'cmdline'), text: (await read(pid, 'cmdline')) + (await read(pid, 'environ')) })));
	return found.filter(({ text }) => text.includes(folder)).map(({ command }) => command);
}
