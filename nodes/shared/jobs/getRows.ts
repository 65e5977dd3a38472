import { billOption } from '../bills/billOption';
import { limitConcurrency } from '../concurrency';
import { documentFailure } from '../documents/document';
import { settle, type Failure } from '../errors';
import type { ServiceClient } from '../http/serviceClient';
import type { WholeInputOperation } from '../node/operation';
import { readParameters } from '../node/parameters';
import { section } from '../node/sections';
import { emitRows, readRowOptions } from '../output/emitRows';
import { outputOptions } from '../output/outputOptions';
import { ROW_OUTPUTS } from '../output/routing';
import { simplifyOption } from '../output/simplify';
import { structureParameter } from '../output/rowResult';
import { reviewProperties } from '../review/reviewOptions';
import { alsoDownloadOption, readAlsoDownload } from './alsoDownload';
import { isReadInNode, rowsInNode } from './eInvoices/readInNode';
import { failuresOf } from './failures';
import type { JobRows, JobService } from './jobService';
import { lookOnce } from './look';
import { stillProcessing } from './lookFailures';
import { createResultReader, type Result } from './readResult';
import { readTickets } from './readTickets';
import type { Ticket } from './ticket';

const PARALLEL = 4;

/**
 * *Get Rows*: the rows of finished work, once each, however many items name the same one. All are reviewed together, so that
 * duplicates among them are found.
 */
export function getRowsOperation<Data, Finished>(service: JobService<Data, Finished, unknown>): Pick<WholeInputOperation, 'outputs' | 'description' | 'execute'> {
	return {
		outputs: ROW_OUTPUTS,
		description: [
			...(service.idProperty ? [service.idProperty] : []),
			...(service.hasFixedFields ? structureParameter.properties : []),
			...reviewProperties(service.tells),
			...section('output', outputOptions, billOption, service.hasFixedFields ? simplifyOption : undefined, ...alsoDownloadOption(service)),
		],
		async execute(client) {
			const { ctx } = client;
			const { structure } = readParameters(ctx, structureParameter);
			const options = readRowOptions(ctx);
			const readResult = createResultReader(client, service, structure, readAlsoDownload(ctx, service));
			const limit = limitConcurrency(PARALLEL);
			const fetch = async (ticket: Ticket<Data>): Promise<Fetched> => (isReadInNode(ticket) ? await rowsInNode(ctx, ticket, structure) : await fetchRows(client, service, ticket, readResult));
			const outcomes = await Promise.all(unique(readTickets(ctx, service)).map(async (ticket) => ({ ticket, end: await limit(async () => await fetch(ticket)) })));
			const found = outcomes.flatMap(({ end }) => ('results' in end ? [end] : []));
			const results = found.flatMap((end) => end.results);
			const failures = outcomes.flatMap(({ ticket, end }) => {
				if ('results' in end) return end.failures;
				const documents = documentsOf(service, ticket);
				if (end.isAboutIt) return documents.map(({ origin }) => documentFailure(origin, 'extraction', end.failure));
				// Asking again costs nothing, whatever the service: what is about the key or the service is an error, unless it would lose rows.
				return failuresOf({ isKeyed: true, documentCodes: [] }, [{ failure: end.failure, documents }], found.some((end) => end.summary && end.results.length > 0));
			});
			return await emitRows({ ctx, profile: client.profile, tells: service.tells }, results, failures, options, found.flatMap(({ summary }) => summary ?? []));
		},
	};
}

/** What a ticket gives; without a summary where it is no work of the service. */
type Fetched = (JobRows & Partial<Pick<Result, 'summary'>>) | { failure: Failure; isAboutIt: boolean };

/** `isAboutIt` tells what is about this piece of work from what is about the key or the service. */
async function fetchRows<Data, Finished>(
	client: ServiceClient,
	service: JobService<Data, Finished, unknown>,
	ticket: Ticket<Data>,
	readResult: ReturnType<typeof createResultReader<Data, Finished>>,
): Promise<Fetched> {
	const about = { extractionId: ticket.id };
	const asked = await settle(lookOnce(client, service, ticket));
	if (!asked.ok) return { failure: { ...asked.failure, ...about }, isAboutIt: asked.failure.code === service.unknownCode || asked.failure.kind === 'schema' };
	const state = asked.value;
	if (state.state === 'failed') return { failure: { ...state.failure, ...about }, isAboutIt: true };
	if (state.state !== 'completed') return { failure: { ...stillProcessing(service, 'Put Wait for Completion before this node.'), ...about }, isAboutIt: true };
	const rows = await settle(readResult(ticket, state));
	return rows.ok ? rows.value : { failure: { ...rows.failure, ...about }, isAboutIt: rows.failure.status === 404 || service.documentCodes.includes(rows.failure.code) };
}

/** Once each; of several items with the same ID the one that knows its documents. */
function unique<Data>(tickets: Array<Ticket<Data>>): Array<Ticket<Data>> {
	const byId = new Map<string, Ticket<Data>>();
	for (const ticket of tickets) {
		const known = byId.get(ticket.id);
		if (!known || (known.files.length === 0 && ticket.files.length > 0)) byId.set(ticket.id, ticket);
	}
	return [...byId.values()];
}

function documentsOf<Data>({ noun }: { noun: string }, { id, files, itemIndex }: Ticket<Data>) {
	return files.length > 0 ? files : [{ origin: { itemIndex, originalName: `${noun.charAt(0).toUpperCase()}${noun.slice(1)} ${id}` } }];
}
