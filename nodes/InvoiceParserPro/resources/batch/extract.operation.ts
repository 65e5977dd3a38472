import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { emitRows } from '../../../shared/output/emitRows';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { reviewOptions } from '../../../shared/review/reviewOptions';
import { routingOptions } from '../../../shared/output/routingOptions';
import { batchOptions } from '../../batchOptions';
import { finishBatches } from '../../finishBatches';
import { readWaitMs, waitLimitOption } from '../../invoiceOptions';
import { deadlineIn } from '../../jobResult';
import { makeBatches } from '../../makeBatches';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [
	optionsCollection([...batchOptions, waitLimitOption, ...reviewOptions.properties, ...routingOptions]),
];

/** All files of all input items in, their rows out in input order on *Extracted*, *Needs Review* and *Failed*. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const options = client.ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const deadline = deadlineIn(readWaitMs(options));
	const { batches, failures } = await makeBatches(client, options);
	const results = await finishBatches(client, batches, deadline);
	return await emitRows(client, results, [...failures, ...results.flatMap((result) => result.failures)], options);
}
