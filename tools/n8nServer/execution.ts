import { parse } from 'flatted';
import type { ExecutionStatus, INodeExecutionData, IRunExecutionData } from 'n8n-workflow';

/** An execution with one of these does not change any more. */
export const ENDED: readonly ExecutionStatus[] = ['success', 'error', 'crashed', 'canceled'];

export interface ExecutionAnswer {
	id: string;
	workflowId: string;
	status: ExecutionStatus;
	mode: string;
	waitTill?: string | null;
	startedAt?: string | null;
	stoppedAt?: string | null;
	/** In the form of the package *flatted*. */
	data: string;
}

/** What n8n's database holds of an execution. */
export class Execution {
	readonly id: string;
	readonly workflowId: string;
	readonly status: ExecutionStatus;
	readonly waitTill?: Date;
	/** From its start to its end, in milliseconds; undefined while it goes on. */
	readonly tookMs?: number;
	private readonly data: IRunExecutionData;

	constructor({ id, workflowId, status, waitTill, startedAt, stoppedAt, data }: ExecutionAnswer) {
		this.id = id;
		this.workflowId = workflowId;
		this.status = status;
		this.waitTill = waitTill ? new Date(waitTill) : undefined;
		this.tookMs = startedAt && stoppedAt ? Date.parse(stoppedAt) - Date.parse(startedAt) : undefined;
		this.data = parse(data) as IRunExecutionData;
	}

	/** Of the execution, or of the node that failed. */
	get error(): { message: string; description?: string | null } | undefined {
		return this.data.resultData?.error;
	}

	/** Where a node that waits can be answered, as the editor shows it. */
	resumeUrl(node: string): string | undefined {
		return this.data.resultData?.runData?.[node]?.at(-1)?.metadata?.resumeUrl;
	}

	/** The nodes that have run, in the order of their first run. */
	get nodes(): string[] {
		return Object.keys(this.data.resultData?.runData ?? {});
	}

	/** Everything that came out of a node over all of its runs, by output. */
	outputs(node: string): INodeExecutionData[][] {
		const outputs: INodeExecutionData[][] = [];
		for (const run of this.data.resultData?.runData?.[node] ?? []) {
			(run.data?.main ?? []).forEach((items, index) => (outputs[index] ??= []).push(...(items ?? [])));
		}
		return outputs;
	}

	/** What the trigger started it with, also if n8n was killed before it noted that any node has run. */
	startedWith(trigger: string): INodeExecutionData[] {
		const ran = this.outputs(trigger).flat();
		if (ran.length > 0) return ran;
		const begun = this.data.executionData?.nodeExecutionStack ?? [];
		return begun.filter(({ node }) => node.name === trigger).flatMap(({ data }) => data.main.flatMap((items) => items ?? []));
	}

	/** What came out of a node's first output over all of its runs. */
	items(node: string): INodeExecutionData[] {
		return this.outputs(node)[0] ?? [];
	}
}
