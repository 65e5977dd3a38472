import { Container } from '@n8n/di';
import { ExternalSecretsProxy, type ExecutionLifecycleHooks } from 'n8n-core';
import {
	UserError,
	type ICredentialsHelper,
	type IDataObject,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
} from 'n8n-workflow';

/** A message that a node sent to the editor (`sendMessageToUI`, manual runs only). */
export interface UiMessage {
	/** `[Node: "<name>"]` */
	source: string;
	messages: unknown[];
}

/** Not reachable: nothing listens there. Nodes may still show these addresses to the user. */
const instanceUrl = 'http://127.0.0.1:5678/';

export interface AdditionalDataOptions {
	executionId: string;
	/** Set when an execution that waited goes on. */
	restartExecutionId?: string;
	workflowId: string;
	workflowSettings: IWorkflowSettings;
	credentialsHelper: ICredentialsHelper;
	/** Executions have them, triggers do not. */
	hooks?: ExecutionLifecycleHooks;
	/** Where webhooks are reachable; nowhere unless given. */
	webhookBaseUrl?: string;
	/** The same for executions that wait. */
	webhookWaitingBaseUrl?: string;
	/** Without it, no workflow can be started from a node. */
	executeWorkflow?: IWorkflowExecuteAdditionalData['executeWorkflow'];
	onMessageToUI?: (message: UiMessage) => void;
}

/** What n8n's server hands to the engine for one execution. */
export function additionalDataFor({
	onMessageToUI,
	...options
}: AdditionalDataOptions): IWorkflowExecuteAdditionalData {
	const timeoutSeconds = options.workflowSettings.executionTimeout ?? -1;
	return {
		...options,
		executionTimeoutTimestamp:
			timeoutSeconds > 0 ? Date.now() + timeoutSeconds * 1000 : undefined,
		currentNodeExecutionIndex: 0,
		variables: {},
		instanceBaseUrl: instanceUrl,
		restApiUrl: `${instanceUrl}rest`,
		formBaseUrl: `${instanceUrl}form`,
		formWaitingBaseUrl: `${instanceUrl}form-waiting`,
		formTestBaseUrl: `${instanceUrl}form-test`,
		webhookBaseUrl: options.webhookBaseUrl ?? `${instanceUrl}webhook`,
		webhookWaitingBaseUrl: options.webhookWaitingBaseUrl ?? `${instanceUrl}webhook-waiting`,
		webhookTestBaseUrl: `${instanceUrl}webhook-test`,
		mcpBaseUrl: `${instanceUrl}mcp`,
		mcpTestBaseUrl: `${instanceUrl}mcp-test`,
		externalSecretsProxy: Container.get(ExternalSecretsProxy),
		sendDataToUI: (type, data) => {
			if (type === 'sendConsoleMessage') onMessageToUI?.(uiMessage(data));
		},
		executeWorkflow: options.executeWorkflow ?? (async () => missing('sub-workflows')),
		startRunnerTask: async () => missing('task runners'),
		getRunExecutionData: async () => missing('a store of other executions'),
		getRuntimeCredential: async () => undefined,
		logAiEvent: () => {},
	};
}

function uiMessage(data: IDataObject | IDataObject[]): UiMessage {
	const { source, messages } = Array.isArray(data) ? data[0] : data;
	return { source: String(source), messages: Array.isArray(messages) ? messages : [] };
}

function missing(what: string): never {
	throw new UserError(`The sandbox has no ${what}.`);
}
