import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType, type INodeTypeDescription } from 'n8n-workflow';

import { jobOperations } from '../../../../nodes/shared/jobs/jobOperations';
import { credentialTest } from '../../../../nodes/shared/node/credentialTest';
import { nodeProperties, outputsExpression } from '../../../../nodes/shared/node/nodeProperties';
import type { OperationTable } from '../../../../nodes/shared/node/operation';
import { runOperations } from '../../../../nodes/shared/node/runOperations';
import { credentialTrial, profile } from './api';
import { readings } from './service';

/** All that the node can do: resource -> operation. */
export const operations: OperationTable = { document: { name: 'Document', operations: { ...jobOperations(readings) } } };

export class LedgerLens implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ledger Lens',
		name: 'ledgerLens',
		group: ['transform'],
		version: 1,
		subtitle: '={{ $parameter["operation"] + ": " + $parameter["resource"] }}',
		description: 'Read the fields and line items of invoices (PDF, PNG, JPG)',
		defaults: { name: 'Ledger Lens' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: outputsExpression(operations),
		credentials: [{ name: 'ledgerLensApi', required: true, testedBy: 'testLedgerLensApi' }],
		properties: nodeProperties(operations),
	};

	methods = { credentialTest: { testLedgerLensApi: credentialTest(credentialTrial) } };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await runOperations(this, profile, operations, this.continueOnFail());
	}
}
