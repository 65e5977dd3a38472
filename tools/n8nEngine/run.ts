import { stringify } from 'flatted';
import type {
	ExecutionError,
	ExecutionStatus,
	INodeExecutionData,
	IRun,
	IRunExecutionData,
	ITaskData,
	NodeExecutionHint,
	WorkflowExecuteMode,
} from 'n8n-workflow';

import type { RunOptions, WorkflowDefinition } from './definitions';

/** An execution as n8n's database holds it: run data in *flatted* form, the workflow as it was started. */
export interface StoredExecution {
	executionId: string;
	mode: WorkflowExecuteMode;
	workflow: string;
	data: string;
}

/** How an execution ended, or where it waits. */
export class WorkflowRun {
	readonly status: ExecutionStatus;
	readonly error: ExecutionError | undefined;
	/** Set while the execution waits. */
	readonly waitTill: Date | undefined;
	readonly data: IRunExecutionData;

	constructor(
		private readonly run: IRun,
		readonly executionId: string,
		private readonly workflow: string,
		readonly options: RunOptions,
	) {
		this.data = run.data;
		this.error = run.data.resultData.error;
		this.waitTill = run.waitTill ?? undefined;
		// The engine leaves "running" behind when it stops a loop itself.
		this.status = this.error && run.status !== 'canceled' ? 'error' : run.status;
	}

	/** The items on one output of a node; of its last run unless `runIndex` (from 0) says otherwise. */
	output(nodeName: string, outputIndex = 0, runIndex?: number): INodeExecutionData[] {
		return this.task(nodeName, runIndex)?.data?.main?.[outputIndex] ?? [];
	}

	/** The items on one output of a node over all its runs, in order. */
	allOutput(nodeName: string, outputIndex = 0): INodeExecutionData[] {
		return this.tasks(nodeName).flatMap(({ data }) => data?.main?.[outputIndex] ?? []);
	}

	/** How often the node ran. */
	runCount(nodeName: string): number {
		return this.tasks(nodeName).length;
	}

	/** Hints the node left for the editor (`addExecutionHints`). */
	hints(nodeName: string, runIndex?: number): NodeExecutionHint[] {
		return this.task(nodeName, runIndex)?.hints ?? [];
	}

	/** The error a node ended with, also when the workflow went on. */
	nodeError(nodeName: string, runIndex?: number): ExecutionError | undefined {
		return this.task(nodeName, runIndex)?.error;
	}

	/** What nodes saved with the execution (`customData`). */
	get metadata(): Record<string, string> {
		return this.data.resultData.metadata ?? {};
	}

	stored(): StoredExecution {
		return {
			executionId: this.executionId,
			mode: this.run.mode,
			workflow: this.workflow,
			data: stringify(this.data),
		};
	}

	private task(nodeName: string, runIndex?: number): ITaskData | undefined {
		return this.tasks(nodeName).at(runIndex ?? -1);
	}

	/** Empty for a node that was not reached; throws for a name that the workflow does not have. */
	private tasks(nodeName: string): ITaskData[] {
		const { nodes } = JSON.parse(this.workflow) as WorkflowDefinition;
		if (!nodes.some(({ name }) => name === nodeName)) {
			throw new Error(`The workflow has no node "${nodeName}".`);
		}
		return this.data.resultData.runData[nodeName] ?? [];
	}
}
