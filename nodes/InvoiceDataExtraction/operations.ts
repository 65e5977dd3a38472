import type { OperationTable } from '../shared/node/operation';
import { FAILED_OUTPUT, ROW_OUTPUTS } from '../shared/output/routing';
import type { LimitClass } from './profile';
import * as getBalance from './resources/account/getBalance.operation';
import * as extract from './resources/document/extract.operation';
import * as submitDocuments from './resources/document/submit.operation';
import * as deleteExtraction from './resources/extraction/delete.operation';
import * as getRows from './resources/extraction/getRows.operation';
import * as getStatus from './resources/extraction/getStatus.operation';
import * as submitFiles from './resources/extraction/submit.operation';
import * as wait from './resources/extraction/wait.operation';
import * as download from './resources/output/download.operation';
import * as getDownloadUrl from './resources/output/getDownloadUrl.operation';
import * as upload from './resources/uploadSession/upload.operation';
import { WAIT_FAILED_OUTPUT, WAIT_OUTPUTS } from '../shared/jobs/waitOutputs';

const perItem = { kind: 'per item' } as const;
const rows = { kind: 'whole input', outputs: ROW_OUTPUTS, failedOutput: FAILED_OUTPUT } as const;
const waits = { kind: 'whole input', outputs: WAIT_OUTPUTS, failedOutput: WAIT_FAILED_OUTPUT } as const;
const together = { kind: 'whole input', outputs: ['Output'], failedOutput: 0 } as const;

/** All that the node can do: resource -> operation. */
export const operations: OperationTable<LimitClass> = {
	document: {
		name: 'Document',
		operations: {
			extract: { name: 'Extract', action: 'Extract documents', summary: 'Upload documents, wait, and get their rows, doubtful ones apart', ...rows, ...extract },
			submit: { name: 'Submit', action: 'Submit documents', summary: 'Upload and submit documents without waiting for the result', ...together, ...submitDocuments },
		},
	},
	uploadSession: {
		name: 'Upload Session',
		operations: {
			upload: { name: 'Upload', action: 'Upload documents', summary: 'Upload documents for one or more extractions', ...together, ...upload },
		},
	},
	extraction: {
		name: 'Extraction',
		operations: {
			getRows: { name: 'Get Rows', action: 'Get the rows of an extraction', summary: 'Get the rows of finished extractions, doubtful ones apart', ...rows, ...getRows },
			getStatus: { name: 'Get Status', action: 'Get the status of an extraction', summary: 'Get progress, pages, credits and notes of an extraction', ...perItem, ...getStatus },
			submit: { name: 'Submit', action: 'Submit an extraction', summary: 'Submit files of an upload session', ...perItem, ...submitFiles },
			wait: { name: 'Wait for Completion', action: 'Wait for an extraction', summary: 'Wait until extractions have finished, without holding a worker', ...waits, ...wait },
			delete: { name: 'Delete', action: 'Delete an extraction', summary: 'Delete an extraction, its output files and its documents for good', ...perItem, ...deleteExtraction },
		},
	},
	output: {
		name: 'Output',
		operations: {
			download: { name: 'Download', action: 'Download an output', summary: 'Download the result as CSV, Excel or JSON file', ...together, ...download },
			getDownloadUrl: { name: 'Get Download URL', action: 'Get the download URL of an output', summary: 'Get a URL that is good for 5 minutes', ...perItem, ...getDownloadUrl },
		},
	},
	account: {
		name: 'Account',
		operations: {
			getBalance: { name: 'Get Balance', action: 'Get the credit balance', summary: 'Get the credits of the account: balance, reserved and available', ...perItem, ...getBalance },
		},
	},
};
