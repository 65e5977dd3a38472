import type { OperationTable } from '../shared/node/operation';
import { FAILED_OUTPUT, ROW_OUTPUTS } from '../shared/output/routing';
import { WAIT_FAILED_OUTPUT, WAIT_OUTPUTS } from '../shared/jobs/waitOutputs';
import type { LimitClass } from './profile';
import * as getAccount from './resources/account/get.operation';
import * as createKey from './resources/apiKey/create.operation';
import * as deleteKey from './resources/apiKey/delete.operation';
import * as getKeys from './resources/apiKey/getMany.operation';
import * as createBatch from './resources/batch/create.operation';
import * as downloadBatch from './resources/batch/download.operation';
import * as extractBatch from './resources/batch/extract.operation';
import * as getBatch from './resources/batch/get.operation';
import * as waitForBatch from './resources/batch/wait.operation';
import * as downloadInvoice from './resources/invoice/download.operation';
import * as extractInvoice from './resources/invoice/extract.operation';
import * as getInvoice from './resources/invoice/get.operation';
import * as getInvoices from './resources/invoice/getMany.operation';
import * as upload from './resources/invoice/upload.operation';
import * as waitForInvoice from './resources/invoice/wait.operation';
import * as createWebhook from './resources/webhook/create.operation';
import * as deleteWebhook from './resources/webhook/delete.operation';
import * as getWebhooks from './resources/webhook/getMany.operation';

const perItem = { kind: 'per item' } as const;
const rows = { kind: 'whole input', outputs: ROW_OUTPUTS, failedOutput: FAILED_OUTPUT } as const;
const waits = { kind: 'whole input', outputs: WAIT_OUTPUTS, failedOutput: WAIT_FAILED_OUTPUT } as const;
const started = (output: string) => ({ kind: 'whole input', outputs: [output, 'Failed'], failedOutput: 1 }) as const;

/** All that the node can do: resource -> operation. */
export const operations: OperationTable<LimitClass> = {
	invoice: {
		name: 'Invoice',
		operations: {
			extract: { name: 'Extract', action: 'Extract invoices', summary: 'Upload invoices, wait, and get their rows, doubtful ones apart', ...rows, ...extractInvoice },
			upload: { name: 'Upload', action: 'Upload invoices', summary: 'Upload invoices without waiting for the result', ...started('Uploaded'), ...upload },
			get: { name: 'Get', action: 'Get an invoice', summary: 'Get the reviewed rows of an invoice, or how it stands', ...perItem, ...getInvoice },
			download: { name: 'Download', action: 'Download an invoice', summary: 'Download the result as Excel or CSV file', ...perItem, ...downloadInvoice },
			getMany: { name: 'Get Many', action: 'Get many invoices', summary: 'Get the jobs of the account, newest first', ...perItem, ...getInvoices },
			wait: { name: 'Wait for Completion', action: 'Wait for an invoice', summary: 'Wait until invoices have finished, without holding a worker', ...waits, ...waitForInvoice },
		},
	},
	batch: {
		name: 'Batch',
		operations: {
			extract: { name: 'Extract', action: 'Extract a batch', summary: 'Send invoices in batches, wait, and get their rows, doubtful ones apart', ...rows, ...extractBatch },
			create: { name: 'Create', action: 'Create a batch', summary: 'Send invoices in batches without waiting for the result', ...started('Created'), ...createBatch },
			get: { name: 'Get', action: 'Get a batch', summary: 'Get the reviewed rows of a batch, or how it stands', ...perItem, ...getBatch },
			download: { name: 'Download', action: 'Download a batch', summary: 'Download the combined file for Excel, QuickBooks or Zoho Books, or as CSV', ...perItem, ...downloadBatch },
			wait: { name: 'Wait for Completion', action: 'Wait for a batch', summary: 'Wait until batches have finished, without holding a worker', ...waits, ...waitForBatch },
		},
	},
	webhook: {
		name: 'Webhook',
		operations: {
			create: { name: 'Create', action: 'Create a webhook', summary: 'Register a URL for events; the trigger node does this by itself', ...perItem, ...createWebhook },
			getMany: { name: 'Get Many', action: 'Get many webhooks', summary: 'Get the active webhooks of the account', ...perItem, ...getWebhooks },
			delete: { name: 'Delete', action: 'Delete a webhook', summary: 'Delete a webhook for good', ...perItem, ...deleteWebhook },
		},
	},
	account: {
		name: 'Account',
		operations: {
			get: { name: 'Get', action: 'Get the account', summary: 'Get email, tier and credits of the account', ...perItem, ...getAccount },
		},
	},
	apiKey: {
		name: 'API Key',
		operations: {
			create: { name: 'Create', action: 'Create an API key', summary: 'Create an API key, which is shown this once', ...perItem, ...createKey },
			getMany: { name: 'Get Many', action: 'Get many API keys', summary: 'Get the API keys of the account, without the keys themselves', ...perItem, ...getKeys },
			delete: { name: 'Delete', action: 'Delete an API key', summary: 'Revoke an API key for good', ...perItem, ...deleteKey },
		},
	},
};
