import { NodeConnectionTypes, updateDisplayOptions, type INodeProperties } from 'n8n-workflow';

import type { OperationTable } from './operation';

/**
 * The properties of a node: the resource, the operations of each, and the parameters of each operation. Lists are in the order of their
 * names, as n8n wants them; what the table has first is chosen until somebody chooses.
 */
export function nodeProperties(table: OperationTable): INodeProperties[] {
	const resources = Object.entries(table);
	const [[firstResource]] = resources;
	const resource: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: inOrder(resources.map(([value, { name }]) => ({ name, value }))),
		default: firstResource,
	};
	return [resource, ...resources.flatMap(([value, entry]) => resourceProperties(value, entry))];
}

function resourceProperties(resource: string, { operations }: OperationTable[string]): INodeProperties[] {
	const entries = Object.entries(operations);
	const [[firstOperation]] = entries;
	const operation: INodeProperties = {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: inOrder(entries.map(([value, { name, action, summary }]) => ({ name, value, action, description: summary }))),
		default: firstOperation,
	};
	const parameters = entries.flatMap(([value, { description }]) =>
		updateDisplayOptions({ show: { resource: [resource], operation: [value] } }, description),
	);
	return [operation, ...parameters];
}

function inOrder<Choice extends { name: string }>(choices: Choice[]): Choice[] {
	return choices.sort((left, right) => left.name.localeCompare(right.name));
}

/**
 * The node's outputs, as an expression of its operation: n8n evaluates it in the editor and in the engine.
 * Gives for example *Extracted*, *Review*, *Failed* while an operation with these outputs is chosen.
 */
export function outputsExpression(table: OperationTable): `={{${string}}}` {
	const branches = Object.entries(table).flatMap(([resource, { operations }]) =>
		Object.entries(operations).flatMap(([name, operation]) =>
			operation.kind === 'whole input' && operation.outputs.length > 1
				? [`$parameter["resource"] === "${resource}" && $parameter["operation"] === "${name}" ? ${outputList(operation.outputs)} : `]
				: [],
		),
	);
	return `={{ ${branches.join('')}${outputList([undefined])} }}`;
}

function outputList(names: ReadonlyArray<string | undefined>): string {
	return JSON.stringify(names.map((displayName) => ({ type: NodeConnectionTypes.Main, ...(displayName && { displayName }) })));
}
