import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { batchIdProperty } from '../../../shared/node/batchIdProperty';
import { readId } from '../../../shared/node/readId';
import { wait, waitProperties } from '../../../shared/jobs/waitProperties';
import type { Client } from '../../profile';
import { batchWaiter } from '../../waiters';
import { readWork } from '../../workItem';

export const description: INodeProperties[] = [batchIdProperty, ...waitProperties];

/** Waits for batches to end, in the database or in the node. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const batches = ctx.getInputData().map((item, index) => readWork(item, index, readId(ctx, batchIdProperty, index)));
	return await wait(batchWaiter(client), batches);
}
