import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { readParameters } from '../../../shared/node/parameters';
import { readId } from '../../../shared/node/readId';
import { downloadParameters, FILES } from '../../result/files';
import { jobIdProperty } from '../../options/idProperties';
import type { Client } from '../../profile';

const parameters = downloadParameters(['excel', 'csv']);

export const description: INodeProperties[] = [jobIdProperty, ...parameters.properties];

/** Source: "Streams the generated Excel or CSV file for a completed job. Returns a 400 error when called before". */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const jobId = readId(ctx, jobIdProperty, itemIndex);
	const { format, binaryField } = readParameters(ctx, parameters, itemIndex);
	const { extension, mimeType } = FILES[format];
	const binary = await client.download({
		path: `/invoices/${encodeURIComponent(jobId)}/download/${format}`,
		limit: 'get',
		fileName: `invoice_${jobId}${extension}`,
		mimeType,
	});
	return [{ json: { jobId, format, fileName: binary.fileName ?? null }, binary: { [binaryField]: binary } }];
}
