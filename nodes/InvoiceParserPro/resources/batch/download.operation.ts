import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { readParameters } from '../../../shared/node/parameters';
import { readId } from '../../../shared/node/readId';
import * as api from '../../api';
import { downloadBatchFile } from '../../result/downloadFiles';
import { BATCH_FORMATS, downloadParameters } from '../../result/files';
import { batchIdProperty } from '../../options/idProperties';
import type { Client } from '../../profile';

const parameters = downloadParameters(BATCH_FORMATS);

export const description: INodeProperties[] = [batchIdProperty, ...parameters.properties];

/** The combined file of a batch. */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const batchId = readId(ctx, batchIdProperty, itemIndex);
	const { format, binaryField } = readParameters(ctx, parameters, itemIndex);
	const binary = await downloadBatchFile(client, batchId, await api.getBatch(client, batchId), format);
	return [{ json: { batchId, format, fileName: binary.fileName ?? null }, binary: { [binaryField]: binary } }];
}
