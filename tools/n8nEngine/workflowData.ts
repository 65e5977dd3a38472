import type { IWorkflowBase, IWorkflowSettings } from 'n8n-workflow';

import type { WorkflowDefinition } from './definitions';

/** The workflow as the lifecycle hooks see it: a row of n8n's database. */
export function workflowData(
	saved: WorkflowDefinition & { id: string },
	settings: IWorkflowSettings,
): IWorkflowBase {
	const { id, name = 'Sandbox', nodes, connections } = saved;
	const now = new Date();
	return {
		id,
		name,
		nodes,
		connections,
		settings,
		active: false,
		isArchived: false,
		activeVersionId: null,
		createdAt: now,
		updatedAt: now,
	};
}
