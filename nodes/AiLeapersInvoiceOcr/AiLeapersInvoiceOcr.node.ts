import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { nodeProperties, outputsExpression } from '../shared/node/nodeProperties';
import { runOperations } from '../shared/node/runOperations';
import { credentialTests } from './credentialTests';
import { operations } from './operations';
import { profile } from './profile';

export class AiLeapersInvoiceOcr implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AI Leapers Invoice OCR',
		name: 'aiLeapersInvoiceOcr',
		icon: { light: 'file:aiLeapersInvoiceOcr.svg', dark: 'file:aiLeapersInvoiceOcr.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Extract the fields and line items of invoices (PDF, PNG, JPG), one by one or in batches',
		defaults: { name: 'AI Leapers Invoice OCR' },
		usableAsTool: true,
		builderHint: {
			searchHint: 'Turns invoices (PDF, PNG, JPG) that arrive as binary data into vendor, dates, totals and line items, one by one or in batches. Document: Extract does all of it in one node. It has three outputs, Extracted, Review and Failed: connect all of them.',
		},
		waitingNodeTooltip: '={{ "The execution waits until the batch is finished" }}',
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression(operations),
		credentials: [{ name: 'aiLeapersInvoiceOcrApi', required: true, testedBy: 'testAiLeapersInvoiceOcrApi' }],
		properties: nodeProperties(operations),
	};

	methods = { credentialTest: credentialTests };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, profile, operations, this.continueOnFail());
	}
}
