import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { batchIdProperty } from '../../../shared/node/batchIdProperty';
import type { DocumentFailure } from '../../../shared/documents/document';
import { emitRows } from '../../../shared/output/emitRows';
import { ServiceError, settle, type Failure } from '../../../shared/errors';
import { createGate } from '../../../shared/concurrency';
import { leftOverFailures } from '../../../shared/jobs/leftOver';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { readId } from '../../../shared/node/readId';
import { structureProperty, type Structure } from '../../../shared/output/resultRows';
import { reviewOptions } from '../../../shared/review/reviewOptions';
import { routingOptions } from '../../../shared/output/routingOptions';
import * as api from '../../api';
import { batchProblem, isPending, readBatch, type BatchResult } from '../../batchResult';
import type { Client } from '../../profile';
import { stillProcessing } from '../../stillProcessing';
import { readTicket, type Ticket } from '../../ticket';

export const description: INodeProperties[] = [batchIdProperty, structureProperty, optionsCollection([...reviewOptions.properties, ...routingOptions])];

const PARALLEL = 4;

/** The rows of finished batches, once each, however many items name the same one; all are reviewed together. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const structure = ctx.getNodeParameter('structure', 0) as Structure;
	const tickets = ctx.getInputData().map((item, index) => {
		const nothingSent = item.json.batchId === null && Array.isArray(item.json.failures);
		return readTicket(item, index, nothingSent ? '' : readId(ctx, batchIdProperty, index));
	});
	const wanted = tickets.filter(({ extractionId: id }, index) => id === '' || tickets.findIndex((other) => other.extractionId === id) === index);
	const turns = createGate(PARALLEL);
	const outcomes = await Promise.all(
		wanted.map(async (ticket) => ({ ticket, outcome: await turns(async () => await settle(async () => await fetch(client, ticket, structure))) })),
	);
	const results = outcomes.flatMap(({ outcome }) => (outcome.ok ? outcome.value.results : []));
	const failures = outcomes.flatMap(({ ticket, outcome }) =>
		outcome.ok ? outcome.value.failures : [...ticket.failures, ...failuresOf(ticket, outcome.failure, results.length > 0)],
	);
	return await emitRows(client, results, failures, ctx.getNodeParameter('options', 0, {}) as IDataObject);
}

async function fetch(client: Client, ticket: Ticket, structure: Structure): Promise<BatchResult> {
	if (ticket.extractionId === '') return { results: [], failures: ticket.failures };
	const batch = await api.getBatch(client, ticket.extractionId, ticket.pollUrl);
	const failure = isPending(batch) ? { ...stillProcessing(), advice: 'Put Batch: Wait for Completion before this node.' } : batchProblem(batch);
	if (failure) throw new ServiceError({ ...failure, extractionId: ticket.extractionId });
	return readBatch(ticket, batch, structure);
}

/**
 * What is about one batch goes to *Failed* with its documents; a problem with the service or the key is an error, unless
 * rows of other batches are there, which must not be lost to it.
 */
function failuresOf({ extractionId, files, itemIndex }: Ticket, failure: Failure, hasRows: boolean): DocumentFailure[] {
	const isAboutIt = failure.extractionId !== undefined || ['not_found', 'FOREIGN_URL'].includes(failure.code);
	if (failure.kind === 'cancelled' || (!isAboutIt && !hasRows)) throw new ServiceError({ ...failure, extractionId });
	const origins = files.length > 0 ? files.map(({ origin }) => origin) : [{ itemIndex, originalName: `Batch ${extractionId}` }];
	return leftOverFailures([{ failure: { ...failure, extractionId }, origins }]);
}
