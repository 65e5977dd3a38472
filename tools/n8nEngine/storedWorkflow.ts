import { Workflow, deepCopy, type IDataObject, type INodeTypes } from 'n8n-workflow';
import { setTimeout } from 'node:timers/promises';

import type { WorkflowDefinition } from './definitions';

const DATABASE_MS = 5;

/**
 * An active workflow as n8n's database holds it: each request reads it anew, and writes what its nodes keep as a whole, whatever
 * others have written since. A database takes its time, in which other requests go on.
 */
export class StoredWorkflow {
	/** What its nodes keep. */
	readonly staticData: IDataObject;

	constructor(
		private readonly definition: WorkflowDefinition & { id: string },
		private readonly nodeTypes: INodeTypes,
		staticData: IDataObject,
	) {
		this.staticData = deepCopy(staticData);
	}

	async read(): Promise<Workflow> {
		await setTimeout(DATABASE_MS);
		return new Workflow({ ...deepCopy(this.definition), active: true, nodeTypes: this.nodeTypes, staticData: deepCopy(this.staticData) });
	}

	/** Stores an execution. n8n makes another workflow of the same data first, which counts as unchanged from then on. */
	async storeExecution({ staticData }: Workflow): Promise<void> {
		new Workflow({ ...deepCopy(this.definition), active: true, nodeTypes: this.nodeTypes, staticData });
		await setTimeout(DATABASE_MS);
	}

	/** Writes what the nodes keep, if it was changed since it was read. */
	async write({ staticData }: Workflow): Promise<void> {
		if (staticData.__dataChanged !== true) return;
		await setTimeout(DATABASE_MS);
		for (const [key, value] of Object.entries(staticData)) this.staticData[key] = deepCopy(value);
	}
}
