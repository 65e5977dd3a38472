import type { INodeProperties } from 'n8n-workflow';

import { ServiceError } from '../../../shared/errors';
import type { UnpairedItem } from '../../../shared/node/operation';
import { resolveOnOrigin } from '../../../shared/http/addresses';
import { readParameters } from '../../../shared/node/parameters';
import { readId } from '../../../shared/node/readId';
import * as api from '../../api';
import { downloadParameters, FILES } from '../../result/files';
import { batchIdProperty } from '../../options/idProperties';
import type { Client } from '../../profile';

const parameters = downloadParameters(['excel', 'csv', 'qb', 'zoho']);

export const description: INodeProperties[] = [batchIdProperty, ...parameters.properties];

/**
 * The combined file of a batch. Its address comes from the batch itself: `"qb": "/download/7c9e6679-.../qb"` lies on the
 * service's origin, not below the API's base path.
 */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const batchId = readId(ctx, batchIdProperty, itemIndex);
	const { format, binaryField } = readParameters(ctx, parameters, itemIndex);
	const { downloads, status } = await api.getBatch(client, batchId);
	const address = downloads?.[format];
	if (typeof address !== 'string' || !address) throw new ServiceError(notThere(batchId, FILES[format].name, status ?? 'unknown'));
	const { extension, mimeType } = FILES[format];
	const path = resolveOnOrigin(address, client.baseUrl);
	const binary = await client.download({ path, limit: 'get', fileName: `batch_${batchId}_${format}${extension}`, mimeType });
	return [{ json: { batchId, format, fileName: binary.fileName ?? null }, binary: { [binaryField]: binary } }];
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
