import type { IDataObject } from 'n8n-workflow';

import type { DocumentFailure } from '../shared/documents/document';
import { readDocumentSettings } from '../shared/documents/documentOptions';
import { gatherDocuments } from '../shared/documents/gather';
import { readScope } from '../shared/jobs/idempotency';
import { checkCredits } from './checkCredits';
import { DOCUMENT_LIMITS } from './limits';
import type { Client } from './profile';
import type { Work } from './submitDocuments';
import { readConcurrency } from './submitOptions';

/** Finds and checks the documents of the whole input, before anything is sent. @throws ServiceError */
export async function readWork(
	client: Client,
	options: IDataObject,
): Promise<{ work: Omit<Work, 'instructions'>; failures: DocumentFailure[] }> {
	const { ctx } = client;
	const scope = readScope(ctx, options, 0);
	const { documents, failures } = await gatherDocuments(ctx, readDocumentSettings(options), DOCUMENT_LIMITS);
	if (options.checkCredits === true) await checkCredits(client, documents);
	return { work: { scope, documents, uploadConcurrency: readConcurrency(options) }, failures };
}
