import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { nodeProperties, outputsExpression } from '../shared/node/nodeProperties';
import { runOperations } from '../shared/node/runOperations';
import { credentialTests } from './credentialTests';
import { operations } from './operations';
import { profile } from './profile';

export class InvoiceDataExtraction implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Invoice Data Extraction',
		name: 'invoiceDataExtraction',
		icon: { light: 'file:invoiceDataExtraction.svg', dark: 'file:invoiceDataExtraction.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Extract rows from invoices, receipts and other documents (PDF, JPG, PNG)',
		defaults: { name: 'Invoice Data Extraction' },
		usableAsTool: true,
		builderHint: {
			searchHint: 'Turns invoices, receipts and other documents (PDF, PNG, JPG) that arrive as binary data into rows with the columns that you name. Document: Extract does all of it in one node. It has three outputs, Extracted, Review and Failed: connect all of them.',
		},
		waitingNodeTooltip: '={{ "The execution waits until the extraction is finished" }}',
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression(operations),
		credentials: [{ name: 'invoiceDataExtractionApi', required: true, testedBy: 'testInvoiceDataExtractionApi' }],
		properties: nodeProperties(operations),
	};

	methods = { credentialTest: credentialTests };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, profile, operations, this.continueOnFail());
	}
}
