import type { IDataObject } from 'n8n-workflow';

import type { Document, DocumentFailure } from '../shared/documents/document';
import type { Scope } from '../shared/jobs/idempotency';
import { sendGroups } from '../shared/jobs/sendGroups';
import * as api from './api';
import { invoiceRequest, readConcurrency } from './invoiceOptions';
import type { Client } from './profile';
import type { Job } from './schema';

/** These are about one document, or about the work on it, and not about the account. */
export const DOCUMENT_CODES = ['INVALID_FILE', 'EXTRACTION_FAILED', 'STILL_PROCESSING', 'UNREADABLE_FILE', 'JOB_NOT_FOUND'];

export interface Upload {
	document: Document;
	externalId: string;
}

/**
 * Uploads each document as a job of its own and does `next` with it, a few documents at a time; in the order of the documents.
 * Once a job exists, what stops the rest becomes a failure of each remaining document: jobs are paid for.
 * @throws ServiceError when there is no job at all, or the execution was stopped
 */
export async function uploadInvoices<T>(
	client: Client,
	documents: Document[],
	scope: Scope,
	options: IDataObject,
	next: (job: Job, upload: Upload) => Promise<T>,
): Promise<{ done: T[]; failures: DocumentFailure[] }> {
	const sent = await sendGroups(
		documents.map((document) => [document]),
		{
			places: readConcurrency(options),
			send: async ([document]) => {
				const request = invoiceRequest(scope, document, options);
				return await next(await api.uploadInvoice(client, document, request), { document, externalId: request.externalId });
			},
			documentCodes: DOCUMENT_CODES,
			isRefusal: () => false,
		},
	);
	return { done: sent.done.map(({ value }) => value), failures: sent.failures };
}
