import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { InvoiceParserProApi } from '../../../credentials/InvoiceParserProApi.credentials';
import { InvoiceParserPro } from '../../../nodes/InvoiceParserPro/InvoiceParserPro.node.js';
import { InvoiceParserProTrigger } from '../../../nodes/InvoiceParserProTrigger/InvoiceParserProTrigger.node.js';
import { clock as nodeClock } from '../../../nodes/shared/clock';
import { createWorkflowEngine, type ExecutionHandle, type WorkflowDefinition, type WorkflowEngine } from '../../../sandbox/n8n';
import { startSandbox, type Sandbox } from '../../../sandbox/server';
import { IfTrue } from '../../support/ifTrue';
import { createVirtualClock } from '../../support/virtualClock';
import { textEngine } from '../../unit/sandbox/support/textEngine';
import { ParserProCalls } from './calls';
import { invoice, locked } from './support';

const clock = createVirtualClock();
const realClock = { ...nodeClock };
let sandbox: Sandbox;
let engine: WorkflowEngine;

beforeAll(async () => {
	Object.assign(nodeClock, { now: clock.now, sleep: clock.sleep });
	sandbox = await startSandbox({ clock, engine: textEngine, settings: { invoiceParserPro: { allowLoopbackWebhooks: true } } });
	const prefix = 'n8n-nodes-invoice-extraction.';
	engine = await createWorkflowEngine({
		nodes: {
			[`${prefix}invoiceParserPro`]: new InvoiceParserPro(),
			[`${prefix}invoiceParserProTrigger`]: new InvoiceParserProTrigger(),
			'n8n-nodes-base.if': new IfTrue(),
		},
		credentialTypes: [new InvoiceParserProApi()],
		binaryMode: 'filesystem',
	});
});
afterAll(async () => {
	await engine.close();
	await sandbox.close();
	Object.assign(nodeClock, realClock);
});

/** The example as it is, but for the notes on the canvas, and with the documents given instead of read from a disk. */
function load(file: string): WorkflowDefinition {
	const { nodes, ...rest } = JSON.parse(readFileSync(join(__dirname, '../../../examples', file), 'utf8')) as WorkflowDefinition;
	const active = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
	return {
		...rest,
		id: file,
		nodes: active.map((node) => ({ ...node, type: node.type === 'n8n-nodes-base.readWriteFile' ? 'n8n-nodes-base.noOp' : node.type })),
	};
}

const credentials = () => ({ invoiceParserProApi: { apiKey: sandbox.invoiceParserPro.apiKey, baseUrl: sandbox.invoiceParserPro.baseUrl } });

it('04 makes a file for QuickBooks out of each batch', async () => {
	sandbox.settings.processingMsPerPage = 3 * 60_000;
	const bills = Array.from({ length: 26 }, (_, index) => invoice(`A-${index}`));
	const files = [...bills, locked, { name: 'a.gif', bytes: Buffer.from('GIF89a') }];
	const inputItems = await Promise.all(files.map(async ({ name, bytes }) => ({ json: {}, binary: { data: await engine.storeBinary(bytes, name) } })));
	let run = await engine.run(load('04-batch-to-quickbooks.json'), { inputItems, credentials: credentials() }).finished;
	expect(run.status).toBe('waiting');
	while (run.status === 'waiting' && run.waitTill) {
		await clock.sleep(run.waitTill.getTime() - clock.now());
		run = await engine.resume(run.stored(), { credentials: credentials() }).finished;
	}
	expect(run.error).toBeUndefined();
	const saved = run.allOutput('Save the File');
	const texts = await Promise.all(saved.map(async ({ binary }) => (await engine.readBinary(binary!.data)).toString()));
	const numbers = texts.flatMap((text) => text.trim().split('\n').slice(1).map((line) => line.split(',')[0]));
	expect(saved).toHaveLength(2);
	expect(numbers.sort()).toEqual(bills.map(({ name }) => name.replace('.pdf', '')).sort());
	expect(run.allOutput('Raise an Alert').map(({ json }) => json.fileName).sort()).toEqual(['a.gif', locked.name]);
});

it('05 sends what comes in down one of three branches', async () => {
	sandbox.settings.processingMsPerPage = 300;
	const started: ExecutionHandle[] = [];
	const trigger = await engine.activate(load('05-trigger-to-review.json'), { credentials: credentials() }, (run) => started.push(run));
	const calls = new ParserProCalls(sandbox);
	await calls.upload(invoice('B-1'));
	await calls.upload(invoice('B-2', 'doubt: total 110 120'));
	await calls.upload(locked);
	await clock.sleep(30_000);
	const runs = await Promise.all(started.map(async ({ finished }) => await finished));
	await trigger.deactivate();
	const arrived = (node: string) => runs.flatMap((run) => run.allOutput(node).map(({ json }) => json.invoice_number ?? json.code));
	expect(['Book the Invoice', 'Ask a Person', 'Raise an Alert'].map(arrived)).toEqual([['B-1'], ['B-2'], ['EXTRACTION_FAILED']]);
});
