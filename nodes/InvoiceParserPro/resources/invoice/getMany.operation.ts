import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { inCamelCase } from '../../result/inCamelCase';
import { filterProperty, listJobs, readFilter } from '../../management/jobList';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
	{
		displayName: 'Offset',
		name: 'offset',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 0,
		displayOptions: { show: { returnAll: [false] } },
		description: 'How many of the newest jobs to leave out, before the filters',
	},
	filterProperty,
];

/** The jobs of the account, newest first. */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const all = ctx.getNodeParameter('returnAll', itemIndex) as boolean;
	const limit = all ? Infinity : (ctx.getNodeParameter('limit', itemIndex) as number);
	const offset = all ? 0 : (ctx.getNodeParameter('offset', itemIndex) as number);
	const filter = readFilter(ctx.getNodeParameter('filters', itemIndex, {}) as IDataObject);
	const jobs = await listJobs(client, { limit, offset, filter });
	return jobs.map((job) => ({ json: inCamelCase(job) }));
}
