import { extractAlone, jobOperations } from '../shared/jobs/jobOperations';
import type { OperationTable } from '../shared/node/operation';
import * as getUsage from './resources/account/getUsage.operation';
import * as extractCsv from './resources/document/extractCsv.operation';
import { batches, documents } from './service';

const { extract } = extractAlone(documents);
const { submit: create, ...ofBatches } = jobOperations(batches);

/** All that the node can do: resource -> operation. */
export const operations: OperationTable = {
	document: {
		name: 'Document',
		operations: {
			extract,
			extractCsv: {
				name: 'Extract to CSV',
				action: 'Extract documents to CSV files',
				summary: 'Send documents one by one and get the CSV file of each, without review',
				kind: 'whole input',
				outputs: ['Files', 'Failed'],
				...extractCsv,
			},
		},
	},
	batch: { name: 'Batch', operations: { ...ofBatches, create } },
	account: {
		name: 'Account',
		operations: {
			getUsage: { name: 'Get Usage', action: 'Get account usage', summary: 'Get plan, used and remaining invoices of this month', kind: 'per item', ...getUsage },
		},
	},
};
