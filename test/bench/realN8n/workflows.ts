import type { INode, INodeParameters } from 'n8n-workflow';

import type { WorkflowFile } from '../../../tools/n8nServer/workflowFile';
import { submissionOf } from '../clients/client';

/** What both workflows begin with, and where their executions are started. */
export const TRIGGER = "When clicking 'Execute workflow'";
/** The node whose items are the rows, in both. */
export const ROWS = 'Rows';

const DOCUMENTS = 'Read Documents';

export interface WorkflowInput {
	/** Of the PDFs, which n8n may read. */
	folder: string;
	baseUrl: string;
	credential: { id: string; name: string };
}

type Node = Omit<INode, 'id' | 'position'>;

/** Reads the documents and extracts them with the node, as it is when it is put into a workflow. */
export function nodeWorkflow(input: WorkflowInput): WorkflowFile {
	const parameters = { resource: 'document', operation: 'extract', outputStructure: 'per_invoice', promptMode: 'preset' };
	const node = { name: ROWS, type: 'n8n-nodes-invoice-extraction.invoiceDataExtraction', typeVersion: 1, parameters, credentials: credentialsOf(input) };
	return workflowOf('Node', [...beginning(input), node], [[TRIGGER, DOCUMENTS], [DOCUMENTS, ROWS]]);
}

/** The documented way for many rows: submits the documents, waits in the node, and gets the rows. */
export function getRowsWorkflow(input: WorkflowInput): WorkflowFile {
	const node = (name: string, parameters: INodeParameters): Node => ({ name, type: 'n8n-nodes-invoice-extraction.invoiceDataExtraction', typeVersion: 1, parameters, credentials: credentialsOf(input) });
	const nodes = [
		node('Submit', { resource: 'document', operation: 'submit', outputStructure: 'per_invoice', promptMode: 'preset' }),
		node('Wait', { resource: 'extraction', operation: 'wait', whileProcessing: 'hold', waitMinutes: 60 }),
		node(ROWS, { resource: 'extraction', operation: 'getRows' }),
	];
	return workflowOf('Get Rows', [...beginning(input), ...nodes], [[TRIGGER, DOCUMENTS], [DOCUMENTS, 'Submit'], ['Submit', 'Wait'], ['Wait', ROWS, 0, 1]]);
}

/**
 * The same with HTTP Request nodes, as it is built without the node: each of them sends the requests of all its items at once, the
 * extraction is looked at every five seconds, and nothing is retried.
 */
export function homeMadeWorkflow(input: WorkflowInput): WorkflowFile {
	const session = '=/uploads/sessions/home-{{ $execution.id }}';
	const id = '"home-{{ $execution.id }}"';
	const described = `$('${DOCUMENTS}').all().map((item, index) => ({ file_id: 'file_' + index, file_name: item.json.fileName, file_size_bytes: item.binary.data.bytes }))`;
	const open = bodyOf({ upload_session_id: id, files: `{{ JSON.stringify(${described}) }}` });
	const fileIds = "{{ JSON.stringify($('Files').all().map((item) => item.json.file_id)) }}";
	const submission = bodyOf({ ...submissionOf('', []), submission_id: id, upload_session_id: id, file_ids: fileIds });
	const call = (name: string, path: string, body?: string, more: Partial<Node> = {}): Node => {
		const sent = body === undefined ? {} : { method: 'POST', sendBody: true, specifyBody: 'json', jsonBody: `=${body}` };
		const authentication = { authentication: 'predefinedCredentialType', nodeCredentialType: 'invoiceDataExtractionApi' };
		return { name, ...REQUEST, parameters: { url: path.replace('=', `=${input.baseUrl}`), ...authentication, ...sent, options: {} }, credentials: credentialsOf(input), ...more };
	};
	const put = { method: 'PUT', url: '={{ $json.part_urls[0].url }}', sendBody: true, contentType: 'binaryData', inputDataFieldName: 'data', options: { response: { response: { fullResponse: true } } } };
	const completed = { leftValue: '={{ $json.status }}', rightValue: 'processing', operator: { type: 'string', operation: 'notEquals' }, id: 'completed' };
	const conditions: INodeParameters = { options: { version: 2, caseSensitive: true, leftValue: '', typeValidation: 'strict' }, combinator: 'and', conditions: [completed] };
	const nodes: Node[] = [
		...beginning(input),
		call('Open Session', '=/uploads/sessions', open, { executeOnce: true }),
		{ name: 'Files', type: 'n8n-nodes-base.splitOut', typeVersion: 1, parameters: { fieldToSplitOut: 'files', options: {} } },
		call('Addresses', `${session}/parts`, '{"file_id":"{{ $json.file_id }}","part_numbers":[1]}'),
		{ name: 'Address and Document', type: 'n8n-nodes-base.merge', typeVersion: 3, parameters: { mode: 'combine', combineBy: 'combineByPosition', options: {} } },
		{ name: 'Upload', ...REQUEST, parameters: put },
		call('Complete', `${session}/complete`, `{"file_id":"{{ $('Files').all()[$itemIndex].json.file_id }}","parts":[{"part_number":1,"e_tag":{{ JSON.stringify($json.headers.etag) }}}]}`),
		call('Submit', '=/extractions', submission, { executeOnce: true }),
		{ name: 'Wait', type: 'n8n-nodes-base.wait', typeVersion: 1.1, parameters: { amount: 5, unit: 'seconds' }, webhookId: 'b6b1a3ce-35b1-4f2e-9d24-8a1f5c1a7c55' },
		call('Look', "=/extractions/{{ $('Submit').first().json.extraction_id }}"),
		{ name: 'Is It Done?', type: 'n8n-nodes-base.if', typeVersion: 2.2, parameters: { conditions, options: {} } },
		{ name: ROWS, ...REQUEST, parameters: { url: '={{ $json.output.json_url }}', options: {} } },
	];
	const path = [TRIGGER, DOCUMENTS, 'Open Session', 'Files', 'Addresses', 'Address and Document', 'Upload', 'Complete', 'Submit', 'Wait', 'Look', 'Is It Done?', ROWS];
	const wires = path.slice(1).map((name, index): Wire => [path[index], name]);
	return workflowOf('HTTP Request Nodes', nodes, [...wires, [DOCUMENTS, 'Address and Document', 1], ['Is It Done?', 'Wait', 0, 1]]);
}

/** JSON with expressions in the place of values. */
function bodyOf(values: Record<string, unknown>): string {
	const entries = Object.entries(values).map(([name, value]) => `"${name}":${typeof value === 'string' && value.includes('{{') ? value : JSON.stringify(value)}`);
	return `{${entries.join(',')}}`;
}

const REQUEST = { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2 };

function beginning({ folder }: WorkflowInput): Node[] {
	return [
		{ name: TRIGGER, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1, parameters: {} },
		{ name: DOCUMENTS, type: 'n8n-nodes-base.readWriteFile', typeVersion: 1, parameters: { fileSelector: `${folder}/*.pdf`, options: {} } },
	];
}

function credentialsOf({ credential: { id, name } }: WorkflowInput) {
	return { invoiceDataExtractionApi: { id, name } };
}

/** From a node to a node, with the input of the one and the output of the other. */
type Wire = [from: string, to: string, input?: number, output?: number];

function workflowOf(name: string, nodes: Node[], wires: Wire[]): WorkflowFile {
	const connections: WorkflowFile['connections'] = {};
	for (const [from, to, input = 0, output = 0] of wires) {
		const { main } = (connections[from] ??= { main: [] });
		while (main.length <= output) main.push([]);
		main[output]?.push({ node: to, type: 'main', index: input });
	}
	return { name, nodes: nodes.map((node, index) => ({ id: `node-${index}`, position: [index * 220, 0], ...node })), connections, settings: {} };
}
