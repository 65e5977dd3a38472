import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { parameterGroup, readCollection, readParameters } from '../../../shared/node/parameters';
import { inCamelCase } from '../../result/inCamelCase';
import { filterCollection, filters, listJobs, readFilter } from '../../management/jobList';
import type { Client } from '../../profile';

const parameters = parameterGroup([
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		required: true,
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		required: true,
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
]);

export const description: INodeProperties[] = [...parameters.properties, filterCollection];

/** The jobs of the account, newest first. */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const { returnAll, limit } = readParameters(ctx, parameters, itemIndex);
	const chosen = readCollection(ctx, filterCollection.name, filters, itemIndex);
	const jobs = await listJobs(client, { limit: returnAll ? Infinity : limit, offset: chosen.offset, filter: readFilter(chosen) });
	return jobs.map((job) => ({ json: inCamelCase(job) }));
}
