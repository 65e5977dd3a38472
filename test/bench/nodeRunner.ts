import { createReadStream } from 'node:fs';
import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { InvoiceDataExtractionApi } from '../../credentials/InvoiceDataExtractionApi.credentials';
import { InvoiceDataExtraction } from '../../nodes/InvoiceDataExtraction/InvoiceDataExtraction.node.js';
import { createWorkflowEngine, type WorkflowRun } from '../../tools/n8nEngine';
import type { LocalFile } from './clients/client';
import { HelperNode } from './clients/helperNode';
import type { ServiceAddress } from './server';

const NODE_TYPE = 'n8n-nodes-invoice-extraction.invoiceDataExtraction';
const HELPER_TYPE = 'bench.helperAlone';
const CREDENTIAL_TYPE = 'invoiceDataExtractionApi';
const NODE = 'Invoices';

export interface NodeRunner {
	/** Puts files into n8n's binary storage, one item each. */
	items(files: LocalFile[]): Promise<INodeExecutionData[]>;
	/** Runs the node in n8n's engine. @throws the error that the execution ended with */
	run(service: ServiceAddress, parameters: IDataObject, inputItems: INodeExecutionData[]): Promise<INodeExecutionData[]>;
	/** Runs the node that has nothing but n8n's HTTP helper, see `clients/helperNode.ts`. */
	runHelper(service: ServiceAddress): Promise<INodeExecutionData[]>;
	close(): Promise<void>;
}

/** The real node in n8n's own engine, with files stored outside the items. */
export async function createNodeRunner(): Promise<NodeRunner> {
	const engine = await createWorkflowEngine({
		nodes: { [NODE_TYPE]: new InvoiceDataExtraction(), [HELPER_TYPE]: new HelperNode() },
		credentialTypes: [new InvoiceDataExtractionApi()],
		binaryMode: 'filesystem',
	});
	const run = async (type: string, { baseUrl, apiKey, sharedBy }: ServiceAddress, parameters: IDataObject, inputItems: INodeExecutionData[]) => {
		const { finished } = engine.run(workflow(type, parameters), {
			credentials: { [CREDENTIAL_TYPE]: { baseUrl, apiKey, ...(sharedBy !== undefined && { sharedBy }) } },
			inputItems,
		});
		return outputOf(await finished);
	};
	return {
		async items(files) {
			const items: INodeExecutionData[] = [];
			for (const { name, path } of files) {
				items.push({ json: {}, binary: { data: await engine.storeBinary(createReadStream(path), name) } });
			}
			return items;
		},
		run: async (service, parameters, inputItems) => await run(NODE_TYPE, service, parameters, inputItems),
		runHelper: async (service) => await run(HELPER_TYPE, service, {}, [{ json: {} }]),
		close: async () => await engine.close(),
	};
}

function outputOf(run: WorkflowRun): INodeExecutionData[] {
	if (run.error) throw run.error;
	return [0, 1, 2].flatMap((output) => run.output(NODE, output));
}

function workflow(type: string, parameters: IDataObject) {
	const common = { typeVersion: 1, position: [0, 0] as [number, number] };
	const credentials = { [CREDENTIAL_TYPE]: { id: '1', name: CREDENTIAL_TYPE } };
	return {
		id: 'bench',
		nodes: [
			{ ...common, id: 'start', name: 'Start', type: 'n8n-nodes-base.manualTrigger', parameters: {} },
			{ ...common, id: 'node', name: NODE, type, credentials, parameters: parameters as INode['parameters'] },
		],
		connections: { Start: { main: [[{ node: NODE, type: 'main' as const, index: 0 }]] } },
	};
}
