import { jobOperations } from '../shared/jobs/jobOperations';
import type { OperationTable } from '../shared/node/operation';
import * as getAccount from './resources/account/get.operation';
import * as createKey from './resources/apiKey/create.operation';
import * as deleteKey from './resources/apiKey/delete.operation';
import * as getKeys from './resources/apiKey/getMany.operation';
import * as downloadBatch from './resources/batch/download.operation';
import * as downloadInvoice from './resources/invoice/download.operation';
import * as getInvoices from './resources/invoice/getMany.operation';
import * as createWebhook from './resources/webhook/create.operation';
import * as deleteWebhook from './resources/webhook/delete.operation';
import * as getWebhooks from './resources/webhook/getMany.operation';
import { batches, invoices } from './service';

const perItem = { kind: 'per item' } as const;
const once = { ...perItem, isOnceForAll: true } as const;
const ofInvoices = jobOperations(invoices);
const { submit: create, ...ofBatches } = jobOperations(batches);

/** All that the node can do: resource -> operation. */
export const operations: OperationTable = {
	invoice: {
		name: 'Invoice',
		operations: {
			...ofInvoices,
			download: { name: 'Download', action: 'Download invoice', summary: 'Download the result as Excel or CSV file', ...once, ...downloadInvoice },
			getMany: { name: 'Get Many', action: 'Get many invoices', summary: 'Get the jobs of the account, newest first', ...perItem, ...getInvoices },
		},
	},
	batch: {
		name: 'Batch',
		operations: {
			...ofBatches,
			create,
			download: { name: 'Download', action: 'Download batch', summary: 'Download the combined file for Excel, QuickBooks or Zoho Books, or as CSV', ...once, ...downloadBatch },
		},
	},
	webhook: {
		name: 'Webhook',
		operations: {
			create: { name: 'Create', action: 'Create webhook', summary: 'Register a URL for events; the trigger node does this by itself', ...perItem, ...createWebhook },
			getMany: { name: 'Get Many', action: 'Get many webhooks', summary: 'Get the active webhooks of the account', ...perItem, ...getWebhooks },
			delete: { name: 'Delete', action: 'Delete webhook', summary: 'Permanently delete a webhook', ...once, ...deleteWebhook },
		},
	},
	account: {
		name: 'Account',
		operations: {
			get: { name: 'Get', action: 'Get account', summary: 'Get email, tier and credits of the account', ...perItem, ...getAccount },
		},
	},
	apiKey: {
		name: 'API Key',
		operations: {
			create: { name: 'Create', action: 'Create API key', summary: 'Create an API key, which is shown this once', ...perItem, ...createKey },
			getMany: { name: 'Get Many', action: 'Get many API keys', summary: 'Get the API keys of the account, without the keys themselves', ...perItem, ...getKeys },
			delete: { name: 'Delete', action: 'Delete API key', summary: 'Permanently revoke an API key', ...once, ...deleteKey },
		},
	},
};
