import type { IDataObject, INodeExecutionData, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import * as api from '../api';
import { readBatch } from '../batchRows';
import { jobRows } from '../jobResult';
import { isBatchDone, stateOf } from '../jobState';
import { profile, type LimitClass } from '../profile';
import { stillProcessing } from '../stillProcessing';
import type { DocumentFailure } from '../../shared/documents/document';
import type { RowResult } from '../../shared/output/emitRows';
import { ServiceError, settle, type Failure } from '../../shared/errors';
import { leftOverFailures } from '../../shared/jobs/leftOver';
import { optionsCollection } from '../../shared/node/optionsCollection';
import { structureProperty, type Structure } from '../../shared/output/resultRows';
import { createServiceClient, type ServiceClient } from '../../shared/http/serviceClient';
import { deliveryOptions, reviewedItems } from '../../shared/triggers/reviewedItems';
import type { DeliveredEvent } from './deliveredEvent';

const WHEN_FETCHED = { show: { fetchResult: [true] } };

export const resultProperties: INodeProperties[] = [
	{
		displayName: 'Get Result',
		name: 'fetchResult',
		type: 'boolean',
		default: true,
		description: 'Whether to get the full result and give its rows on Extracted, Needs Review and Failed, instead of the event alone on one output',
	},
	{ ...structureProperty, displayOptions: WHEN_FETCHED },
	{ ...optionsCollection(deliveryOptions), displayOptions: WHEN_FETCHED },
];

/** The items that an event starts the workflow with, by output. The service does not deliver twice: no event is given up. */
export async function eventItems(ctx: IWebhookFunctions, event: DeliveredEvent): Promise<INodeExecutionData[][]> {
	if (ctx.getNodeParameter('fetchResult') !== true) return [[{ json: describe(event) }]];
	const options = ctx.getNodeParameter('options', {}) as IDataObject;
	const fetched = await settle(async () => await fetch(ctx, event));
	const { results, failures } = fetched.ok ? fetched.value : { results: [], failures: failed(event, fetched.failure) };
	return reviewedItems(ctx, profile.name, results, failures, options);
}

interface Fetched {
	results: RowResult[];
	failures: DocumentFailure[];
}

async function fetch(ctx: IWebhookFunctions, { jobId, batchId }: DeliveredEvent): Promise<Fetched> {
	const client = await createServiceClient<LimitClass, IWebhookFunctions>(ctx, profile);
	if (jobId) return await fetchJob(ctx, client, jobId);
	if (batchId) return await fetchBatch(client, batchId);
	throw new ServiceError({ kind: 'schema', code: 'UNEXPECTED_EVENT', message: 'The event names neither a job nor a batch', retryable: false });
}

async function fetchJob(ctx: IWebhookFunctions, client: Caller, jobId: string): Promise<Fetched> {
	const job = await api.getInvoice(client, jobId);
	const standing = stateOf(job);
	if (standing.state === 'failed') throw new ServiceError({ ...standing.failure, message: `${job.filename ?? jobId}: ${standing.failure.message}` });
	if (standing.state === 'pending') throw new ServiceError(stillProcessing('Invoice'));
	const structure = ctx.getNodeParameter('structure') as Structure;
	const source = { ...(job.filename && { fileName: job.filename }) };
	return { results: [jobRows({ job, result: standing.result }, source, structure)], failures: [] };
}

async function fetchBatch(client: Caller, batchId: string): Promise<Fetched> {
	const batch = await api.getBatch(client, batchId);
	if (!isBatchDone(batch)) throw new ServiceError(stillProcessing('Batch'));
	const result = readBatch(batch, [], 0);
	// Nothing is known of its documents but their names.
	const rows = result.rows.map((row) => ({ ...row, origin: undefined }));
	return { results: [{ ...result, rows }], failures: result.failures };
}

type Caller = ServiceClient<LimitClass, IWebhookFunctions>;

function failed({ jobId, batchId }: DeliveredEvent, failure: Failure): DocumentFailure[] {
	const extractionId = jobId ?? batchId;
	return leftOverFailures([{ failure: { ...failure, ...(extractionId && { extractionId }) }, origins: [{ itemIndex: 0 }] }]);
}

function describe({ name, jobId, batchId, payload }: DeliveredEvent): IDataObject {
	return { event: name, jobId: jobId ?? null, batchId: batchId ?? null, payload: payload as IDataObject };
}
