import { jobOperations } from '../shared/jobs/jobOperations';
import { SEND_OUTPUTS } from '../shared/jobs/submitOperation';
import type { OperationTable } from '../shared/node/operation';
import * as getBalance from './resources/account/getBalance.operation';
import * as deleteExtraction from './resources/extraction/delete.operation';
import * as submitFiles from './resources/extraction/submit.operation';
import * as download from './resources/output/download.operation';
import * as getDownloadUrl from './resources/output/getDownloadUrl.operation';
import * as upload from './resources/uploadSession/upload.operation';
import { extractions } from './service';

const perItem = { kind: 'per item' } as const;
const once = { ...perItem, isOnceForAll: true } as const;
const sends = { kind: 'whole input', outputs: SEND_OUTPUTS } as const;
const together = { kind: 'whole input', outputs: ['Output'] } as const;
const { extract, submit, getRows, getStatus, wait } = jobOperations(extractions);

/** All that the node can do: resource -> operation. */
export const operations: OperationTable = {
	document: { name: 'Document', operations: { extract, submit } },
	uploadSession: {
		name: 'Upload Session',
		operations: {
			upload: { name: 'Upload', action: 'Upload documents', summary: 'Upload documents for one or more extractions', ...sends, ...upload },
		},
	},
	extraction: {
		name: 'Extraction',
		operations: {
			getRows,
			getStatus,
			submit: { name: 'Submit', action: 'Submit extraction', summary: 'Submit files of an upload session', ...sends, ...submitFiles },
			wait,
			delete: { name: 'Delete', action: 'Delete extraction', summary: 'Permanently delete an extraction, its output files and its documents', ...once, ...deleteExtraction },
		},
	},
	output: {
		name: 'Output',
		operations: {
			download: { name: 'Download', action: 'Download output', summary: 'Download the result as CSV, Excel or JSON file', ...together, ...download },
			getDownloadUrl: { name: 'Get Download URL', action: 'Get output download URL', summary: 'Get a URL that is good for 5 minutes', ...once, ...getDownloadUrl },
		},
	},
	account: {
		name: 'Account',
		operations: {
			getBalance: { name: 'Get Balance', action: 'Get credit balance', summary: 'Get the credits of the account: balance, reserved and available', ...perItem, ...getBalance },
		},
	},
};
