import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { nodeProperties, outputsExpression } from '../shared/node/nodeProperties';
import { readRaw } from '../shared/node/parameters';
import { runOperations } from '../shared/node/runOperations';
import { credentialTests } from './credentialTests';
import { listSearch } from './management/listSearch';
import { operations } from './operations';
import { profile, sessionProfile } from './profile';

export class InvoiceParserPro implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'InvoiceParser Pro',
		name: 'invoiceParserPro',
		icon: { light: 'file:invoiceParserPro.svg', dark: 'file:invoiceParserPro.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Extract vendor, totals and line items from invoices (PDF, PNG, JPG, WebP)',
		defaults: { name: 'InvoiceParser Pro' },
		usableAsTool: true,
		builderHint: {
			searchHint: 'Turns invoices (PDF, PNG, JPG, WebP) that arrive as binary data into vendor, dates, totals, taxes and line items, one by one or in batches. Invoice: Extract does all of it in one node. It has three outputs, Extracted, Review and Failed: connect all of them.',
		},
		waitingNodeTooltip: '={{ "The execution waits until the extraction is finished" }}',
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression(operations),
		credentials: [
			{ name: 'invoiceParserProApi', required: true, testedBy: 'testInvoiceParserProApi', displayOptions: { show: { resource: ['invoice', 'batch', 'webhook', 'account'] } } },
			{
				name: 'invoiceParserProSessionApi',
				required: true,
				testedBy: 'testInvoiceParserProSessionApi',
				displayOptions: { show: { resource: ['apiKey'] } },
			},
		],
		properties: nodeProperties(operations),
	};

	methods = { credentialTest: credentialTests, listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const isKeyManagement = readRaw(this, 'resource') === 'apiKey';
		return await runOperations(this, isKeyManagement ? sessionProfile : profile, operations, this.continueOnFail());
	}
}
