import type { IDataObject } from 'n8n-workflow';

import { readDocumentSettings } from '../shared/documents/documentOptions';
import { gatherDocuments } from '../shared/documents/gather';
import { createBatches } from './createBatches';
import { readExportMode } from './invoiceOptions';
import { BATCH_DOCUMENT_LIMITS } from './limits';
import type { Client } from './profile';

/** Finds and checks the documents of the whole input and sends them in as many batches as they need. @throws ServiceError */
export async function makeBatches(client: Client, options: IDataObject) {
	const { documents, failures } = await gatherDocuments(client.ctx, readDocumentSettings(options), BATCH_DOCUMENT_LIMITS);
	const created = await createBatches(client, documents, readExportMode(options));
	return { batches: created.batches, failures: [...failures, ...created.failures] };
}
