import { z } from 'zod';

import type { Document } from '../shared/documents/document';
import { filePart } from '../shared/documents/filePart';
import { ServiceError, settle } from '../shared/errors';
import type { FormPart } from '../shared/http/multipart';
import { HEAD_BYTES, wrongFile } from '../shared/http/fileSignature';
import { resolveOnOrigin } from '../shared/http/addresses';
import type { Client } from './profile';
import * as schema from './schema';

/** The service's endpoints, one function each. The extract calls carry no key: nothing may repeat them after an unclear end. */

export interface ExtractRequest {
	/** ISO 639-1. Source: "Auto-detected if omitted." */
	language?: string;
	/** Source: "URL to POST results to when processing completes (Business plan)." */
	webhookUrl?: string;
}

/** Source: "Upload a single invoice document and receive structured data." */
export async function extract(client: Client, document: Document, request: ExtractRequest): Promise<schema.Extraction> {
	return await client.call({ ...extractCall(client, document, request, 'json'), schema: schema.extraction });
}

/** The same as CSV. @returns the file's text */
export async function extractCsv(client: Client, document: Document, request: ExtractRequest): Promise<string> {
	return await client.call({ ...extractCall(client, document, request, 'csv'), success: 'text', schema: csv });
}

/** A page of a proxy is a text as well. JSON may say why there is no file. */
const csv = z.string().refine((text) => /^\s*\{/.test(text) || !wrongFile('text/csv', Buffer.from(text.slice(0, HEAD_BYTES))), 'It is no CSV');

function extractCall(client: Client, document: Document, { language, webhookUrl }: ExtractRequest, format: 'json' | 'csv') {
	const form = async (): Promise<FormPart[]> => [
		text('format', format),
		...(language ? [text('language', language)] : []),
		...(webhookUrl ? [text('webhook_url', webhookUrl)] : []),
		await filePart(client.ctx, 'file', document),
	];
	return { method: 'POST', path: '/extract', form, limit: 'extract', repeatable: false } as const;
}

/** Source: "Upload multiple invoices in one request." */
export async function createBatch(client: Client, documents: Document[]): Promise<schema.CreatedBatch> {
	return await client.call({
		method: 'POST',
		path: '/batch/extract',
		form: async () => {
			const parts: FormPart[] = [];
			for (const document of documents) parts.push(await filePart(client.ctx, 'files[]', document));
			return parts;
		},
		limit: 'extract',
		repeatable: false,
		schema: schema.createdBatch,
	});
}

/**
 * Source: "Returns all completed results when the batch is done."
 * @param pollUrl as the service gave it, where it is known
 */
export async function getBatch(client: Pick<Client, 'call' | 'baseUrl'>, batchId: string, pollUrl?: string | null): Promise<schema.Batch> {
	const look = async (path: string) => await client.call({ method: 'GET', path, limit: 'read', repeatable: true, schema: schema.batch });
	const lookAtOwn = async (address: string) => await look(resolveOnOrigin(address, client.baseUrl));
	const byId = `/batch/${encodeURIComponent(batchId)}`;
	if (!pollUrl) return await look(byId);
	const answer = await settle(lookAtOwn(pollUrl));
	if (answer.ok) return answer.value;
	// Behind a gateway the service's own paths may not be those of the base URL.
	if ([401, 403, 404].includes(answer.failure.status ?? 0)) return await look(byId);
	throw new ServiceError(answer.failure);
}

/** Source: "Check your current month's usage and remaining quota", which gives no path. */
export async function getUsage(client: Client): Promise<schema.Usage> {
	return await client.call({ method: 'GET', path: '/usage', limit: 'read', repeatable: true, schema: schema.usage });
}

function text(name: string, value: string): FormPart {
	return { name, value };
}
