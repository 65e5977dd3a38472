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

	beforeAll(async () => {
		folder = await mkdtemp(join(tmpdir(), 'invoice-extraction-e2e-'));
		const args = ['run', 'dev', '--', '--no-open', '--port', '0', '--sandbox-port', '0', '--folder', folder];
		command = spawn('npm', args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
		ended = once(command, 'close');
		for (const stream of [command.stdout, command.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
		await until('the editor is there', () => /Ctrl\+C/.test(output), 180_000);
		api = await N8nApi.signIn(/Editor\s+(\S+)/.exec(output)?.[1] as string);
	});
	afterAll(async () => {
		if (command.exitCode === null && command.signalCode === null) process.kill(-(command.pid as number), 'SIGTERM');
		await ended;
		await rm(folder, { recursive: true, force: true });
	});

	it('imports all examples, of which the first one runs at once', async () => {
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
			await editor.page.getByText('01 Invoices to rows, doubtful ones to review').first().click();
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
		const execution = await api.executionWhen(await api.run(id, 'When Clicked'));
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

	it('ends everything that it started', async () => {
		process.kill(-(command.pid as number), 'SIGTERM');
		await ended;
		await until('n8n has ended', async () => await fetch(`${api.url}/healthz`).then(() => false, () => true));
		await expect(fetch(/Sandbox\s+(\S+)/.exec(output)?.[1] as string)).rejects.toThrow();
	});
});
