import { NodeConnectionTypes, type IConnection, type INode } from 'n8n-workflow';

import type { WorkflowDefinition } from '../n8nEngine';

export const NODE_TYPE = 'n8n-nodes-invoice-extraction.invoiceDataExtraction';
export const CREDENTIAL_TYPE = 'invoiceDataExtractionApi';

/** The outputs of the node, in order. */
export const OUTPUTS = ['Extracted', 'Review', 'Failed'] as const;

/** What the demo asks the service for; each becomes a column. */
const FIELDS: Array<[name: string, instruction: string]> = [
	['Document Type', 'Invoice, Credit Note or Receipt'],
	['Vendor Name', ''],
	['Vendor Tax ID', ''],
	['Customer Name', ''],
	['Invoice Number', ''],
	['Invoice Date', 'YYYY-MM-DD; the date of issue, not the due date'],
	['Due Date', 'YYYY-MM-DD'],
	['Currency', 'ISO 4217 code'],
	['Subtotal', 'Before tax, without currency symbol'],
	['Discount', 'Without currency symbol'],
	['Tax', 'Without currency symbol'],
	['Total', 'Including tax, without currency symbol'],
	['PO Number', ''],
];

/** Documents in, rows out on three branches: what a user would click together. */
export function demoWorkflow(): WorkflowDefinition {
	return {
		id: 'demo',
		name: 'Invoices to rows',
		nodes: [
			node('Documents', 'n8n-nodes-base.manualTrigger', [0, 0]),
			{
				...node('Extract', NODE_TYPE, [220, 0]),
				parameters: {
					resource: 'document',
					operation: 'extract',
					promptMode: 'fields',
					fields: { field: FIELDS.map(([name, instruction]) => ({ name, instruction })) },
					outputStructure: 'per_invoice',
				},
				credentials: { [CREDENTIAL_TYPE]: { id: '1', name: CREDENTIAL_TYPE } },
			},
			...OUTPUTS.map((name, index) =>
				node(name, 'n8n-nodes-base.noOp', [440, (index - 1) * 180]),
			),
		],
		connections: {
			Documents: { main: [[to('Extract')]] },
			Extract: { main: OUTPUTS.map((name) => [to(name)]) },
		},
	};
}

function node(name: string, type: string, position: [number, number]): INode {
	return { id: name, name, type, typeVersion: 1, position, parameters: {} };
}

function to(name: string): IConnection {
	return { node: name, type: NodeConnectionTypes.Main, index: 0 };
}
