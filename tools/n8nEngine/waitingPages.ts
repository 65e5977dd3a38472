import { Container } from '@n8n/di';
import { InstanceSettings, validateUrlSignature, WebhookContext } from 'n8n-core';
import { parse, stringify } from 'flatted';
import {
	SEND_AND_WAIT_OPERATION,
	Workflow,
	type INode,
	type INodeExecutionData,
	type IRunExecutionData,
	type IWebhookData,
	type IWebhookDescription,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import type { ExecutionHandle, RunOptions, WorkflowDefinition } from './definitions';
import type { LoadedNodeTypes } from './nodeTypes';
import type { StoredExecution, WorkflowRun } from './run';
import { asWebhookRequest, asWebhookResponse } from './webhookExchange';

/** Where executions that wait are reached on their resume URLs. */
export interface WaitingPages {
	/** For `waitingBaseUrl` of the runs that wait here. */
	readonly baseUrl: string;
	/** Takes an execution that waits, or its copy out of the database, as a start of n8n finds it. */
	hold(waiting: WorkflowRun | StoredExecution): void;
	/** The execution that a request has resumed; undefined while none has. */
	resumed(executionId: string): ExecutionHandle | undefined;
	/** Requests that were let through while the execution waited, and whose body is still being read. */
	readonly inHand: number;
	close(): Promise<void>;
}

export interface WaitingPagesOptions {
	/** Whether n8n checks signatures by itself, as its recent versions do; older ones let every request through to the node. */
	checksSignatures: boolean;
	/** What a proxy in front takes off the paths, such as `/n8n`. */
	prefix?: string;
}

export interface WaitingParts {
	nodeTypes: LoadedNodeTypes;
	/** What n8n's server hands to the webhook of an execution. */
	additionalData(executionId: string, workflowId: string, waitingBaseUrl: string): IWorkflowExecuteAdditionalData;
	resume(stored: StoredExecution, options: RunOptions): ExecutionHandle;
}

/** An execution in n8n's database. */
interface Held {
	stored: StoredExecution;
	options: RunOptions;
	handle?: ExecutionHandle;
	isFinished: boolean;
}

const PATH = '/webhook-waiting';

/** Does what n8n's server does with a request on a resume URL, down to its answers, with n8n-core's own contexts and engine. */
export async function openWaitingPages(parts: WaitingParts, { checksSignatures, prefix = '' }: WaitingPagesOptions): Promise<WaitingPages> {
	const executions = new Map<string, Held>();
	let inHand = 0;
	const server = createServer((request, response) => {
		deliver(request, response).catch((error: unknown) => answer(response, 500, { message: error instanceof Error ? error.message : String(error) }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	const baseUrl = `${origin}${prefix}${PATH}`;

	async function deliver(request: IncomingMessage, response: ServerResponse): Promise<void> {
		if (!request.url?.startsWith(`${prefix}${PATH}/`)) return answer(response, 404, { message: 'not registered' });
		request.url = request.url.slice(prefix.length);
		const url = new URL(request.url, origin);
		const [id, suffix] = url.pathname.slice(PATH.length + 1).split('/').map(decodeURIComponent);
		const held = executions.get(id);
		if (!held) return answer(response, 404, { message: `The execution "${id}" does not exist.` });
		const data = parse(held.stored.data) as IRunExecutionData;
		const workflow = workflowOf(parts.nodeTypes, held.stored);
		const isSendAndWait = Object.values(workflow.nodes).some((node) => node.id === suffix && node.parameters.operation === SEND_AND_WAIT_OPERATION);
		if (checksSignatures && !(isSendAndWait ? isSigned(url) : hasToken(url, data))) return answer(response, 401, { error: 'Invalid token' });
		if (held.handle && !held.isFinished) return answer(response, 409, { message: `The execution "${id}" is running already.` });
		if (held.isFinished) return isSendAndWait ? answerPage(response, 'No action required') : answer(response, 409, { message: `The execution "${id} has finished already.` });

		const name = data.resultData.lastNodeExecuted ?? '';
		const node = workflow.getNode(name);
		const [entry] = data.executionData?.nodeExecutionStack ?? [];
		if (!node || !entry) return answer(response, 404, { message: 'Could not find node to process webhook.' });
		entry.node.disabled = true;
		data.waitTill = undefined;
		data.resultData.runData[name].pop();
		const description = descriptionOf(workflow, node, request.method ?? '', suffix ?? '');
		if (!description) return answer(response, 404, { message: 'no waiting webhook with a matching path and method' });

		inHand += 1;
		const rawBody = await buffer(request).finally(() => (inHand -= 1));
		const additionalData = parts.additionalData(id, workflow.id, baseUrl);
		const exchange = { ...additionalData, httpRequest: asWebhookRequest(request, rawBody, {}), httpResponse: asWebhookResponse(response) };
		const webhook: IWebhookData = { httpMethod: description.httpMethod as IWebhookData['httpMethod'], node: name, path: suffix ?? '', webhookDescription: description, workflowId: workflow.id, workflowExecuteAdditionalData: additionalData };
		const type = parts.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
		const context = new WebhookContext(workflow, node, exchange, held.stored.mode, webhook, [], data);
		let outputs: INodeExecutionData[][] | undefined;
		let given: unknown;
		try {
			const result = await type.webhook?.call(context);
			outputs = result?.workflowData;
			given = result?.webhookResponse;
			if (!outputs && !result?.noWebhookResponse) answer(response, 200, given ?? { message: 'Webhook call received' });
		} catch {
			// So does n8n: an error of the node ends the wait.
			answer(response, 500, { message: 'Workflow Webhook Error: Workflow could not be started!' });
			outputs = [[{ json: {} }]];
		}
		if (!outputs) return;
		if (held.handle) return answer(response, 500, { message: 'The execution is not waiting any more' });
		entry.data.main = outputs;
		entry.metadata = { ...entry.metadata, ...{ forwardAllOutputs: true } };
		held.handle = resumeWith(held, data);
		void held.handle.finished.finally(() => (held.isFinished = true));
		if (typeof given === 'string') answerPage(response, given);
		else answer(response, 200, given ?? { message: 'Workflow was started' });
	}

	function resumeWith({ stored, options }: Held, data: IRunExecutionData): ExecutionHandle {
		return parts.resume({ ...stored, data: stringify(data) }, options);
	}

	return {
		baseUrl,
		hold: (waiting) => {
			const stored = 'stored' in waiting ? waiting.stored() : waiting;
			executions.set(stored.executionId, { stored, options: { ...('options' in waiting ? waiting.options : {}), waitingBaseUrl: baseUrl }, isFinished: false });
		},
		get inHand() {
			return inHand;
		},
		resumed: (id) => executions.get(id)?.handle,
		close: async () => await close(server),
	};
}

function workflowOf(nodeTypes: LoadedNodeTypes, { workflow }: StoredExecution): Workflow {
	return new Workflow({ ...(JSON.parse(workflow) as WorkflowDefinition & { id: string }), active: false, nodeTypes });
}

function descriptionOf(workflow: Workflow, node: INode, method: string, suffix: string): IWebhookDescription | undefined {
	const type = workflow.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const pathOf = ({ path }: IWebhookDescription) => String(workflow.expression.getSimpleParameterValue(node, path, 'internal', {}, undefined, '') ?? '');
	return type.description.webhooks?.find((webhook) => webhook.restartWebhook === true && webhook.httpMethod === method && pathOf(webhook) === suffix);
}

function isSigned(url: URL): boolean {
	const signature = url.searchParams.get('signature');
	return signature !== null && validateUrlSignature(signature, url, Container.get(InstanceSettings).hmacSignatureSecret);
}

function hasToken(url: URL, { resumeToken = '' }: IRunExecutionData): boolean {
	const [given, expected] = [url.searchParams.get('signature') ?? '', resumeToken].map((text) => Buffer.from(text));
	return given.length > 0 && given.length === expected.length && timingSafeEqual(given, expected);
}

/** n8n puts pages that it answers with into a sandbox. */
function answerPage(response: ServerResponse, html: string): void {
	response.setHeader('content-type', 'text/html; charset=utf-8');
	response.setHeader('content-security-policy', 'sandbox allow-downloads allow-forms allow-modals allow-popups allow-scripts');
	response.end(html);
}

function answer(response: ServerResponse, status: number, body: unknown): void {
	if (response.headersSent) return;
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function close(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}
