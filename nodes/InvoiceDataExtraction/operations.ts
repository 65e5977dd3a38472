import type { OperationTable } from '../shared/operation';
import { FAILED_OUTPUT, ROW_OUTPUTS } from '../shared/routing';
import type { LimitClass } from './profile';
import * as getBalance from './resources/account/getBalance.operation';
import * as extract from './resources/document/extract.operation';

/** All that the node can do: resource -> operation. */
export const operations: OperationTable<LimitClass> = {
	document: {
		name: 'Document',
		operations: {
			extract: {
				kind: 'whole input',
				name: 'Extract',
				action: 'Extract documents',
				summary: 'Upload documents, wait, and get their rows, doubtful ones apart',
				outputs: ROW_OUTPUTS,
				failedOutput: FAILED_OUTPUT,
				...extract,
			},
		},
	},
	account: {
		name: 'Account',
		operations: {
			getBalance: {
				kind: 'per item',
				name: 'Get Balance',
				action: 'Get the credit balance',
				summary: 'Get the credits of the account: balance, reserved and available',
				...getBalance,
			},
		},
	},
};
