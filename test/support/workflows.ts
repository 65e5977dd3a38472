import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { InvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import type { RunOptions, WorkflowDefinition, WorkflowRun } from '../../tools/n8nEngine';
import { NODE_TYPE, type ExtractFixture } from './extractFixture';
import { inPanel, panelOf } from './panel';

const CREDENTIAL_TYPE = 'invoiceDataExtractionApi';

/** From an output of one node to the input of another. */
export type Wire = [from: string, output: number, to: string];

/** The node, set to an operation such as `extraction: getRows`; its `options` are put where the panel has them. */
export function operation(
	name: string,
	[resource, chosen]: [resource: string, operation: string],
	{ options, ...parameters }: IDataObject = {},
	node: Partial<INode> = {},
): INode {
	const panel = panelOf(new InvoiceDataExtraction().description, { resource, operation: chosen });
	return {
		id: `id-${name}`,
		name,
		type: NODE_TYPE,
		typeVersion: 1,
		position: [0, 0],
		credentials: { [CREDENTIAL_TYPE]: { id: '1', name: CREDENTIAL_TYPE } },
		...node,
		parameters: { resource, operation: chosen, ...parameters, ...inPanel(panel, (options ?? {}) as IDataObject) } as INode['parameters'],
	};
}

/** A node that passes its items on, so that a test sees what came out of a wire over all runs. */
export function collector(name: string, node: Partial<INode> = {}): INode {
	return { id: `id-${name}`, name, type: 'n8n-nodes-base.noOp', typeVersion: 1, position: [0, 0], parameters: {}, ...node };
}

/** A workflow that begins with "Start"; its nodes stand in one line unless the wires say otherwise. */
export function workflowOf(nodes: INode[], wires: Wire[] = inLine(nodes)): WorkflowDefinition {
	const start: INode = { id: 'id-Start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, position: [0, 0], parameters: {} };
	const connections: WorkflowDefinition['connections'] = {};
	for (const [from, output, to] of wires) {
		const outputs = ((connections[from] ??= { main: [] }).main ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output]?.push({ node: to, type: 'main', index: 0 });
	}
	return { id: 'workflow-1', nodes: [start, ...nodes], connections };
}

function inLine(nodes: INode[]): Wire[] {
	return nodes.map(({ name }, index) => [nodes[index - 1]?.name ?? 'Start', 0, name]);
}

function credentialsOf({ sandbox }: ExtractFixture): RunOptions['credentials'] {
	const { apiKey, baseUrl } = sandbox.invoiceDataExtraction;
	return { [CREDENTIAL_TYPE]: { apiKey, baseUrl } };
}

/** Starts a workflow with the sandbox's key. */
export function start(fixture: ExtractFixture, workflow: WorkflowDefinition, inputItems: INodeExecutionData[], options: RunOptions = {}) {
	return fixture.engine.run(workflow, { credentials: credentialsOf(fixture), inputItems, ...options });
}

/** Runs a workflow to its end or to where it waits. */
export async function run(fixture: ExtractFixture, workflow: WorkflowDefinition, inputItems: INodeExecutionData[], options: RunOptions = {}): Promise<WorkflowRun> {
	return await start(fixture, workflow, inputItems, options).finished;
}

/**
 * Goes on with an execution that waits, as n8n does: what its database holds of it is read back each time that the time
 * has come. Nothing else of the run before is used.
 * @returns the end, and the time of each parking in milliseconds
 */
export async function resumeToEnd(fixture: ExtractFixture, first: WorkflowRun): Promise<{ run: WorkflowRun; parkings: number[] }> {
	const parkings: number[] = [];
	let current = first;
	while (current.status === 'waiting' && current.waitTill) {
		const waitMs = current.waitTill.getTime() - fixture.clock.now();
		parkings.push(waitMs);
		await fixture.clock.sleep(waitMs);
		current = await fixture.engine.resume(current.stored(), { credentials: credentialsOf(fixture) }).finished;
	}
	return { run: current, parkings };
}
