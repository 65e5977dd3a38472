import { REQUEST_TOO_LARGE } from '../shared/http/readAnswer';
import type { ServiceClient } from '../shared/http/serviceClient';
import type { PolledJobService } from '../shared/jobs/jobService';
import { inGroups } from '../shared/jobs/split';
import type { Values } from '../shared/node/parameters';
import { readSection } from '../shared/node/sections';
import * as api from './api';
import { batchIdProperty, jobIdProperty } from './options/idProperties';
import { concurrencyOption, exportModeOption, invoiceOptions, invoiceRequest, withExternalIds, type InvoiceGroup, type InvoiceSettings } from './options/invoiceOptions';
import { ADVICE, BATCH_DOCUMENT_LIMITS, BATCH_LIMITS, INVOICE_LIMITS, POLL_DELAYS } from './profile';
import { batchRows } from './result/batchRows';
import { downloadBatchFile, downloadInvoiceFile } from './result/downloadFiles';
import { BATCH_FORMATS, formatChoices, INVOICE_FORMATS } from './result/files';
import { invoiceRows } from './result/invoiceRows';
import { batchState, jobState, type FinishedJob } from './result/jobState';
import { batchData, jobData, type Batch, type BatchData, type JobData } from './schema';

/** Source: the example of "GET /invoices/{job_id}", and the fields that the changelog has "added to result". */
const INVOICE_COLUMNS = {
	columns: [
		...['vendor', 'vendor_address', 'vendor_country', 'customer_name', 'invoice_number', 'po_number', 'invoice_date', 'due_date'],
		...['subtotal', 'tax', 'total', 'currency'],
	],
	lineColumns: ['description', 'quantity', 'unit_price', 'tax_amount', 'amount'],
};

/** Source: the example of "GET /batches/{batch_id}", which says little of each file. */
const BATCH_COLUMNS = { columns: ['vendor', 'invoice_number', 'total', 'currency'], lineColumns: [] };

const common = {
	documentNoun: 'invoices',
	documentCodes: ['INVALID_FILE', REQUEST_TOO_LARGE, 'EXTRACTION_FAILED', 'JOB_NOT_FOUND'],
	unknownCode: 'JOB_NOT_FOUND',
	pollDelays: POLL_DELAYS,
	hasFixedFields: true,
	tells: ['automationReady', 'severity'],
	/** Source: "Each file counts as one credit", "Use this before kicking off a batch to avoid mid-run credit exhaustion". */
	credits: {
		available: async (client: ServiceClient) => (await api.getAccount(client)).credits,
		unit: 'document',
		advice: ADVICE.INSUFFICIENT_CREDITS,
	},
} as const;

/** A job for each invoice, recognised by its `external_id`; it may be answered at once. */
export const invoices: PolledJobService<JobData, FinishedJob, InvoiceSettings, InvoiceGroup> = {
	...common,
	noun: 'invoice',
	idProperty: jobIdProperty,
	documents: INVOICE_LIMITS,
	isKeyed: true,
	settings: {
		properties: [],
		sending: concurrencyOption,
		options: invoiceOptions,
		read: (ctx, itemIndex) => ({ ...readSection(ctx, 'documents', concurrencyOption, itemIndex), ...readSection(ctx, 'extraction', invoiceOptions, itemIndex) }),
	},
	columns: () => INVOICE_COLUMNS,
	data: jobData,
	places: ({ concurrency }) => ({ sending: concurrency, open: concurrency }),

	divide: async ({ ctx }, documents) => await Promise.resolve({ groups: withExternalIds(ctx, documents), failures: [], stopped: [] }),
	async submit(client, group, { scope, settings }) {
		const request = invoiceRequest(scope, group, settings);
		const job = await api.uploadInvoice(client, group.documents[0], request);
		return { id: job.job_id, data: { externalId: request.externalId }, state: jobState(job) };
	},
	look: async (client, { id }) => jobState(await api.getInvoice(client, id)),
	files: formatChoices(INVOICE_FORMATS).map(({ name, value }) => ({ name, value, download: async (client, { id }) => await downloadInvoiceFile(client, id, value) })),
	rows: (_client, ticket, finished, structure) => invoiceRows(ticket, finished, structure),
};

/** Up to 25 invoices in one request, which has no key. */
export const batches: PolledJobService<BatchData, Batch, Values<typeof exportModeOption>> = {
	...common,
	noun: 'batch',
	idProperty: batchIdProperty,
	documents: BATCH_DOCUMENT_LIMITS,
	isKeyed: false,
	check: 'Look on the website of the service, or at the credits of Account: Get, whether the batch is there. If it is not, run the workflow again with these documents.',
	settings: { properties: [], options: exportModeOption, read: (ctx, itemIndex) => readSection(ctx, 'extraction', exportModeOption, itemIndex) },
	columns: () => BATCH_COLUMNS,
	data: batchData,
	// A batch in memory is up to 64 MB, so that they are made one after the other.
	places: () => ({ sending: 1, open: Infinity }),

	divide: inGroups(() => BATCH_LIMITS),
	submit: async (client, { documents }, { settings }) => ({ id: await api.createBatch(client, documents, settings.exportMode), data: {} }),
	refused({ code, message }, documents) {
		if (code === REQUEST_TOO_LARGE) return [];
		if (code !== 'INVALID_FILE') return undefined;
		// Of names that contain each other the longest.
		const found = documents.filter(({ fileName }) => message.includes(fileName));
		return found.filter(({ fileName }) => !found.some((other) => other.fileName !== fileName && other.fileName.includes(fileName)));
	},
	look: async (client, { id }) => batchState(await api.getBatch(client, id)),
	files: formatChoices(BATCH_FORMATS).map(({ name, value }) => ({ name, value, download: async (client, { id }, batch) => await downloadBatchFile(client, id, batch, value) })),
	rows: (_client, ticket, batch, structure) => batchRows(ticket, batch, structure),
};
