import {
	NodeApiError,
	NodeConnectionTypes,
	NodeOperationError,
	sleep,
	type IBinaryData,
	type ICredentialType,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';

import {
	createWorkflowEngine,
	type BinaryMode,
	type WorkflowDefinition,
	type WorkflowEngine,
} from '../../../tools/n8nEngine';

type Behaviour = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

const probeApi: ICredentialType = {
	name: 'probeApi',
	displayName: 'Probe API',
	properties: [
		{ displayName: 'Key', name: 'key', type: 'string', default: '' },
		{ displayName: 'Scheme', name: 'scheme', type: 'string', default: 'Bearer' },
	],
	authenticate: {
		type: 'generic',
		properties: { headers: { Authorization: '={{$credentials.scheme}} {{$credentials.key}}' } },
	},
};

class Probe implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: 'Does what the test says',
		defaults: { name: 'Probe' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		credentials: [{ name: 'probeApi', required: false }],
		properties: [
			{ displayName: 'Greeting', name: 'greeting', type: 'string', default: 'hello' },
			{ displayName: 'Needed', name: 'needed', type: 'string', default: 'given', required: true },
		],
	};

	constructor(private readonly behaviour: Behaviour) {}

	// The engine calls `execute` with its context as `this`, so the instance's behaviour is bound here.
	execute = ((behaviour) =>
		async function (this: IExecuteFunctions) {
			return await behaviour().call(this);
		})(() => this.behaviour);
}

const node = (name: string, type: string, more: Partial<INode> = {}): INode => ({
	id: `id-${name}`,
	name,
	type,
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
	...more,
});

function probeWorkflow(more: Partial<INode> = {}): WorkflowDefinition {
	const to = (name: string) => [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
	return {
		id: 'workflow-1',
		nodes: [
			node('Start', 'n8n-nodes-base.manualTrigger'),
			node('Probe', 'test.probe', more),
			node('First', 'n8n-nodes-base.noOp', { position: [200, 0] }),
			node('Second', 'n8n-nodes-base.noOp', { position: [200, 200] }),
		],
		connections: {
			Start: { main: [to('Probe')] },
			Probe: { main: [to('First'), to('Second')] },
		},
	};
}

const open: WorkflowEngine[] = [];

async function engineWith(behaviour: Behaviour, binaryMode: BinaryMode = 'default') {
	const engine = await createWorkflowEngine({
		nodes: { 'test.probe': new Probe(behaviour) },
		credentialTypes: [probeApi],
		binaryMode,
	});
	open.push(engine);
	return engine;
}

afterEach(async () => {
	await Promise.all(open.splice(0).map(async (engine) => await engine.close()));
});

const json = (items: INodeExecutionData[]) => items.map((item) => item.json);

describe('items', () => {
	it('go through the node to the nodes after it, with expressions resolved for each item', async () => {
		const engine = await engineWith(async function () {
			const greet = (index: number) => this.getNodeParameter('greeting', index) as string;
			return [this.getInputData().map((_, item) => ({ json: { says: greet(item) }, pairedItem: { item } }))];
		});
		const run = await engine.run(
			probeWorkflow({ parameters: { greeting: '=hi {{ $json.name }}' } }),
			{ inputItems: [{ json: { name: 'Ada' } }, { json: { name: 'Bo' } }] },
		).finished;
		expect(run.error).toBeUndefined();
		expect(run.status).toBe('success');
		expect(json(run.output('First'))).toEqual([{ says: 'hi Ada' }, { says: 'hi Bo' }]);
		expect(run.output('Second')).toEqual([]);
		expect(() => run.output('Nobody')).toThrow('no node "Nobody"');
	});

	it('leave the caller\'s own objects as they were', async () => {
		const engine = await engineWith(async function () {
			const items = this.getInputData();
			items[0].json.changed = true;
			return [items];
		});
		const inputItems = [{ json: { name: 'Ada' } }];
		const run = await engine.run(probeWorkflow(), { inputItems }).finished;
		expect(json(run.output('Probe'))).toEqual([{ name: 'Ada', changed: true }]);
		expect(inputItems).toEqual([{ json: { name: 'Ada' } }]);
	});

	it('are not passed to a node whose required parameter is empty: the execution fails', async () => {
		const engine = await engineWith(async () => [[]]);
		const run = await engine.run(probeWorkflow({ parameters: { needed: '' } })).finished;
		expect(run.status).toBe('error');
		expect(run.runCount('Probe')).toBe(0);
	});

	it('come with the hints, metadata and messages the node left', async () => {
		const engine = await engineWith(async function () {
			this.addExecutionHints({ message: 'look here', location: 'outputPane' });
			this.customData.set('batch', 'b-1');
			this.sendMessageToUI('half way');
			return [this.getInputData()];
		});
		const messages: unknown[] = [];
		const run = await engine.run(probeWorkflow(), {
			onMessageToUI: (message) => messages.push(message),
		}).finished;
		expect(run.hints('Probe')).toEqual([{ message: 'look here', location: 'outputPane' }]);
		expect(run.metadata).toEqual({ batch: 'b-1' });
		expect(messages).toEqual([{ source: '[Node: "Probe"]', messages: ['half way'] }]);
	});
});

it('lets the caller watch through n8n\'s own hooks', async () => {
	const engine = await engineWith(async () => [[], [{ json: {} }]]);
	const ended: string[] = [];
	await engine.run(probeWorkflow(), {
		onHooks: (hooks) => hooks.addHandler('nodeExecuteAfter', (name) => void ended.push(name)),
	}).finished;
	expect(ended).toEqual(['Start', 'Probe', 'Second']);
});

describe.each<BinaryMode>(['default', 'filesystem'])('binary data, storage "%s"', (mode) => {
	it('is stored, read as a stream or a buffer, and written by the node', async () => {
		const engine = await engineWith(async function () {
			const source = this.helpers.assertBinaryData(0, 'data');
			const content = source.id
				? await text(await this.helpers.getBinaryStream(source.id, 4))
				: (await this.helpers.getBinaryDataBuffer(0, 'data')).toString();
			const copy = await this.helpers.prepareBinaryData(
				Readable.from([Buffer.from(content.toUpperCase())]),
				'copy.txt',
				'text/plain',
			);
			return [[{ json: { streamed: Boolean(source.id) }, binary: { copy } }]];
		}, mode);
		const data = await engine.storeBinary(Buffer.from('an invoice'), 'invoice.pdf');
		const run = await engine.run(probeWorkflow(), { inputItems: [{ json: {}, binary: { data } }] })
			.finished;
		expect(run.error).toBeUndefined();
		const [item] = run.output('First');
		const copy = item.binary?.copy as IBinaryData;
		expect(data).toMatchObject({ fileName: 'invoice.pdf', mimeType: 'application/pdf', bytes: 10 });
		expect(item.json.streamed).toBe(mode === 'filesystem');
		expect(copy.data).toBe(mode === 'filesystem' ? 'filesystem-v2' : 'QU4gSU5WT0lDRQ==');
		expect((await engine.readBinary(copy)).toString()).toBe('AN INVOICE');
	});
});

it('keeps stored files in a folder of its own and removes it', async () => {
	let path = '';
	const engine = await engineWith(async function () {
		path = this.helpers.getBinaryPath(this.helpers.assertBinaryData(0, 'data').id ?? '');
		return [[]];
	}, 'filesystem');
	const data = await engine.storeBinary(Buffer.from('an invoice'), 'invoice.pdf');
	await engine.run(probeWorkflow(), { inputItems: [{ json: {}, binary: { data } }] }).finished;
	expect(existsSync(path)).toBe(true);
	await expect(createWorkflowEngine({ binaryMode: 'default' })).rejects.toThrow('is still open');
	await engine.close();
	expect(existsSync(path)).toBe(false);
});

describe('HTTP', () => {
	let server: Server;
	let url: string;
	let seen: IncomingHttpHeaders[];
	let onRequest: () => void;

	beforeEach(async () => {
		seen = [];
		onRequest = () => {};
		server = createServer((request, response) => {
			seen.push(request.headers);
			onRequest();
			if (request.url === '/never') return;
			response.setHeader('content-type', 'application/json').end('{"ok":true}');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	});

	afterEach(() => {
		server.closeAllConnections();
		server.close();
	});

	const ask = (path: string): Behaviour =>
		async function () {
			const body = await this.helpers.httpRequestWithAuthentication.call(this, 'probeApi', {
				url: `${url}${path}`,
			});
			return [[{ json: body }]];
		};
	const withCredential = { credentials: { probeApi: { id: 'c-1', name: 'My key' } } };
	const credentials = { 'My key': { key: 'secret' } };

	it('carries the credential, completed with its defaults', async () => {
		const engine = await engineWith(ask('/'));
		const run = await engine.run(probeWorkflow(withCredential), { credentials }).finished;
		expect(json(run.output('First'))).toEqual([{ ok: true }]);
		expect(seen.map((headers) => headers.authorization)).toEqual(['Bearer secret']);
	});

	it('fails for a credential that the run was not given', async () => {
		const engine = await engineWith(ask('/'));
		const run = await engine.run(probeWorkflow(withCredential)).finished;
		expect(run.status).toBe('error');
		expect(seen).toEqual([]);
	});

	it('is cut when the execution is cancelled, and no further node starts', async () => {
		const engine = await engineWith(ask('/never'));
		const handle = engine.run(probeWorkflow(withCredential), { credentials });
		onRequest = () => handle.cancel();
		const run = await handle.finished;
		expect(run.status).toBe('canceled');
		expect(run.runCount('First')).toBe(0);
	});
});

it('tells the running node that the execution was cancelled', async () => {
	const abort = new AbortController();
	const engine = await engineWith(async function () {
		const signal = this.getExecutionCancelSignal();
		abort.abort();
		return [[{ json: { told: signal?.aborted } }]];
	});
	const run = await engine.run(probeWorkflow(), { signal: abort.signal }).finished;
	expect(run.status).toBe('canceled');
	expect(json(run.output('Probe'))).toEqual([{ told: true }]);
	expect(run.runCount('First')).toBe(0);
});

describe('a node that fails', () => {
	const failing: Behaviour = async function () {
		throw new NodeApiError(this.getNode(), { message: 'refused' }, { httpCode: '403', message: 'No' });
	};

	it('ends the execution', async () => {
		const run = await (await engineWith(failing)).run(probeWorkflow()).finished;
		expect(run.status).toBe('error');
		expect(run.error).toMatchObject({ message: 'No', httpCode: '403' });
	});

	it('passes its input on with On Error set to continue', async () => {
		const engine = await engineWith(failing);
		const run = await engine.run(probeWorkflow({ onError: 'continueRegularOutput' }), {
			inputItems: [{ json: { name: 'Ada' } }],
		}).finished;
		expect(run.status).toBe('success');
		expect(run.nodeError('Probe')?.message).toBe('No');
		expect(json(run.output('First'))).toEqual([{ name: 'Ada' }]);
	});

	it('has its failed items on the error output, after its own outputs', async () => {
		const engine = await engineWith(async function () {
			const error = new NodeOperationError(this.getNode(), 'unreadable');
			return [
				[
					{ json: { fine: true }, pairedItem: 0 },
					{ json: { error: error.message }, error, pairedItem: 1 },
				],
				[],
			];
		});
		const workflow = probeWorkflow({ onError: 'continueErrorOutput' });
		workflow.connections.Probe.main[2] = workflow.connections.Probe.main[1];
		const run = await engine.run(workflow, { inputItems: [{ json: {} }, { json: {} }] }).finished;
		expect(json(run.output('First'))).toEqual([{ fine: true }]);
		expect(json(run.output('Second'))).toEqual([{ error: 'unreadable' }]);
	});

	it('is tried again with Retry On Fail', async () => {
		let tries = 0;
		const engine = await engineWith(async function () {
			tries += 1;
			if (tries < 3) throw new NodeOperationError(this.getNode(), 'not yet');
			return [[{ json: { tries } }]];
		});
		// The engine reads 0 as "not set" and waits a second; one millisecond is the shortest.
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };
		const run = await engine.run(probeWorkflow(retry)).finished;
		expect(run.status).toBe('success');
		expect(json(run.output('First'))).toEqual([{ tries: 3 }]);
	});
});

it('remembers across executions what a node recorded as processed', async () => {
	const engine = await engineWith(async function () {
		const numbers = this.getInputData().map((item) => String(item.json.number));
		const result = await this.helpers.checkProcessedAndRecord(numbers, 'node', { mode: 'entries' });
		return [[{ json: { ...result } }]];
	});
	const check = async (...numbers: string[]) => {
		const inputItems = numbers.map((number) => ({ json: { number } }));
		const run = await engine.run(probeWorkflow(), { inputItems }).finished;
		return run.output('First')[0].json;
	};
	expect(await check('A-1', 'A-2')).toEqual({ new: ['A-1', 'A-2'], processed: [] });
	expect(await check('A-2', 'A-3')).toEqual({ new: ['A-3'], processed: ['A-2'] });
});

describe('an execution that waits', () => {
	// A durable poll: output 0 goes back to the node itself, output 1 is what is done.
	const pollWorkflow = (): WorkflowDefinition => {
		const workflow = probeWorkflow();
		workflow.connections.Probe.main[0] = [
			{ node: 'Probe', type: NodeConnectionTypes.Main, index: 0 },
		];
		return workflow;
	};
	const inAnHour = () => new Date(Date.now() + 3_600_000);

	it('sends nothing on, and after its time runs the node again with the same items', async () => {
		let polls = 0;
		const behaviour: Behaviour = async function () {
			polls += 1;
			const items = this.getInputData();
			if (polls === 3) return [[], items];
			await this.putExecutionToWait(inAnHour());
			return [items];
		};
		const engine = await engineWith(behaviour);
		const inputItems = [{ json: { extractionId: 'e-1' } }];

		const waiting = await engine.run(pollWorkflow(), { inputItems }).finished;
		expect(waiting.status).toBe('waiting');
		expect(waiting.waitTill).toBeInstanceOf(Date);
		expect(polls).toBe(1);
		expect(waiting.runCount('Second')).toBe(0);

		const still = await engine.resume(waiting).finished;
		expect(still.status).toBe('waiting');
		expect(polls).toBe(2);

		await engine.close();
		const restarted = await engineWith(behaviour);
		const done = await restarted.resume(still.stored()).finished;
		expect(done.error).toBeUndefined();
		expect(done.status).toBe('success');
		expect(done.executionId).toBe(waiting.executionId);
		expect(json(done.allOutput('Second'))).toEqual([{ extractionId: 'e-1' }]);
	});

	it('lets the parked items come out of output 0 without running the node', async () => {
		let runs = 0;
		const engine = await engineWith(async function () {
			runs += 1;
			await this.putExecutionToWait(inAnHour());
			return [[{ json: { replaced: true } }]];
		});
		const inputItems = [{ json: { name: 'Ada' } }];
		const waiting = await engine.run(probeWorkflow(), { inputItems }).finished;
		const done = await engine.resume(waiting).finished;
		expect(done.status).toBe('success');
		expect(runs).toBe(1);
		expect(json(done.output('First'))).toEqual([{ name: 'Ada' }]);
	});
});

it('waits for a node that takes its time before it says it is cancelled', async () => {
	const engine = await engineWith(async function () {
		handle.cancel();
		await sleep(1);
		return [[{ json: { finishedAnyway: true } }]];
	});
	const handle = engine.run(probeWorkflow());
	const run = await handle.finished;
	expect(run.status).toBe('canceled');
	expect(json(run.output('Probe'))).toEqual([{ finishedAnyway: true }]);
});
