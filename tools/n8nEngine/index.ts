import { prepareBinaryData } from 'n8n-core';
import type { IBinaryData, ICredentialType, IDataObject, INode, INodeListSearchResult } from 'n8n-workflow';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { Readable } from 'node:stream';

import { SandboxCredentialsHelper } from './credentials';
import { CredentialStore } from './credentialStore';
import { additionalDataFor } from './additionalData';
import type { ExecutionHandle, RunOptions, WorkflowDefinition } from './definitions';
import { resumeExecution, startExecution, startTriggered } from './execution';
import { openHost, type BinaryMode } from './host';
import { searchList, type ListQuery } from './listSearch';
import { LoadedNodeTypes, type LoadableNode } from './nodeTypes';
import type { StoredExecution, WorkflowRun } from './run';
import { activateTrigger, type ActiveTrigger } from './triggers';
import { openWaitingPages, type WaitingPages, type WaitingPagesOptions } from './waitingPages';

export type { UiMessage } from './additionalData';
export { credentialTestFunctions } from './credentialTests';
export type { ExecutionHandle, RunOptions, WorkflowDefinition } from './definitions';
export type { BinaryMode } from './host';
export type { LoadableNode } from './nodeTypes';
export type { StoredExecution } from './run';
export { WorkflowRun } from './run';
export type { ActiveTrigger } from './triggers';
export type { WaitingPages, WaitingPagesOptions } from './waitingPages';

export interface EngineOptions {
	/** By full type name, e.g. `{ 'n8n-nodes-invoice-extraction.invoiceDataExtraction': new Node() }`. */
	nodes?: Record<string, LoadableNode>;
	credentialTypes?: ICredentialType[];
	/** `default` keeps documents as base64 in the items, `filesystem` in files of a temporary folder. */
	binaryMode: BinaryMode;
}

export interface WorkflowEngine {
	/** Starts a workflow; problems of the workflow end up in the run (`status: 'error'`), as in n8n. */
	run(workflow: WorkflowDefinition, options?: RunOptions): ExecutionHandle;
	/**
	 * Continues an execution that waits, the way n8n's timer does: its data goes through the database
	 * format first, so whatever would not survive a restart does not survive here.
	 * Takes over the options of the run it continues, unless given others; a stored execution has none.
	 */
	resume(waiting: WorkflowRun | StoredExecution, options?: RunOptions): ExecutionHandle;
	/**
	 * Switches a workflow on that begins with a webhook trigger. Deliveries come in over HTTP on the loopback interface.
	 * @param options with `webhookUrl` where n8n takes another address for its own, as by the setting of this name
	 * @param onStart called with each execution that a delivery starts
	 * @param staticData what the trigger kept when it was active before
	 */
	activate(
		workflow: WorkflowDefinition,
		options: Pick<RunOptions, 'credentials'> & { webhookUrl?: string },
		onStart: (execution: ExecutionHandle) => void,
		staticData?: IDataObject,
	): Promise<ActiveTrigger>;
	/** What *From List* of a parameter of this node offers. */
	search(node: INode, query: ListQuery, options?: Pick<RunOptions, 'credentials'>): Promise<INodeListSearchResult>;
	/** Answers requests on the resume URLs of executions that wait, as n8n's server does, on the loopback interface. */
	openWaitingPages(options: WaitingPagesOptions): Promise<WaitingPages>;
	/** Stores a file as n8n's own nodes do; the type is looked up from the name when not given. */
	storeBinary(
		content: Buffer | Readable,
		fileName?: string,
		mimeType?: string,
	): Promise<IBinaryData>;
	readBinary(binaryData: IBinaryData): Promise<Buffer>;
	/** Takes a stored file away from under its items, as n8n does when it prunes executions. */
	removeBinary(binaryData: IBinaryData): void;
	/** Removes the stored files. Engines that are open at the same time share them, as one n8n. */
	close(): Promise<void>;
}

/**
 * n8n's execution engine (n8n-core's `WorkflowExecute`, binary storage, HTTP helpers, deduplication)
 * without its server and database. Everything it writes lies in a temporary folder.
 *
 * n8n-core keeps its storage in one place per process, so engines that are open at the same time must
 * have the same `binaryMode`; otherwise this throws.
 */
export async function createWorkflowEngine(options: EngineOptions): Promise<WorkflowEngine> {
	const host = await openHost(options.binaryMode);
	const credentialTypes = options.credentialTypes ?? [];
	const nodeTypes = new LoadedNodeTypes(options.nodes ?? {});

	const parts = (runOptions: RunOptions = {}) => ({
		nodeTypes,
		credentialsHelper: new SandboxCredentialsHelper(
			new CredentialStore(credentialTypes, runOptions.credentials ?? {}),
		),
	});

	return {
		run: (workflow, runOptions = {}) =>
			startExecution(parts(runOptions), workflow, {
				...runOptions,
				executionId: runOptions.executionId ?? host.nextExecutionId(),
			}),
		resume: (waiting, runOptions) => {
			const remembered = 'options' in waiting ? waiting.options : {};
			const chosen = { ...remembered, ...runOptions };
			return resumeExecution(
				parts(chosen),
				'stored' in waiting ? waiting.stored() : waiting,
				chosen,
			);
		},
		activate: async (workflow, runOptions, onStart, staticData = {}) => {
			const { credentialsHelper } = parts(runOptions);
			const saved = { ...workflow, id: workflow.id ?? randomUUID() };
			const [trigger] = saved.nodes;
			return await activateTrigger(
				{
					nodeTypes,
					additionalData: (workflowId, loopbackUrl) =>
						additionalDataFor({ executionId: '', workflowId, workflowSettings: {}, credentialsHelper, webhookBaseUrl: runOptions.webhookUrl ?? loopbackUrl }),
					start: (outputs) => {
						const executionId = host.nextExecutionId();
						onStart(startTriggered({ nodeTypes, credentialsHelper }, saved, trigger.name, outputs, { ...runOptions, executionId }));
					},
				},
				saved,
				staticData,
			);
		},
		search: async (node, query, runOptions) => {
			const { credentialsHelper } = parts(runOptions);
			return await searchList(nodeTypes, node, additionalDataFor({ executionId: '', workflowId: '', workflowSettings: {}, credentialsHelper }), query);
		},
		openWaitingPages: async (pagesOptions) =>
			await openWaitingPages(
				{
					nodeTypes,
					additionalData: (executionId, workflowId, webhookWaitingBaseUrl) =>
						additionalDataFor({ executionId, workflowId, workflowSettings: {}, credentialsHelper: parts().credentialsHelper, webhookWaitingBaseUrl }),
					resume: (stored, runOptions) => resumeExecution(parts(runOptions), stored, runOptions),
				},
				pagesOptions,
			),
		storeBinary: async (content, fileName, mimeType) =>
			await prepareBinaryData(content, 'stored', 'sandbox', fileName, mimeType),
		readBinary: async (binaryData) => await host.binaryData.getAsBuffer(binaryData),
		removeBinary: ({ id }) => rmSync(host.binaryData.getPath(id ?? '')),
		close: async () => await host.close(),
	};
}
