import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { batchIdProperty } from '../../../shared/node/batchIdProperty';
import { emitRows } from '../../../shared/output/emitRows';
import type { UnpairedItem } from '../../../shared/node/operation';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { readId } from '../../../shared/node/readId';
import { reviewOptions } from '../../../shared/review/reviewOptions';
import { routingOptions } from '../../../shared/output/routingOptions';
import * as api from '../../api';
import { readBatch } from '../../batchRows';
import { describeBatch, isBatchDone } from '../../jobState';
import type { Client } from '../../profile';
import { readWork } from '../../workItem';

export const description: INodeProperties[] = [batchIdProperty, optionsCollection([...reviewOptions.properties, ...routingOptions])];

/** Looks once: the reviewed rows and the failures of a batch that is done (see `_extraction.flagged`), or how it stands. */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const item = ctx.getInputData()[itemIndex];
	const batchId = readId(ctx, batchIdProperty, itemIndex);
	const batch = await api.getBatch(client, batchId);
	if (!isBatchDone(batch)) {
		return [{ json: { ...item.json, ...describeBatch(batch) }, ...(item.binary && { binary: item.binary }) }];
	}
	const result = readBatch(batch, readWork(item, itemIndex, batchId).files, itemIndex);
	const options = ctx.getNodeParameter('options', itemIndex, {}) as IDataObject;
	return (await emitRows(client, [result], result.failures, options)).flat();
}
