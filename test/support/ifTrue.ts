import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

/** Branches as n8n's If node does on one condition that is true or false; that node is not part of n8n-core. */
export class IfTrue implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'If',
		name: 'if',
		group: ['transform'],
		version: 2.2,
		description: 'Branches on a condition',
		defaults: { name: 'If' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
		properties: [{ displayName: 'Conditions', name: 'conditions', type: 'json', default: {} }],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const branches: INodeExecutionData[][] = [[], []];
		this.getInputData().forEach((item, index) => {
			const { conditions } = this.getNodeParameter('conditions', index) as { conditions: Array<{ leftValue: unknown }> };
			branches[conditions[0].leftValue === true ? 0 : 1].push({ ...item, pairedItem: { item: index } });
		});
		return branches;
	}
}
