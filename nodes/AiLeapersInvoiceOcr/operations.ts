import type { OperationTable } from '../shared/node/operation';
import { FAILED_OUTPUT, ROW_OUTPUTS } from '../shared/output/routing';
import { WAIT_FAILED_OUTPUT, WAIT_OUTPUTS } from '../shared/jobs/waitOutputs';
import type { LimitClass } from './profile';
import * as getUsage from './resources/account/getUsage.operation';
import * as createBatch from './resources/batch/create.operation';
import * as extractBatch from './resources/batch/extract.operation';
import * as getBatch from './resources/batch/get.operation';
import * as waitForBatch from './resources/batch/wait.operation';
import * as extract from './resources/document/extract.operation';

const rows = { kind: 'whole input', outputs: ROW_OUTPUTS, failedOutput: FAILED_OUTPUT } as const;
const waits = { kind: 'whole input', outputs: WAIT_OUTPUTS, failedOutput: WAIT_FAILED_OUTPUT } as const;

/** All that the node can do: resource -> operation. */
export const operations: OperationTable<LimitClass> = {
	document: {
		name: 'Document',
		operations: {
			extract: { name: 'Extract', action: 'Extract documents', summary: 'Extract documents one by one and get their rows, doubtful ones apart', ...rows, ...extract },
		},
	},
	batch: {
		name: 'Batch',
		operations: {
			create: { name: 'Create', action: 'Create a batch', summary: 'Send documents in batches without waiting for the result', kind: 'whole input', outputs: ['Output'], failedOutput: 0, ...createBatch },
			extract: { name: 'Extract', action: 'Extract a batch', summary: 'Send documents in batches, wait, and get their rows, doubtful ones apart', ...rows, ...extractBatch },
			get: { name: 'Get', action: 'Get the rows of a batch', summary: 'Get the rows of finished batches, doubtful ones apart', ...rows, ...getBatch },
			wait: { name: 'Wait for Completion', action: 'Wait for a batch', summary: 'Wait until batches have finished, without holding a worker', ...waits, ...waitForBatch },
		},
	},
	account: {
		name: 'Account',
		operations: {
			getUsage: { name: 'Get Usage', action: 'Get the usage of the account', summary: 'Get plan, used and remaining invoices of this month', kind: 'per item', ...getUsage },
		},
	},
};
