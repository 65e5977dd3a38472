import {
	NodeConnectionTypes,
	type ICredentialType,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { createWorkflowEngine, type BinaryMode, type WorkflowDefinition, type WorkflowEngine } from '../../../../tools/n8nEngine';

/** What the probe does when it runs. */
export type Behaviour = (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>;

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

/** "Probe" behind the start, and a node behind each of its two outputs. */
export function probeWorkflow(more: Partial<INode> = {}): WorkflowDefinition {
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

/** An engine with a node that does what a test says; it is closed after the test. */
export async function engineWith(behaviour: Behaviour, binaryMode: BinaryMode = 'default') {
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

/** What the items say. */
export const json = (items: INodeExecutionData[]) => items.map((item) => item.json);
