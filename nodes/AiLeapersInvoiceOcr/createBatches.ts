import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { DocumentFailure } from '../shared/documents/document';
import { readDocumentSettings } from '../shared/documents/documentOptions';
import { gatherDocuments } from '../shared/documents/gather';
import { splitBatches } from '../shared/jobs/split';
import * as api from './api';
import { DOCUMENT_LIMITS, MAX_BATCH_BYTES } from './limits';
import type { Client } from './profile';
import { readConcurrency } from './requestOptions';
import { sendDocuments } from './sendDocuments';
import { newTicket, type Ticket } from './ticket';

/** Source: "Pro plan: up to 50 files. Business plan: up to 500 files." */
export const batchSizeProperty: INodeProperties = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'options',
	options: [
		{ name: '50 Files (Pro)', value: 50 },
		{ name: '500 Files (Business)', value: 500 },
	],
	default: 50,
	description: 'How many files a batch may have in your plan. More documents become several batches.',
};

/**
 * Finds and checks the documents of the whole input and sends them in batches.
 * @throws ServiceError when nothing was taken
 */
export async function createBatches(client: Client, options: IDataObject): Promise<{ tickets: Ticket[]; failures: DocumentFailure[] }> {
	const { ctx } = client;
	const { documents, failures } = await gatherDocuments(ctx, readDocumentSettings(options), DOCUMENT_LIMITS);
	const limits = { maxFiles: Number(ctx.getNodeParameter('batchSize', 0)), maxBytes: MAX_BATCH_BYTES };
	// Each holds the documents of a batch in memory.
	const places = Math.min(readConcurrency(options), PARALLEL_BATCHES);
	const sent = await sendDocuments(splitBatches(documents, limits), places, async (batch) =>
		newTicket(await api.createBatch(client, batch), batch),
	);
	return { tickets: sent.done.map(({ value }) => value), failures: [...failures, ...sent.failures] };
}

const PARALLEL_BATCHES = 2;
