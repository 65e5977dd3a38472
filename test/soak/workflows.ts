import type { IConnections, INode, INodeParameters } from 'n8n-workflow';
import { join } from 'node:path';

import { adapt } from '../../tools/n8nServer/adapt';
import type { StoredWorkflow } from '../../tools/n8nServer/api';
import { readWorkflowFile, type WorkflowFile } from '../../tools/n8nServer/workflowFile';
import { webhookNode } from '../e2e/webhookNode';
import type { SoakHost } from './hosts';
import type { Delivery } from './plan';

const EXAMPLES: Record<Delivery['by'], string> = {
	mail: '07-mail-attachments.json',
	parkedFolder: '02-durable-wait.json',
	heldFolder: '10-duplicate-safe-retry.json',
};

/** What a user puts in the place of the examples' last nodes: calls of the own system, the booking with the bill's key. */
const CALLS: Record<string, (books: string) => INodeParameters> = {
	'Book the Invoice': (books) => ({
		method: 'PUT',
		url: `=${books}/bookings/{{ $json._billKey }}`,
		...jsonBody('{ number: $json["Invoice Number"], file: $json._sourceFile, total: $json["Total Amount"] }'),
	}),
	'Ask a Person': (books) => ({ method: 'POST', url: `${books}/desk`, ...jsonBody('{ file: $json._sourceFile, codes: $json._reviewCodes }') }),
	'Raise an Alert': callAlert,
	'Not Sent': callAlert,
	'Extraction Failed': callAlert,
};

/** What the workflow of an example gives rows with. */
const GIVES_ROWS = ['extract', 'getRows'];

/** The address below `/webhook/` that starts a workflow for a folder, with the query `folder`. */
export function pathOf(by: Delivery['by']): string {
	return `soak-${by}`;
}

/** Saves the examples, with calls of the books at their ends, and switches them on. */
export async function switchOnWorkflows(host: SoakHost, books: string): Promise<StoredWorkflow[]> {
	const stored: StoredWorkflow[] = [];
	for (const [by, example] of Object.entries(EXAMPLES) as Array<[Delivery['by'], string]>) {
		const file = await readWorkflowFile(join(__dirname, '../../examples', example));
		const workflow = withCalls(adapt(file, host), books);
		const saved = await host.api.createWorkflow(by === 'mail' ? workflow : calledForFolder(workflow, host.filesFolder, pathOf(by)));
		await host.api.activate(saved);
		stored.push(saved);
	}
	return stored;
}

function withCalls(workflow: WorkflowFile, books: string): WorkflowFile {
	const nodes = workflow.nodes.map((node): INode => {
		const call = CALLS[node.name];
		if (!call) return withBill(node);
		const { id, name, position } = node;
		return { id, name, position, type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters: call(books), retryOnFail: true, maxTries: 5 };
	});
	return { ...workflow, nodes };
}

/** The key of the booking comes with the bill. */
function withBill(node: INode): INode {
	const { operation, output } = node.parameters;
	if (!GIVES_ROWS.includes(operation as string)) return node;
	return { ...node, parameters: { ...node.parameters, output: { ...(output as INodeParameters), addBill: 'flatRow' } } };
}

/** A call from outside, with the name of a folder, in the place of the triggers and the one folder of the example. */
function calledForFolder(workflow: WorkflowFile, filesFolder: string, path: string): WorkflowFile {
	const reader = 'Read Documents';
	const triggers = Object.keys(workflow.connections).filter((name) => workflow.connections[name].main.flat().some((wire) => wire?.node === reader));
	const connections: IConnections = Object.fromEntries(Object.entries(workflow.connections).filter(([name]) => !triggers.includes(name)));
	const nodes = workflow.nodes.filter(({ name }) => !triggers.includes(name)).map((node) =>
		node.name === reader ? { ...node, parameters: { ...node.parameters, fileSelector: `=${filesFolder}/{{ $json.query.folder }}/*.pdf` } } : node,
	);
	return { ...workflow, nodes: [webhookNode(path), ...nodes], connections: { ...connections, Webhook: { main: [[{ node: reader, type: 'main', index: 0 }]] } } };
}

function callAlert(books: string): INodeParameters {
	return { method: 'POST', url: `${books}/alerts`, ...jsonBody('{ file: $json.fileName, code: $json.code, message: $json.message }') };
}

function jsonBody(value: string): INodeParameters {
	return { sendBody: true, specifyBody: 'json', jsonBody: `={{ ${value} }}` };
}
