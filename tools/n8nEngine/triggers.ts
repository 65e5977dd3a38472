import { HookContext, WebhookContext } from 'n8n-core';
import {
	UserError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookData,
	type IWebhookResponseData,
	type IWorkflowExecuteAdditionalData,
	type Workflow,
} from 'n8n-workflow';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import type { WorkflowDefinition } from './definitions';
import type { LoadedNodeTypes } from './nodeTypes';
import { StoredWorkflow } from './storedWorkflow';
import { asWebhookRequest, asWebhookResponse, pathParameters } from './webhookExchange';

/** An active workflow whose first node is a webhook trigger. */
export interface ActiveTrigger {
	/** The production URL of the trigger. */
	readonly url: string;
	/** What the trigger keeps, as n8n has stored it with the workflow. */
	readonly staticData: IDataObject;
	/** The trigger's own look at whether it is registered, and its registration. */
	checkExists(): Promise<boolean>;
	create(): Promise<boolean>;
	/** What n8n does when the workflow is switched off. */
	deactivate(): Promise<void>;
	/** Ends the server alone, as a stop of n8n does. */
	stop(): Promise<void>;
}

export interface TriggerParts {
	nodeTypes: LoadedNodeTypes;
	/** What n8n's server hands to a trigger. @param baseUrl of its webhooks */
	additionalData(workflowId: string, baseUrl: string): IWorkflowExecuteAdditionalData;
	/** Starts an execution with what the trigger gave on each of its outputs. */
	start(outputs: INodeExecutionData[][]): void;
}

/**
 * Activates a workflow as n8n does: `checkExists`, then `create`, then a server for the deliveries, all in n8n-core's own contexts. For each
 * delivery the workflow is read from the database; then the trigger runs, the execution is stored and started, what the trigger changed in its data
 * is written as a whole, and the delivery is answered.
 */
export async function activateTrigger(parts: TriggerParts, definition: WorkflowDefinition & { id: string }, staticData: IDataObject): Promise<ActiveTrigger> {
	const stored = new StoredWorkflow(definition, parts.nodeTypes, staticData);
	const workflow = await stored.read();
	const node = Object.values(workflow.nodes).find(({ type }) => parts.nodeTypes.getByNameAndVersion(type).webhook);
	if (!node) throw new UserError('The workflow has no webhook trigger.');
	const type = parts.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);

	const server = createServer();
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
	const additionalData = parts.additionalData(workflow.id, baseUrl);
	const webhook = webhookOf(workflow, node, type, additionalData);
	const hooksOf = (current: Workflow) => new HookContext(current, node as INode, additionalData, 'trigger', 'activate', webhook);
	const url = hooksOf(workflow).getNodeWebhookUrl('default') ?? '';
	server.on('request', (request, response) => {
		deliver(request, response).catch((error: unknown) => {
			// n8n answers an error of the node with 500 and its message.
			answer(response, 500, { message: error instanceof Error ? error.message : String(error) });
		});
	});

	async function deliver(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const params = pathParameters(url, `http://${request.headers.host}${request.url}`);
		if (!params) return answer(response, 404, { message: 'not registered' });
		const rawBody = await buffer(request);
		const data = { ...additionalData, httpRequest: asWebhookRequest(request, rawBody, params), httpResponse: asWebhookResponse(response) };
		const current = await stored.read();
		const context = new WebhookContext(current, node as INode, data, 'webhook', webhook, [], null);
		const result = await type.webhook?.call(context);
		if (result?.workflowData) {
			await stored.storeExecution(current);
			parts.start(result.workflowData);
		}
		await stored.write(current);
		if (!result?.noWebhookResponse) answer(response, 200, answerOf(result, webhook));
	}

	const methods = methodsOf(type);
	async function call(name: 'checkExists' | 'create' | 'delete'): Promise<boolean> {
		const current = await stored.read();
		const done = await methods[name].call(hooksOf(current));
		await stored.write(current);
		return done;
	}

	try {
		if (!(await call('checkExists'))) await call('create');
	} catch (error) {
		await close(server);
		throw error;
	}
	return {
		url,
		staticData: stored.staticData,
		checkExists: async () => await call('checkExists'),
		create: async () => await call('create'),
		async deactivate() {
			await call('delete');
			await close(server);
		},
		stop: async () => await close(server),
	};
}

function methodsOf({ webhookMethods }: INodeType) {
	if (!webhookMethods?.default) throw new UserError('The trigger does not register a webhook.');
	return webhookMethods.default;
}

/** Where a workflow is started and the description has no `responseData`, n8n answers with the name of its default. */
function answerOf(result: IWebhookResponseData | undefined, { webhookDescription }: IWebhookData): unknown {
	const responseData = webhookDescription.responseData ?? 'firstEntryJson';
	if (result?.workflowData && responseData !== '') return responseData;
	return result?.webhookResponse ?? { message: 'Workflow was started' };
}

function webhookOf(workflow: Workflow, node: INode, { description }: INodeType, workflowExecuteAdditionalData: IWorkflowExecuteAdditionalData): IWebhookData {
	const webhookDescription = description.webhooks?.[0];
	if (!webhookDescription) throw new UserError('The trigger describes no webhook.');
	return { httpMethod: 'POST', node: node.name, path: '', webhookDescription, workflowId: workflow.id, workflowExecuteAdditionalData };
}

function answer(response: ServerResponse, status: number, body: unknown): void {
	if (response.headersSent) return;
	response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function close(server: Server): Promise<void> {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
}
