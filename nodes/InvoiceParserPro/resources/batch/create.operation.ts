import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { clock } from '../../../shared/clock';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { batchOptions } from '../../batchOptions';
import { batchFiles } from '../../batchRows';
import { makeBatches } from '../../makeBatches';
import type { Client } from '../../profile';
import { failureItems, workItem } from '../../workItem';

export const description: INodeProperties[] = [optionsCollection(batchOptions)];

/** Creates batches and does not wait: an item for each on *Created*, which carries its documents, and the rest on *Failed*. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { batches, failures } = await makeBatches(client, client.ctx.getNodeParameter('options', 0, {}) as IDataObject);
	const submittedAt = new Date(clock.now()).toISOString();
	const items = batches.map(({ batchId, documents }) => {
		const work = { extractionId: batchId, itemIndex: documents[0].itemIndex, submittedAt, files: batchFiles(documents) };
		return workItem(work, { batchId, status: 'processing', fileCount: documents.length });
	});
	return [items, failureItems(failures)];
}
