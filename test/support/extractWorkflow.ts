import type { IDataObject, INode } from 'n8n-workflow';

import { InvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import type { WorkflowDefinition } from '../../tools/n8nEngine';
import { inPanel, panelOf } from './panel';

export const NODE_TYPE = 'n8n-nodes-invoice-extraction.invoiceDataExtraction';
export const CREDENTIAL_TYPE = 'invoiceDataExtractionApi';
export const NODE = 'Extract';

export interface NodeSettings {
	/** The node's parameters besides resource, operation and what stands in a collection. */
	parameters?: IDataObject;
	/** What stands in one of its collections. */
	options?: IDataObject;
	/** Settings of the node, such as *Retry On Fail*. */
	node?: Partial<INode>;
}

/** One node after a manual trigger. */
export function extractWorkflow(operation: IDataObject, { parameters, options, node }: NodeSettings): WorkflowDefinition {
	const common = { typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
	return {
		id: 'workflow-1',
		nodes: [
			{ ...common, id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger' },
			{
				...common,
				id: 'extract',
				name: NODE,
				type: NODE_TYPE,
				credentials: { [CREDENTIAL_TYPE]: { id: '1', name: CREDENTIAL_TYPE } },
				...node,
				parameters: { ...operation, ...parameters, ...(options && inPanel(panelOf(new InvoiceDataExtraction().description, operation), options)) } as INode['parameters'],
			},
		],
		connections: { Start: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
	};
}
