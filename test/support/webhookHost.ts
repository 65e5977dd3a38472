import { HookContext, WebhookContext, type ExecutionLifecycleHooks } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type ICredentialType,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeType,
	type IWebhookData,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

import { additionalDataFor } from '../../sandbox/n8n/additionalData';
import { SandboxCredentialsHelper } from '../../sandbox/n8n/credentials';
import { CredentialStore } from '../../sandbox/n8n/credentialStore';
import { LoadedNodeTypes } from '../../sandbox/n8n/nodeTypes';

export interface HostedTrigger {
	/** Its full type name. */
	type: string;
	node: INodeType;
	credential: ICredentialType;
	account: ICredentialDataDecryptedObject;
	parameters?: IDataObject;
}

/** What n8n's server does for one trigger: takes requests at its URL, runs the node in n8n-core's context, answers. */
export class WebhookHost {
	/** The production URL that the node shows. */
	url = '';
	/** The items that each delivery started the workflow with, by output. */
	readonly runs: INodeExecutionData[][][] = [];
	private readonly server = createServer((request, response) => void this.serve(request, response));
	private readonly workflow: Workflow;
	private readonly node: INode;

	private constructor(private readonly trigger: HostedTrigger) {
		const { type, credential, parameters = {} } = trigger;
		this.node = {
			id: 'trigger',
			name: 'Trigger',
			type,
			typeVersion: 1,
			position: [0, 0],
			parameters: parameters as INode['parameters'],
			credentials: { [credential.name]: { id: '1', name: credential.name } },
			webhookId: 'webhook-id',
		};
		this.workflow = new Workflow({
			id: 'workflow-1',
			nodes: [this.node],
			connections: {},
			active: true,
			nodeTypes: new LoadedNodeTypes({ [type]: trigger.node }),
			staticData: {},
		});
		// As n8n fills in what the editor does not save.
		this.node = this.workflow.nodes.Trigger;
	}

	/** Needs an open workflow engine: n8n-core keeps its services once per process. */
	static async start(trigger: HostedTrigger): Promise<WebhookHost> {
		const host = new WebhookHost(trigger);
		await new Promise<void>((resolve) => host.server.listen(0, '127.0.0.1', resolve));
		const [{ path }] = trigger.node.description.webhooks ?? [{ path: '' }];
		host.url = `http://127.0.0.1:${(host.server.address() as AddressInfo).port}/webhook/webhook-id/${path}`;
		return host;
	}

	/** Activates the workflow. */
	async activate(): Promise<void> {
		const methods = this.trigger.node.webhookMethods?.default;
		const context = new HookContext(this.workflow, this.node, this.additionalData(), 'trigger', 'activate', this.webhookData());
		if (!(await methods?.checkExists.call(context))) await methods?.create.call(context);
	}

	async deactivate(): Promise<void> {
		const context = new HookContext(this.workflow, this.node, this.additionalData(), 'trigger', 'update', this.webhookData());
		await this.trigger.node.webhookMethods?.default?.delete.call(context);
	}

	async close(): Promise<void> {
		await new Promise((resolve) => this.server.close(resolve));
	}

	private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const rawBody = await buffer(request);
		const url = new URL(request.url ?? '/', this.url);
		const httpRequest = Object.assign(request, {
			rawBody,
			body: parsed(rawBody),
			params: {},
			query: Object.fromEntries(url.searchParams),
			readRawBody: async () => await Promise.resolve(),
		});
		const httpResponse = Object.assign(response, expressLike(response));
		const additionalData = Object.assign(this.additionalData(), { httpRequest, httpResponse });
		const context = new WebhookContext(this.workflow, this.node, additionalData, 'webhook', this.webhookData(), [], null);
		const result = await this.trigger.node.webhook?.call(context);
		if (result?.workflowData) this.runs.push(result.workflowData);
		if (result?.noWebhookResponse) return;
		httpResponse.status(200).json(result?.webhookResponse ?? { message: 'Workflow was started' });
	}

	private additionalData(): IWorkflowExecuteAdditionalData {
		const { credential, account } = this.trigger;
		return additionalDataFor({
			executionId: '1',
			workflowId: 'workflow-1',
			workflowSettings: {},
			credentialsHelper: new SandboxCredentialsHelper(new CredentialStore([credential], { [credential.name]: account })),
			hooks: {} as ExecutionLifecycleHooks,
		});
	}

	private webhookData(): IWebhookData {
		const [webhookDescription] = this.trigger.node.description.webhooks ?? [];
		return {
			httpMethod: 'POST',
			node: this.node.name,
			path: String(webhookDescription.path),
			webhookDescription,
			workflowId: 'workflow-1',
			workflowExecuteAdditionalData: this.additionalData(),
		};
	}
}

function parsed(body: Buffer): unknown {
	try {
		return JSON.parse(body.toString());
	} catch {
		return {};
	}
}

/** The part of Express' response that nodes use. */
function expressLike(response: ServerResponse) {
	const methods = {
		status(code: number) {
			response.statusCode = code;
			return methods;
		},
		json(value: unknown) {
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(value));
			return methods;
		},
		send(text: string) {
			response.end(text);
			return methods;
		},
	};
	return methods;
}
