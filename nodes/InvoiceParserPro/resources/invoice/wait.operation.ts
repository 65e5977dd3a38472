import type { INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { readId } from '../../../shared/node/readId';
import { wait, waitProperties } from '../../../shared/jobs/waitProperties';
import { jobIdProperty } from '../../idProperties';
import type { Client } from '../../profile';
import { jobWaiter } from '../../waiters';
import { readWork } from '../../workItem';

export const description: INodeProperties[] = [jobIdProperty, ...waitProperties];

/** Waits for jobs to end, in the database or in the node. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const jobs = ctx.getInputData().map((item, index) => readWork(item, index, readId(ctx, jobIdProperty, index)));
	return await wait(jobWaiter(client), jobs);
}
