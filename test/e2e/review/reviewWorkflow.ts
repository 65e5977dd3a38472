import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { usLetter } from '../../../tools/documents/layouts/usLetter';
import { office } from '../../../tools/documents/invoices';
import { scan } from '../../../tools/documents/scan';
import type { N8nApi, StoredWorkflow } from '../../../tools/n8nServer/api';
import type { Execution } from '../../../tools/n8nServer/execution';
import { until } from '../until';
import { webhookNode } from '../webhookNode';

export const ROWS = 25;
export const REVIEW = 'Review';
export const DECIDED = 'Decided';

/** An n8n that the tests reach, be it alone or behind others. */
export interface Host {
	api: N8nApi;
	/** Where its webhooks are called. */
	url: string;
	/** The one folder whose files it may read; undefined where its processes share none. */
	filesFolder?: string;
}

/** Where a workflow begins that another one calls. */
export const CALLED = node('Called', 'n8n-nodes-base.executeWorkflowTrigger', 1.1, { inputSource: 'passthrough' });

/** A review that waits for a person. */
export interface Waiting {
	workflow: StoredWorkflow;
	execution: string;
	/** What the notified workflow got. */
	told: IDataObject;
	link: string;
}

/** Every fourth row has a wrong total; documents are PDFs, every fifth a photo. */
const MAKE_ROWS = `
const files = $input.all();
return Array.from({ length: ${ROWS} }, (_, index) => ({
	json: {
		_review: index % 4 === 0 ? 'Subtotal 100 and Tax Amount 19 do not make up the Total Amount of 199' : 'Chosen as one of the 5% of clean rows to check',
		'Vendor Name': 'Harbor Supply Co.', 'Invoice Number': 'INV-' + (1001 + index), 'Invoice Date': '2026-01-14', 'Due Date': null,
		'Subtotal': 100, 'Tax Amount': 19, 'Total Amount': index % 4 === 0 ? 199 : 119, 'Note': '',
		_reviewCodes: index % 4 === 0 ? 'TOTALS_MISMATCH' : 'QA_SAMPLE', _extractionId: 'ext_1', _sourceFile: files[index % files.length].binary.data.fileName,
	},
	binary: { data: files[index % files.length].binary.data },
	pairedItem: { item: index % files.length },
}));`;

/** Saves and switches on a workflow that reads documents, makes rows of them, and asks about them, and another one that is told. */
export async function prepareReview(host: Host, parameters: IDataObject = {}): Promise<{ review: StoredWorkflow; tell: StoredWorkflow }> {
	const tell = await prepareTelling(host);
	const review = await host.api.createWorkflow(lineOf('Review', [...(await rowsOf(host)), reviewNode(tell, parameters), node(DECIDED, 'n8n-nodes-base.noOp', 1, {})]));
	await host.api.activate(review);
	return { review, tell };
}

/** Saves and switches on a workflow that is told of a review. */
export async function prepareTelling({ api }: Pick<Host, 'api'>): Promise<StoredWorkflow> {
	const tell = await api.createWorkflow(lineOf('Tell somebody', [CALLED, node('Send', 'n8n-nodes-base.noOp', 1, {})]));
	await api.activate(tell);
	return tell;
}

/** The nodes from a call to the rows; their documents are on the disk. */
export async function rowsOf({ filesFolder = '' }: Host): Promise<INode[]> {
	const folder = join(filesFolder, 'review');
	await mkdir(folder, { recursive: true });
	const photo = await scan(office, { degrees: 0.4, noise: 14 });
	for (let index = 0; index < 5; index++) {
		const isPhoto = index === 4;
		await writeFile(join(folder, `invoice-${index}.${isPhoto ? 'png' : 'pdf'}`), isPhoto ? photo : await usLetter({ ...office, number: `INV-${1001 + index}` }));
	}
	const read = node('Read', 'n8n-nodes-base.readWriteFile', 1, { fileSelector: `${folder}/*`, options: {} });
	return [webhookNode(randomUUID()), read, node('Make Rows', 'n8n-nodes-base.code', 2, { jsCode: MAKE_ROWS })];
}

export function reviewNode(tell: StoredWorkflow, parameters: IDataObject = {}): INode {
	return node(REVIEW, 'n8n-nodes-invoice-extraction.invoiceReview', 1, { notifyWorkflow: { __rl: true, mode: 'id', value: tell.id }, ...parameters });
}

/** Starts the review, and waits until somebody has been told and the execution waits. */
export async function askForReview(host: Host, { review, tell }: { review: StoredWorkflow; tell: StoredWorkflow }): Promise<Waiting> {
	const { api, url } = host;
	const before = new Set((await api.executions(tell.id)).map(({ id }) => id));
	const earlier = new Set((await api.executions(review.id)).map(({ id }) => id));
	const { ok, status } = await fetch(`${url}/webhook/${review.nodes[0].parameters.path as string}`);
	if (!ok) throw new Error(`The webhook answered ${status}`);
	let execution = '';
	await until('the review waits', async () => {
		execution = (await api.executions(review.id)).find(({ id }) => !earlier.has(id))?.id ?? '';
		if (execution === '') return false;
		await api.executionWhen(execution, ['waiting']);
		return true;
	});
	let notification = '';
	await until('somebody is told', async () => {
		notification = (await api.executions(tell.id)).find(({ id }) => !before.has(id))?.id ?? '';
		return notification !== '';
	});
	const [item] = (await api.executionWhen(notification)).items('Send');
	return { workflow: review, execution, told: item.json, link: String(item.json.link) };
}

/** What came out behind the node. */
export async function decided({ api }: Pick<Host, 'api'>, { execution }: Waiting): Promise<{ run: Execution; items: INodeExecutionData[] }> {
	const run = await api.executionWhen(execution, ['success']);
	return { run, items: run.items(DECIDED) };
}

export function node(name: string, type: string, typeVersion: number, parameters: IDataObject): INode {
	return { id: randomUUID(), name, type, typeVersion, position: [0, 0], parameters: parameters as INode['parameters'] };
}

/** A workflow in which each node gets what comes out of the one before. */
export function lineOf(name: string, nodes: INode[]) {
	const placed = nodes.map((each, index) => ({ ...each, position: [index * 220, 0] as [number, number] }));
	const connections = Object.fromEntries(placed.slice(0, -1).map((each, index) => [each.name, { main: [[{ node: placed[index + 1].name, type: 'main' as const, index: 0 }]] }]));
	return { name, nodes: placed, connections, settings: { executionOrder: 'v1' as const } };
}
