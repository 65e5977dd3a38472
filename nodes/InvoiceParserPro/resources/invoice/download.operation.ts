import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { readParameters } from '../../../shared/node/parameters';
import { readId } from '../../../shared/node/readId';
import { downloadInvoiceFile } from '../../result/downloadFiles';
import { downloadParameters, INVOICE_FORMATS } from '../../result/files';
import { jobIdProperty } from '../../options/idProperties';
import type { Client } from '../../profile';

const parameters = downloadParameters(INVOICE_FORMATS);

export const description: INodeProperties[] = [jobIdProperty, ...parameters.properties];

/** The file of an invoice. */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const jobId = readId(ctx, jobIdProperty, itemIndex);
	const { format, binaryField } = readParameters(ctx, parameters, itemIndex);
	const binary = await downloadInvoiceFile(client, jobId, format);
	return [{ json: { jobId, format, fileName: binary.fileName ?? null }, binary: { [binaryField]: binary } }];
}
