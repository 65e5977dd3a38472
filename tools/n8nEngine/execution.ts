import { parse } from 'flatted';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	UserError,
	Workflow,
	createRunExecutionData,
	deepCopy,
	type ICredentialsHelper,
	type INodeExecutionData,
	type INodeTypes,
	type IRun,
	type IRunExecutionData,
	type IWorkflowExecuteAdditionalData,
	type IWorkflowSettings,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import { randomUUID } from 'node:crypto';

import { additionalDataFor } from './additionalData';
import type { ExecutionHandle, RunOptions, WorkflowDefinition } from './definitions';
import { WorkflowRun, type StoredExecution } from './run';
import { workflowData } from './workflowData';

interface Parts {
	nodeTypes: INodeTypes;
	credentialsHelper: ICredentialsHelper;
}

type StartedRunOptions = RunOptions & { executionId: string };

export function startExecution(
	parts: Parts,
	definition: WorkflowDefinition,
	options: StartedRunOptions,
): ExecutionHandle {
	const saved = { ...deepCopy(definition), id: definition.id ?? randomUUID() };
	return execute(parts, saved, options, (workflow) => {
		const node = options.startNode
			? workflow.getNode(options.startNode)
			: workflow.getStartNode();
		if (!node) throw new UserError('No node to start the workflow from could be found');
		const items = deepCopy(options.inputItems ?? [{ json: {} }]);
		return createRunExecutionData({
			resultData: { pinData: saved.pinData },
			executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
		});
	});
}

/** Starts a workflow with what its webhook trigger gave on each output; n8n does not run the trigger again. */
export function startTriggered(
	parts: Parts,
	saved: WorkflowDefinition & { id: string },
	trigger: string,
	outputs: INodeExecutionData[][],
	options: StartedRunOptions,
): ExecutionHandle {
	return execute(parts, saved, { ...options, mode: 'webhook' }, (workflow) => {
		const node = workflow.getNode(trigger);
		if (!node) throw new UserError(`The workflow has no node "${trigger}".`);
		return createRunExecutionData({
			executionData: { nodeExecutionStack: [{ node, data: { main: outputs }, source: null }] },
		});
	});
}

export function resumeExecution(
	parts: Parts,
	stored: StoredExecution,
	options: RunOptions,
): ExecutionHandle {
	const definition = JSON.parse(stored.workflow) as WorkflowDefinition & { id: string };
	const continued = { ...options, mode: stored.mode, executionId: stored.executionId };
	return execute(
		parts,
		definition,
		continued,
		() => parse(stored.data) as IRunExecutionData,
		stored.executionId,
	);
}

function execute(
	parts: Parts,
	saved: WorkflowDefinition & { id: string },
	options: StartedRunOptions,
	runDataFor: (workflow: Workflow) => IRunExecutionData,
	restartExecutionId?: string,
): ExecutionHandle {
	const { executionId, mode = 'manual' } = options;
	const settings: IWorkflowSettings = { executionOrder: 'v1', ...saved.settings };
	const toRun = (run: IRun) => new WorkflowRun(run, executionId, JSON.stringify(saved), options);
	try {
		const workflow = new Workflow({
			...deepCopy(saved),
			settings,
			active: false,
			nodeTypes: parts.nodeTypes,
		});
		const hooks = new ExecutionLifecycleHooks(mode, executionId, workflowData(saved, settings));
		options.onHooks?.(hooks);
		const additionalData = additionalDataFor({
			executionId,
			restartExecutionId,
			workflowId: saved.id,
			workflowSettings: settings,
			credentialsHelper: parts.credentialsHelper,
			hooks,
			onMessageToUI: options.onMessageToUI,
			webhookWaitingBaseUrl: options.waitingBaseUrl,
			executeWorkflow: startSubWorkflow(parts, options),
		});
		const execution = new WorkflowExecute(
			additionalData,
			mode,
			runDataFor(workflow),
		).processRunExecutionData(workflow);
		const cancel = () => execution.cancel();
		if (options.signal?.aborted) cancel();
		options.signal?.addEventListener('abort', cancel, { once: true });
		const finished = execution
			.then(toRun)
			.finally(() => options.signal?.removeEventListener('abort', cancel));
		return { executionId, finished, cancel };
	} catch (error) {
		// A workflow that cannot start (issues of its parameters, unknown nodes) is a failed execution in n8n.
		return {
			executionId,
			finished: Promise.resolve(toRun(failedRun(error, mode))),
			cancel: () => {},
		};
	}
}

/** Only for nodes that do not wait for the other workflow. */
function startSubWorkflow(parts: Parts, { subWorkflows, onSubWorkflow, credentials }: StartedRunOptions): IWorkflowExecuteAdditionalData['executeWorkflow'] {
	return async ({ id = '' }, _additionalData, { inputData, doNotWaitToFinish }) => {
		const definition = subWorkflows?.[id];
		if (!definition) throw new UserError(`Workflow does not exist: "${id}"`);
		if (!doNotWaitToFinish) throw new UserError('The sandbox does not wait for other workflows.');
		const execution = startExecution(parts, { ...definition, id }, { credentials, inputItems: inputData, mode: 'integrated', executionId: randomUUID() });
		onSubWorkflow?.(execution);
		return { executionId: execution.executionId, data: [null] };
	};
}

function failedRun(error: unknown, mode: WorkflowExecuteMode): IRun {
	const failure = error instanceof Error ? error : new Error(String(error));
	const data = createRunExecutionData();
	Object.assign(data.resultData, {
		error: Object.assign(failure, { message: failure.message, stack: failure.stack }),
	});
	return { data, mode, startedAt: new Date(), storedAt: 'db', status: 'error' };
}
