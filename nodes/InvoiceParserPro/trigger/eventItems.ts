import { updateDisplayOptions, type IDataObject, type INodeExecutionData, type INodeProperties, type IWebhookFunctions } from 'n8n-workflow';

import { documentFailure, type DocumentFailure } from '../../shared/documents/document';
import { ServiceError, settle } from '../../shared/errors';
import { createServiceClient, type ServiceClient } from '../../shared/http/serviceClient';
import type { JobRows, JobService } from '../../shared/jobs/jobService';
import { stillProcessing } from '../../shared/jobs/lookFailures';
import { readRaw, readParameters } from '../../shared/node/parameters';
import { structureParameter } from '../../shared/output/rowResult';
import { deliveryProperties, reviewedItems } from '../../shared/triggers/reviewedItems';
import { profile } from '../profile';
import { batches, invoices } from '../service';
import type { DeliveredEvent } from './deliveredEvent';

export const resultProperties: INodeProperties[] = [
	{
		displayName: 'Get Result',
		name: 'fetchResult',
		type: 'boolean',
		required: true,
		default: true,
		description: 'Whether to get the full result and give its rows on Extracted, Review and Failed, instead of the event alone on one output',
	},
	...updateDisplayOptions({ show: { fetchResult: [true] } }, [...structureParameter.properties, ...deliveryProperties(invoices.tells)]),
];

/** The items that an event starts the workflow with, by output. The service does not deliver twice: no event is given up. */
export async function eventItems(ctx: IWebhookFunctions, event: DeliveredEvent): Promise<INodeExecutionData[][]> {
	if (readRaw(ctx, 'fetchResult') !== true) return [[{ json: describe(event) }]];
	const fetched = await settle(fetchResult(ctx, event));
	if (fetched.ok) return reviewedItems(ctx, profile.name, fetched.value.results, fetched.value.failures);
	const extractionId = event.jobId ?? event.batchId;
	const failure: DocumentFailure = documentFailure({ itemIndex: 0 }, extractionId ? 'extraction' : 'output', { ...fetched.failure, ...(extractionId && { extractionId }) });
	return reviewedItems(ctx, profile.name, [], [failure]);
}

async function fetchResult(ctx: IWebhookFunctions, { jobId, batchId }: DeliveredEvent): Promise<JobRows> {
	const client = await createServiceClient(ctx, profile);
	if (jobId) return await fetchRows(client, invoices, jobId);
	if (batchId) return await fetchRows(client, batches, batchId);
	throw new ServiceError({ kind: 'schema', code: 'UNEXPECTED_EVENT', message: 'The event names neither a job nor a batch', retryable: false });
}

async function fetchRows<Data, Finished>(
	client: ServiceClient<string, IWebhookFunctions>,
	service: JobService<Data, Finished, unknown>,
	id: string,
): Promise<JobRows> {
	// Nothing is known of its documents but what the result says.
	const ticket = { id, itemIndex: 0, files: [], data: {} as Data };
	const state = await service.look(client, ticket);
	if (state.state === 'failed') {
		const fileName = state.about?.fileName;
		const origin = { itemIndex: 0, ...(typeof fileName === 'string' && { originalName: fileName }) };
		return { results: [], failures: [documentFailure(origin, 'extraction', state.failure)] };
	}
	if (state.state !== 'completed') throw new ServiceError(stillProcessing(service));
	const { results, failures } = await service.rows(client, ticket, state.finished, readParameters(client.ctx, structureParameter).structure);
	return { results: results.map((result) => ({ ...result, rows: result.rows.map((row) => ({ ...row, origin: undefined })) })), failures };
}

function describe({ name, jobId, batchId, payload }: DeliveredEvent): IDataObject {
	return { event: name, jobId: jobId ?? null, batchId: batchId ?? null, payload: payload as IDataObject };
}
