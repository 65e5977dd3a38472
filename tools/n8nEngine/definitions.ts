import type { ExecutionLifecycleHooks } from 'n8n-core';
import type {
	IConnections,
	INode,
	INodeExecutionData,
	IPinData,
	IWorkflowSettings,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import type { UiMessage } from './additionalData';
import type { CredentialValues } from './credentialStore';
import type { WorkflowRun } from './run';

/** A workflow as n8n exports it. Without an id every run is that of a workflow of its own. */
export interface WorkflowDefinition {
	id?: string;
	name?: string;
	nodes: INode[];
	connections: IConnections;
	settings?: IWorkflowSettings;
	pinData?: IPinData;
}

export interface RunOptions {
	credentials?: CredentialValues;
	/** What the start node gives out; one empty item when not given. */
	inputItems?: INodeExecutionData[];
	/** Defaults to the node that n8n itself would start with. */
	startNode?: string;
	/** `manual` (default) is a run from the editor; nodes send messages to the editor only there. */
	mode?: WorkflowExecuteMode;
	/** Counts up over the engines of the process when not given. */
	executionId?: string;
	/** Aborting it cancels the execution, as `ExecutionHandle.cancel` does. */
	signal?: AbortSignal;
	onMessageToUI?: (message: UiMessage) => void;
	/** Where executions that wait are reached, see `openWaitingPages`; nowhere unless given. */
	waitingBaseUrl?: string;
	/** The workflows that nodes may start, by their IDs; each starts with the items that it gets, and is not waited for. */
	subWorkflows?: Record<string, WorkflowDefinition>;
	/** Called with each execution of one of them. */
	onSubWorkflow?: (execution: ExecutionHandle) => void;
	/** Called before the execution starts, to add handlers to n8n's own hooks. */
	onHooks?: (hooks: ExecutionLifecycleHooks) => void;
}

export interface ExecutionHandle {
	executionId: string;
	/** Resolves however the execution ends; rejects only when the engine itself fails. */
	finished: Promise<WorkflowRun>;
	/** The Stop button: aborts the signal of the running node and starts no further one. */
	cancel(): void;
}
