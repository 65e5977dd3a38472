import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { emitRows } from '../../../shared/output/emitRows';
import type { UnpairedItem } from '../../../shared/node/operation';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { readId } from '../../../shared/node/readId';
import { structureProperty, type Structure } from '../../../shared/output/resultRows';
import { reviewOptions } from '../../../shared/review/reviewOptions';
import { routingOptions } from '../../../shared/output/routingOptions';
import * as api from '../../api';
import { jobIdProperty } from '../../idProperties';
import { jobRows } from '../../jobResult';
import { describeJob, stateOf } from '../../jobState';
import type { Client } from '../../profile';
import { readWork } from '../../workItem';

export const description: INodeProperties[] = [jobIdProperty, structureProperty, optionsCollection([...reviewOptions.properties, ...routingOptions])];

/** Looks once: the reviewed rows of a job that has finished (see `_extraction.flagged`), or how it stands. */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { ctx } = client;
	const item = ctx.getInputData()[itemIndex];
	const jobId = readId(ctx, jobIdProperty, itemIndex);
	const job = await api.getInvoice(client, jobId);
	const standing = stateOf(job);
	if (standing.state !== 'completed') {
		return [{ json: { ...item.json, ...describeJob(job) }, ...(item.binary && { binary: item.binary }) }];
	}
	const [file] = readWork(item, itemIndex, jobId).files;
	const source = file ?? { fileName: job.filename ?? undefined };
	const structure = ctx.getNodeParameter('structure', itemIndex) as Structure;
	const rows = jobRows({ job, result: standing.result }, source, structure);
	return (await emitRows(client, [rows], [], ctx.getNodeParameter('options', itemIndex, {}) as IDataObject)).flat();
}
