import type { ICredentialDataDecryptedObject, ICredentialType, IDataObject, INode, INodeExecutionData, INodeType } from 'n8n-workflow';

import type { OperationTable } from '../../nodes/shared/node/operation';
import type { WorkflowDefinition, WorkflowEngine } from '../n8nEngine';
import { STEPS, type Step } from './steps';

/** A service's node with what it does and whom it logs in as. */
export interface ServiceNode {
	/** Its folder below `nodes/`. */
	service: string;
	node: INodeType;
	operations: OperationTable;
	credentials: ICredentialType[];
}

export interface StepItems {
	resource: string;
	operation: string;
	items: IDataObject[];
}

/** On these are no results. */
const OTHER_OUTPUTS = ['Pending', 'Failed', 'Other'];

/**
 * Runs the operations of a service in n8n's engine, one after the other.
 * @param documents the input items of those that take documents
 * @param credentials what stands in them, by type
 * @returns the items with results that came out of each
 * @throws Error when an operation fails, or gives no item
 */
export async function runSteps(
	engine: WorkflowEngine,
	{ service, node, operations }: ServiceNode,
	documents: INodeExecutionData[],
	credentials: Record<string, ICredentialDataDecryptedObject>,
): Promise<StepItems[]> {
	const given: Record<string, INodeExecutionData[]> = { documents };
	const results: StepItems[] = [];
	for (const step of STEPS[service]) {
		const { resource, operation, from } = step;
		const name = `${resource}.${operation}`;
		const input: INodeExecutionData[] = from === undefined ? [{ json: {} }] : given[from];
		const inputItems = input.map(({ json, binary }) => ({ json, ...(binary && { binary }) }));
		const run = await engine.run(workflowOf(node, step, Object.keys(credentials)), { inputItems, credentials }).finished;
		if (run.status !== 'success') throw new Error(`${service}, ${name}: ${run.error?.message ?? run.status}`);
		const definition = operations[resource].operations[operation];
		const outputs = definition.kind === 'whole input' ? definition.outputs : ['Output'];
		given[name] = outputs.flatMap((output, index) => (OTHER_OUTPUTS.includes(output) ? [] : run.output('Node', index)));
		if (given[name].length === 0) throw new Error(`${service}, ${name}: no item came out.`);
		// As n8n stores them: what is undefined is not there.
		results.push({ resource, operation, items: given[name].map(({ json }) => JSON.parse(JSON.stringify(json)) as IDataObject) });
	}
	return results;
}

/** The node's type in the engine. */
export function typeOf({ description }: INodeType): string {
	return `n8n-nodes-invoice-extraction.${description.name}`;
}

function workflowOf(node: INodeType, { resource, operation, parameters }: Step, credentialTypes: string[]): WorkflowDefinition {
	const own: INode = {
		...nodeNamed('Node', typeOf(node)),
		parameters: { resource, operation, ...parameters } as INode['parameters'],
		credentials: Object.fromEntries(credentialTypes.map((type) => [type, { id: '1', name: type }])),
	};
	return {
		id: 'schemas',
		nodes: [nodeNamed('Start', 'n8n-nodes-base.manualTrigger'), own],
		connections: { Start: { main: [[{ node: 'Node', type: 'main', index: 0 }]] } },
	};
}

function nodeNamed(name: string, type: string): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters: {} };
}
