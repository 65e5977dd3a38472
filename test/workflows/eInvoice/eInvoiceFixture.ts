import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';

import { EInvoice } from '../../../nodes/EInvoice/EInvoice.node.js';
import { createWorkflowEngine, type BinaryMode, type WorkflowEngine, type WorkflowRun } from '../../../tools/n8nEngine';
import { inPanel } from '../../support/panel';
import type { TestFile } from '../../support/testDocuments';
import { workflowOf } from '../../support/workflows';

const TYPE = 'n8n-nodes-invoice-extraction.eInvoice';

export interface EInvoiceTrial {
	parameters?: IDataObject;
	/** Put where the panel has them. */
	options?: IDataObject;
	node?: Partial<INode>;
}

export interface EInvoiceOutcome {
	run: WorkflowRun;
	extracted: INodeExecutionData[];
	needsReview: INodeExecutionData[];
	failed: INodeExecutionData[];
	other: INodeExecutionData[];
}

/** The node *E-Invoice* in n8n's engine; there is no service. */
export function useEInvoice(binaryMode: BinaryMode = 'filesystem') {
	let engine: WorkflowEngine;
	beforeAll(async () => {
		engine = await createWorkflowEngine({ nodes: { [TYPE]: new EInvoice(), [`${TYPE}Tool`]: new EInvoice() }, binaryMode });
	});
	afterAll(async () => await engine.close());

	const item = async (files: TestFile[], json: IDataObject = {}): Promise<INodeExecutionData> => {
		const entries = files.map(async ({ name, bytes, mimeType }, index) => [`attachment_${index}`, await engine.storeBinary(bytes, name, mimeType)] as const);
		return { json, ...(files.length > 0 && { binary: Object.fromEntries(await Promise.all(entries)) }) };
	};
	return {
		/** An item with a file in `attachment_0`, `attachment_1` and so on for each. */
		item,
		async read(inputItems: INodeExecutionData[], { parameters, options, node }: EInvoiceTrial = {}): Promise<EInvoiceOutcome> {
			const own: INode = {
				id: 'node', name: 'E-Invoice', type: TYPE, typeVersion: 1, position: [0, 0], ...node,
				parameters: { ...parameters, ...(options && inPanel(new EInvoice().description.properties, options)) } as INode['parameters'],
			};
			const run = await engine.run(workflowOf([own]), { inputItems }).finished;
			const [extracted, needsReview, failed, other] = [0, 1, 2, 3].map((output) => run.output('E-Invoice', output));
			return { run, extracted, needsReview, failed, other };
		},
		/** The bytes of a file that came out. */
		bytes: async (binary: NonNullable<INodeExecutionData['binary']>[string]) => await engine.readBinary(binary),
		/** The type of the node as a tool of an agent. */
		toolType: `${TYPE}Tool`,
	};
}
