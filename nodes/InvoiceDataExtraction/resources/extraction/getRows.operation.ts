import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import type { DocumentFailure } from '../../../shared/documents/document';
import { emitRows } from '../../../shared/output/emitRows';
import { ServiceError, settle, type Failure } from '../../../shared/errors';
import { createGate } from '../../../shared/concurrency';
import { leftOverFailures } from '../../../shared/jobs/leftOver';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { readId } from '../../../shared/node/readId';
import { reviewOptions } from '../../../shared/review/reviewOptions';
import { routingOptions } from '../../../shared/output/routingOptions';
import * as api from '../../api';
import { extractionIdProperty } from '../../idProperties';
import { ADVICE, type Client } from '../../profile';
import { readResult, type ExtractionResult } from '../../resultRows';
import { isUnsubmitted, readTicket, type Ticket } from '../../ticket';

export const description: INodeProperties[] = [extractionIdProperty, optionsCollection([...reviewOptions.properties, ...routingOptions])];

const PARALLEL = 4;

/**
 * The rows of finished extractions, once each, however many items name the same one. All are reviewed together, so that
 * duplicates among them are found.
 */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const turns = createGate(PARALLEL);
	const tickets = ctx
		.getInputData()
		.map((item, index) => readTicket(item, index, isUnsubmitted(item) ? '' : readId(ctx, extractionIdProperty, index)));
	const wanted = tickets.filter(({ extractionId: id }, index) => id === '' || tickets.findIndex((other) => other.extractionId === id) === index);
	const outcomes = await Promise.all(
		wanted.map(async (ticket) => ({ ticket, outcome: await turns(async () => await settle(async () => await fetch(client, ticket))) })),
	);

	const results = outcomes.flatMap(({ outcome }) => (outcome.ok && outcome.value ? [outcome.value] : []));
	const failures = outcomes.flatMap(({ ticket, outcome }) => [
		...ticket.failures,
		...(outcome.ok ? (outcome.value?.failures ?? []) : failuresOf(ticket, outcome.failure, results)),
	]);
	return await emitRows(client, results, failures, ctx.getNodeParameter('options', 0, {}) as IDataObject);
}

async function fetch(client: Client, ticket: Ticket): Promise<ExtractionResult | undefined> {
	const { extractionId } = ticket;
	if (extractionId === '') return undefined;
	const answer = await api.pollExtraction(client, extractionId);
	if (answer.status === 'completed') return await readResult(client, ticket, answer);
	if (answer.status === 'failed') {
		const { code, message } = answer.error;
		throw new ServiceError({ ...aboutExtraction(code, message.replace(/\.$/, ''), ADVICE[code]), extractionId });
	}
	const advice = 'Put Extraction: Wait for Completion before this node.';
	throw new ServiceError({ ...aboutExtraction('STILL_PROCESSING', 'The extraction is still processing', advice), extractionId });
}

function aboutExtraction(code: string, message: string, advice: string | undefined): Failure {
	return { kind: 'deadline', code, message, advice, retryable: false };
}

/**
 * What is about one extraction goes to *Failed* with its documents; a problem with the service or the key is an error,
 * unless rows of other extractions are there, which must not be lost to it.
 */
function failuresOf({ extractionId, files, itemIndex }: Ticket, failure: Failure, results: ExtractionResult[]): DocumentFailure[] {
	const aboutIt = failure.kind === 'deadline' || ['EXTRACTION_NOT_FOUND', 'OUTPUT_NOT_AVAILABLE'].includes(failure.code);
	if (failure.kind === 'cancelled' || (!aboutIt && results.length === 0)) throw new ServiceError(failure);
	const origins = files.length > 0 ? files.map(({ origin }) => origin) : [{ itemIndex, originalName: `Extraction ${extractionId}` }];
	return leftOverFailures([{ failure: { ...failure, extractionId }, origins }]);
}
