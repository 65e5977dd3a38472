import type { INode, INodeConnections } from 'n8n-workflow';
import { join } from 'node:path';

import { adapt } from '../../../tools/n8nServer/adapt';
import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import { readWorkflowFile } from '../../../tools/n8nServer/workflowFile';
import type { TestFile } from '../../support/testDocuments';
import { webhookNode } from '../webhookNode';
import type { Cluster } from './cluster';

const EXAMPLE = join(__dirname, '../../../examples/02-durable-wait.json');
/** The node of the example that brings the documents, behind its triggers. */
const READ = 'Read Documents';
/** Leaves the digest of the document's bytes in the column `sha256`. */
export const READER = 'Read the Document';
const PATH = 'invoices';

/**
 * Switches the example of durable waits on, with a webhook that brings one document in place of the folder, and with a node at
 * the end that reads the document of a row for review.
 */
export async function switchOnExample({ api, credentials }: Cluster): Promise<StoredWorkflow> {
	const { nodes, connections, ...example } = await readWorkflowFile(EXAMPLE);
	const replaced = [READ, ...Object.keys(connections).filter((name) => connections[name].main.flat().some((wire) => wire?.node === READ))];
	const kept = Object.entries(connections).filter(([name]) => !replaced.includes(name));
	const reading: INode = {
		id: 'read-the-document',
		name: READER,
		type: 'n8n-nodes-base.crypto',
		typeVersion: 1,
		position: [1440, -200],
		parameters: { action: 'hash', type: 'SHA256', binaryData: true, binaryPropertyName: 'data', dataPropertyName: 'sha256', encoding: 'hex' },
	};
	const workflow = {
		...example,
		nodes: [webhookNode(PATH, 'POST'), reading, ...nodes.filter(({ name }) => !replaced.includes(name))],
		connections: { Webhook: connections[READ], ...Object.fromEntries(kept), 'Ask a Person': wireTo(READER) },
	};
	const stored = await api.createWorkflow(adapt(workflow, { credentials, filesFolder: '' }));
	await api.activate(stored);
	return stored;
}

function wireTo(node: string): INodeConnections {
	return { main: [[{ node, type: 'main', index: 0 }]] };
}

/**
 * Calls the webhook once for each document, one after the other: n8n numbers executions in the order of the calls.
 * @returns the number of each one's execution
 */
export async function send({ main, api }: Cluster, { id }: StoredWorkflow, documents: TestFile[]): Promise<string[]> {
	const known = new Set((await api.executions(id)).map((execution) => execution.id));
	for (const { name, bytes } of documents) {
		const body = new FormData();
		body.append('data', new Blob([new Uint8Array(bytes)], { type: 'application/pdf' }), name);
		const { ok, status } = await fetch(`${main.url}/webhook/${PATH}`, { method: 'POST', body });
		if (!ok) throw new Error(`The webhook does not take ${name}: ${status}`);
	}
	const started = (await api.executions(id)).map((execution) => execution.id).filter((execution) => !known.has(execution));
	return started.sort((a, b) => Number(a) - Number(b));
}
