import type { INodeProperties } from 'n8n-workflow';

import { clock } from '../shared/clock';
import { REQUEST_TOO_LARGE } from '../shared/http/readAnswer';
import type { ServiceClient } from '../shared/http/serviceClient';
import { ANSWERED_AT_ONCE } from '../shared/jobs/answeredAtOnce';
import type { JobService, JobState, PolledJobService } from '../shared/jobs/jobService';
import { inGroups, ONE_BY_ONE } from '../shared/jobs/split';
import type { Ticket } from '../shared/jobs/ticket';
import { readParameters, type Values } from '../shared/node/parameters';
import { readSection } from '../shared/node/sections';
import * as api from './api';
import { batchSizeParameter, concurrencyOption, documentRequestOptions, readDocumentRequest, type DocumentRequest } from './options/requestOptions';
import { ADVICE, DOCUMENT_LIMITS, MAX_BATCH_BYTES, POLL_DELAYS } from './profile';
import { batchRows, batchState } from './result/batchRows';
import { extractionState, invoiceRows } from './result/invoiceRows';
import { batchData, documentData, head, type Batch, type BatchData, type Extraction } from './schema';

/** For operations on a batch: the item that brings it fills the ID in, whether of Create, of a row or of a failure. */
const batchIdProperty: INodeProperties = {
	displayName: 'Batch ID',
	name: 'batchId',
	type: 'string',
	required: true,
	default: '={{ $json.batchId ?? $json.extractionId ?? $json._extractionId }}',
	placeholder: 'e.g. bat_x7y8z9',
	description: 'The batch. By default it is read from the incoming item.',
};

/** Source: the example of the answer, without `tax_rate`: a fraction, which an invoice with several rates does not have. */
const COLUMNS = {
	columns: ['vendor.name', 'vendor.address', 'vendor.tax_id', 'invoice_number', 'date', 'due_date', 'currency', 'subtotal', 'tax', 'total', 'payment_terms'],
	lineColumns: ['description', 'quantity', 'unit_price', 'amount'],
};

const common = {
	documentNoun: 'documents',
	documents: DOCUMENT_LIMITS,
	isKeyed: false,
	check: 'Look in the dashboard of the service, or at Account: Get Usage, whether it was counted. If it was not, run the workflow again with this document.',
	documentCodes: ['invalid_file', 'file_too_large', REQUEST_TOO_LARGE, 'processing_error'],
	unknownCode: 'not_found',
	pollDelays: POLL_DELAYS,
	hasFixedFields: true,
	tells: [],
	columns: () => COLUMNS,
	/** Source: "Check your current month's usage and remaining quota", which counts invoices. */
	credits: {
		available: async (client: ServiceClient) => (await api.getUsage(client)).invoices_remaining,
		unit: 'document',
		advice: ADVICE.quota,
	},
	refused: ({ code }: { code: string }) => (['invalid_file', 'file_too_large', REQUEST_TOO_LARGE].includes(code) ? [] : undefined),
} as const;

/** One document a request, which is answered with its result. */
export const documents: JobService<object, Extraction, DocumentRequest> = {
	...common,
	...ANSWERED_AT_ONCE,
	noun: 'document',
	settings: { properties: [], sending: concurrencyOption, options: documentRequestOptions, read: readDocumentRequest },
	data: documentData,
	places: ({ concurrency }) => ({ sending: concurrency, open: concurrency }),

	divide: inGroups(() => ONE_BY_ONE),
	async submit(client, { documents: [document] }, { settings }) {
		const extraction = await api.extract(client, document, settings);
		return { id: head.parse(extraction).id ?? `document-${document.sha256.slice(0, 12)}`, data: {}, state: extractionState(extraction) };
	},
	rows: (_client, { id, files: [file] }, extraction, structure) => ({ results: [invoiceRows(extraction, id, file ?? {}, structure)], failures: [] }),
};

/** Many documents in one request, which is answered with the address of a batch to look at. */
export const batches: PolledJobService<BatchData, Batch, Values<typeof concurrencyOption> & Values<typeof batchSizeParameter>> = {
	...common,
	noun: 'batch',
	idProperty: batchIdProperty,
	settings: {
		properties: batchSizeParameter.properties,
		sending: concurrencyOption,
		read: (ctx, itemIndex) => ({ ...readSection(ctx, 'documents', concurrencyOption, itemIndex), ...readParameters(ctx, batchSizeParameter, itemIndex) }),
	},
	data: batchData,
	// Each holds the documents of a batch in memory.
	places: ({ concurrency }) => ({ sending: Math.min(concurrency, 2), open: Infinity }),

	divide: inGroups(({ batchSize }) => ({ maxFiles: batchSize, maxBytes: MAX_BATCH_BYTES })),
	async submit(client, group) {
		const created = await api.createBatch(client, group.documents);
		return { id: created.batch_id, data: { pollUrl: created.poll_url, estimatedSeconds: created.estimated_completion_seconds } };
	},
	async look(client, ticket) {
		return beforeEstimate(ticket) ?? batchState(await api.getBatch(client, ticket.id, ticket.data.pollUrl));
	},
	rows: (_client, ticket, batch, structure) => batchRows(ticket, batch, structure),
};

/** Before the time that the service estimated it is not asked; the estimate itself tells the progress. Source: "estimated_completion_seconds". */
function beforeEstimate({ submittedAt, data: { estimatedSeconds } }: Ticket<BatchData>): JobState<never, never> | undefined {
	const wholeMs = (estimatedSeconds ?? 0) * 1000;
	const leftMs = Date.parse(submittedAt ?? '') + wholeMs - clock.now();
	if (Number.isNaN(leftMs) || leftMs <= 0) return undefined;
	return { state: 'pending', nextMs: leftMs, progress: Math.max(1, Math.floor((100 * (wholeMs - leftMs)) / wholeMs)) };
}
