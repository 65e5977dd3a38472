import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

/** Where a workflow starts: gives out the items that the run was started with. */
export class ManualTrigger implements INodeType {
	description = description('Manual Trigger', 'manualTrigger', 'trigger');

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

/** Passes its items on; stands for whatever a workflow does next. */
export class NoOp implements INodeType {
	description = description('No Operation, do nothing', 'noOp', 'organization');

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

function description(
	displayName: string,
	name: string,
	group: 'trigger' | 'organization',
): INodeTypeDescription {
	return {
		displayName,
		name,
		group: [group],
		version: 1,
		description: displayName,
		defaults: { name: displayName },
		inputs: group === 'trigger' ? [] : [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};
}
