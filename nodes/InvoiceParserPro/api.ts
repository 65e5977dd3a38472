import type { Document } from '../shared/documents/document';
import { filePart } from '../shared/documents/filePart';
import { textParts } from '../shared/http/multipart';
import { JOBS_PAGE, type Client } from './profile';
import * as schema from './schema';

/** The service's endpoints for documents, one function each. */

/** Triggers and the lists of the panel ask as well, which have no execution. */
type Caller = Pick<Client, 'call'>;

export type ExportMode = 'standard' | 'full';

export interface InvoiceRequest {
	/** Source: "If a job already exists with the same `external_id` ..., the existing job is returned and no credit is charged." */
	externalId: string;
	exportMode: ExportMode;
	includeBoundingBoxes: boolean;
}

/** A job that failed is an answer here, not an error, whether the service answers at once (200) or later (202). */
export async function uploadInvoice(client: Client, document: Document, request: InvoiceRequest): Promise<schema.Job & { job_id: string }> {
	return await client.call({
		method: 'POST',
		path: '/invoices',
		form: async () => [
			...textParts({
				export_mode: request.exportMode,
				include_bounding_boxes: String(request.includeBoundingBoxes),
				external_id: request.externalId,
			}),
			await filePart(client.ctx, 'file', document),
		],
		limit: 'invoices',
		repeatable: true,
		schema: schema.uploadedJob,
		anyStatus: true,
	});
}

/** As above, a failed job is an answer. */
export async function getInvoice(client: Caller, jobId: string): Promise<schema.Job> {
	return await client.call({
		method: 'GET',
		path: `/invoices/${encodeURIComponent(jobId)}`,
		limit: 'get',
		repeatable: true,
		schema: schema.job,
		anyStatus: true,
	});
}

/** Source: "Returns recent jobs ..., ordered newest first." */
export async function listJobs(client: Caller, offset: number): Promise<schema.JobHead[]> {
	const { data } = await client.call({
		method: 'GET',
		path: '/jobs',
		query: { limit: JOBS_PAGE, offset },
		limit: 'get',
		repeatable: true,
		schema: schema.jobs,
	});
	return data.jobs;
}

/** Source: "Processing is always asynchronous." It has no key: nothing may repeat it after an unclear end. @returns the batch ID */
export async function createBatch(client: Client, documents: Document[], exportMode: ExportMode): Promise<string> {
	const { batch_id: id } = await client.call({
		method: 'POST',
		path: '/batches',
		form: async () => {
			const parts = textParts({ export_mode: exportMode });
			for (const document of documents) parts.push(await filePart(client.ctx, 'files', document));
			return parts;
		},
		limit: 'batches',
		repeatable: false,
		schema: schema.createdBatch,
	});
	return id;
}

export async function getBatch(client: Caller, batchId: string): Promise<schema.Batch> {
	return await client.call({
		method: 'GET',
		path: `/batches/${encodeURIComponent(batchId)}`,
		limit: 'get',
		repeatable: true,
		schema: schema.batch,
	});
}

/** Source: "Returns the tier and remaining credit balance for the account that owns the API key." */
export async function getAccount(client: Client) {
	const { data } = await client.call({ method: 'GET', path: '/account', limit: 'get', repeatable: true, schema: schema.account });
	return data;
}
