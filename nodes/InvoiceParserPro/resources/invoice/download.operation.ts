import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { readId } from '../../../shared/node/readId';
import { downloadProperties, FILES, type Format } from '../../result/files';
import { jobIdProperty } from '../../options/idProperties';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [jobIdProperty, ...downloadProperties(['excel', 'csv'])];

/** Source: "Streams the generated Excel or CSV file for a completed job. Returns a 400 error when called before". */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const jobId = readId(ctx, jobIdProperty, itemIndex);
	const format = ctx.getNodeParameter('format', itemIndex) as Format;
	const { extension, mimeType } = FILES[format];
	const binary = await client.download({
		path: `/invoices/${encodeURIComponent(jobId)}/download/${format}`,
		limit: 'get',
		fileName: `invoice_${jobId}${extension}`,
		mimeType,
	});
	return [{ json: { jobId, format, fileName: binary.fileName ?? null }, binary: { [ctx.getNodeParameter('binaryField', itemIndex) as string]: binary } }];
}
