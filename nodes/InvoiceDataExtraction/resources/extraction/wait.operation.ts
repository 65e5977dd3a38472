import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { optionsCollection } from '../../../shared/node/optionsCollection';
import { readId } from '../../../shared/node/readId';
import { wait, waitProperties } from '../../../shared/jobs/waitProperties';
import { extractionIdProperty } from '../../idProperties';
import type { Client } from '../../profile';
import { isUnsubmitted, readTicket } from '../../ticket';
import { extractionWaiter } from '../../waiter';
import { readResubmissions, resubmissionsOption } from '../../waitOptions';

export const description: INodeProperties[] = [extractionIdProperty, ...waitProperties, optionsCollection([resubmissionsOption])];

/** Waits for extractions to end, in the database or in the node. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const resubmissions = readResubmissions(ctx.getNodeParameter('options', 0, {}) as IDataObject);
	const tickets = ctx
		.getInputData()
		.map((item, index) => readTicket(item, index, isUnsubmitted(item) ? '' : readId(ctx, extractionIdProperty, index)));
	return await wait(extractionWaiter(client, resubmissions), tickets);
}
