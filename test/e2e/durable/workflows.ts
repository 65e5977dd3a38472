import type { IDataObject, INode } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import type { StoredWorkflow } from '../../../tools/n8nServer/api';
import type { Execution } from '../../../tools/n8nServer/execution';
import type { WorkflowFile } from '../../../tools/n8nServer/workflowFile';
import { fileOf } from '../fileOf';
import type { Instance } from '../instance';
import { webhookNode } from '../webhookNode';

/** A node of the package at work: which, and with what parameters. */
export interface Step {
	type: 'invoiceDataExtraction' | 'invoiceParserPro' | 'aiLeapersInvoiceOcr';
	parameters: IDataObject;
}

type Wire = [from: string, output: number, to: string];

const FILES: INode = {
	id: 'read',
	name: 'Read Documents',
	type: 'n8n-nodes-base.readWriteFile',
	typeVersion: 1,
	position: [220, 0],
	parameters: { fileSelector: '/files/invoices/*', options: {} },
};

/** Reads all documents and extracts them in one node, which waits by itself. */
export function extracting(instance: Instance, name: string, extract: Step): WorkflowFile {
	return workflow(instance, name, [step(instance, 'Extract', extract, [440, 0])], [['Read Documents', 0, 'Extract']]);
}

/** Reads all documents, starts their extraction, waits in n8n's database, and gets the rows. */
export function waiting(instance: Instance, name: string, steps: { start: Step; wait: Step; rows: Step }): WorkflowFile {
	const nodes = [
		step(instance, 'Start', steps.start, [440, 0]),
		step(instance, 'Wait', steps.wait, [660, 200]),
		// Above the waiting node, so that finished extractions go on at once.
		step(instance, 'Rows', steps.rows, [880, 0]),
	];
	return workflow(instance, name, nodes, [['Read Documents', 0, 'Start'], ['Start', 0, 'Wait'], ['Wait', 0, 'Wait'], ['Wait', 1, 'Rows']]);
}

/** A production workflow is started from outside. Saves it, and switches it on. */
export async function switchOn(instance: Instance, file: WorkflowFile): Promise<StoredWorkflow> {
	const stored = await instance.api.createWorkflow(file);
	await instance.api.activate(stored);
	return stored;
}

/**
 * Calls the webhook of a workflow.
 * @returns the id of the execution
 */
export async function call({ n8n, api }: Instance, { id, nodes }: StoredWorkflow): Promise<string> {
	const known = new Set((await api.executions(id)).map((execution) => execution.id));
	const { ok, status } = await fetch(`${n8n.url}/webhook/${nodes[0].parameters.path as string}`);
	if (!ok) throw new Error(`The webhook answered ${status}`);
	for (;;) {
		const started = (await api.executions(id)).find((execution) => !known.has(execution.id));
		if (started) return started.id;
	}
}

/** The documents that have come out of a workflow's last nodes, one name for each item. */
export function arrived(execution: Execution): string[] {
	const ends = [
		...execution.outputs('Rows').flat(),
		...execution.outputs('Extract').flat(),
		...(execution.outputs('Wait')[2] ?? []),
		...(execution.outputs('Start')[1] ?? []),
	];
	return ends.map(fileOf);
}

function step({ credentials }: Instance, name: string, { type, parameters }: Step, position: [number, number]): INode {
	const { id, name: credential } = credentials[`${type}Api`];
	return {
		id: name,
		name,
		type: `n8n-nodes-invoice-extraction.${type}`,
		typeVersion: 1,
		position,
		parameters: parameters as INode['parameters'],
		credentials: { [`${type}Api`]: { id, name: credential } },
	};
}

function workflow({ filesFolder }: Instance, name: string, steps: INode[], wires: Wire[]): WorkflowFile {
	const connections: WorkflowFile['connections'] = {};
	for (const [from, output, to] of [['Webhook', 0, 'Read Documents'] as Wire, ...wires]) {
		const outputs = ((connections[from] ??= { main: [] }).main ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output]?.push({ node: to, type: 'main', index: 0 });
	}
	const files = { ...FILES, parameters: { ...FILES.parameters, fileSelector: `${filesFolder}/invoices/*` } };
	return { name, nodes: [webhookNode(randomUUID()), files, ...steps], connections, settings: { executionOrder: 'v1' } };
}
