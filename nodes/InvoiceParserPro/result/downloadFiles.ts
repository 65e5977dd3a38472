import type { IBinaryData } from 'n8n-workflow';

import { ServiceError } from '../../shared/errors';
import { resolveOnOrigin } from '../../shared/http/addresses';
import type { Client } from '../profile';
import type { Batch } from '../schema';
import { FILES, type Format } from './files';

/** Source: "Streams the generated Excel or CSV file for a completed job. Returns a 400 error when called before". */
export async function downloadInvoiceFile(client: Client, jobId: string, format: Format): Promise<IBinaryData> {
	const { extension, mimeType } = FILES[format];
	return await client.download({
		path: `/invoices/${encodeURIComponent(jobId)}/download/${format}`,
		limit: 'get',
		fileName: `invoice_${jobId}${extension}`,
		mimeType,
	});
}

/**
 * The combined file of a batch. Its address comes from the batch itself: `"qb": "/download/7c9e6679-.../qb"` lies on the
 * service's origin, not below the API's base path.
 */
export async function downloadBatchFile(client: Client, batchId: string, { downloads, status }: Batch, format: Format): Promise<IBinaryData> {
	const address = downloads?.[format];
	if (typeof address !== 'string' || !address) throw new ServiceError(notThere(batchId, FILES[format].name, status ?? 'unknown'));
	const { extension, mimeType } = FILES[format];
	const path = resolveOnOrigin(address, client.baseUrl);
	return await client.download({ path, limit: 'get', fileName: `batch_${batchId}_${format}${extension}`, mimeType });
}

function notThere(extractionId: string, format: string, status: string) {
	return {
		kind: 'http' as const,
		code: 'OUTPUT_NOT_AVAILABLE',
		message: `The batch has no ${format} file (its status is ${status})`,
		advice: 'Put Batch: Wait for Completion before this node.',
		retryable: false,
		extractionId,
	};
}
