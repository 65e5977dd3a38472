import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { runAlone } from '../shared/node/runOperations';
import { OUTPUTS, properties, readEInvoices } from './readEInvoices';

export class EInvoice implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'E-Invoice',
		name: 'eInvoice',
		icon: { light: 'file:eInvoice.svg', dark: 'file:eInvoice.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: 'Read and check',
		description: 'Read e-invoices (XRechnung, Peppol, ZUGFeRD, Factur-X) exactly, check them against EN 16931, and pass on everything else',
		defaults: { name: 'E-Invoice' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: OUTPUTS.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })),
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runAlone(this, OUTPUTS, this.continueOnFail(), async () => await readEInvoices(this));
	}
}
