import { billOption } from '../bills/billOption';
import { clock } from '../clock';
import type { DocumentFailure } from '../documents/document';
import { eInvoiceRows } from '../eInvoice/rows';
import { settle } from '../errors';
import type { ServiceClient } from '../http/serviceClient';
import type { WholeInputOperation } from '../node/operation';
import { readParameters } from '../node/parameters';
import { readSection, section } from '../node/sections';
import { emitRows, readRowOptions } from '../output/emitRows';
import { outputOptions } from '../output/outputOptions';
import { ROW_OUTPUTS } from '../output/routing';
import { simplifyOption } from '../output/simplify';
import { structureParameter, type RowResult } from '../output/rowResult';
import type { WorkSummary } from '../output/workSummary';
import { reviewProperties } from '../review/reviewOptions';
import { alsoDownloadOption, readAlsoDownload } from './alsoDownload';
import { documentsWithEInvoices, gatherWithEInvoices } from './eInvoices/gatherWithEInvoices';
import { failuresOf } from './failures';
import type { DocumentGroup, JobService, JobState, Stopped } from './jobService';
import type { LookLimits } from './look';
import { waitsForPlaces } from './places/line';
import { createResultReader } from './readResult';
import { chargeOptions, readWork } from './readWork';
import { submitDocuments } from './submit';
import type { Ticket } from './ticket';
import { waitInNode } from './waitInNode';
import { pollIntervalOption, readPollMs, waitLimitOption, waitOptions } from './waitOptions';

/** *Extract*: all files of all input items in, their rows out on *Extracted*, *Review* and *Failed*. */
export function extractOperation<Data, Finished, Settings, Group extends DocumentGroup>(
	service: JobService<Data, Finished, Settings, Group>,
): Pick<WholeInputOperation, 'outputs' | 'description' | 'execute'> {
	const ofDocuments = documentsWithEInvoices(service.documents);
	const waits = service.idProperty ? [service.resubmits ? waitOptions : waitLimitOption, pollIntervalOption] : [];
	return {
		outputs: ROW_OUTPUTS,
		description: [
			...(service.hasFixedFields ? structureParameter.properties : []),
			...service.settings.properties,
			...section('documents', ofDocuments, service.settings.sending),
			...section('extraction', service.settings.options),
			...reviewProperties(service.tells),
			...section('output', outputOptions, billOption, service.hasFixedFields ? simplifyOption : undefined, ...alsoDownloadOption(service)),
			...section('waiting', ...waits),
			...section('charges', ...chargeOptions(service)),
			...(service.settings.tables ?? []),
		],
		async execute(client) {
			const { ctx } = client;
			const { structure } = readParameters(ctx, structureParameter);
			const rows = readRowOptions(ctx);
			const { waitMinutes, maxResubmissions } = readSection(ctx, 'waiting', waitOptions);
			const readResult = createResultReader(client, service, structure, readAlsoDownload(ctx, service));
			const work = { ...(await readWork(ctx, service)), waitMs: waitMinutes * 60_000 };
			const asked = service.columns(work.settings);
			const gathered = await gatherWithEInvoices(ctx, service.documents, asked, ({ invoice, ...source }) => eInvoiceRows(invoice, source, structure, asked));

			const { done, failures, stopped } = await submitDocuments(client, service, gathered.documents, work, async (ticket, { state }) => {
				const limits = { waitMs: waitMinutes * 60_000, maxResubmissions, started: clock.now(), ...readPollMs(ctx), parks: false };
				return await finish(client, service, ticket, state, limits, readResult);
			}, waitsForPlaces(client, service, work));
			const results = done.flatMap((end) => end.results);
			const withRows = new Set(results.flatMap(({ rows: own }) => own.map(({ origin }) => origin)));
			const withoutRows = failures.filter(({ origin }) => !withRows.has(origin));
			// What is read in the node is no reason to give up *Retry On Fail*: it costs nothing to read it again.
			const left = failuresOf(service, [...stopped, ...done.flatMap((end) => end.stopped)], results.length > 0, work.scope);
			return await emitRows({ ctx, profile: client.profile, tells: service.tells }, [...gathered.readInNode, ...results], [...gathered.failures, ...withoutRows, ...done.flatMap((end) => end.failures), ...left], rows, done.flatMap((end) => end.summaries));
		},
	};
}

interface End {
	results: RowResult[];
	failures: DocumentFailure[];
	stopped: Stopped[];
	summaries: WorkSummary[];
}

/** Follows a piece of work, and those that follow from it, to their ends, and reads their rows. */
async function finish<Data, Finished, Settings, Group extends DocumentGroup>(
	client: ServiceClient,
	service: JobService<Data, Finished, Settings, Group>,
	ticket: Ticket<Data>,
	state: JobState<Data, Finished> | undefined,
	limits: LookLimits,
	readResult: ReturnType<typeof createResultReader<Data, Finished>>,
): Promise<End> {
	const end: End = { results: [], failures: [], stopped: [], summaries: [] };
	const isKnown = state && state.state !== 'pending';
	const seen = isKnown ? [{ ticket, look: state }] : await waitInNode(client, service, [ticket], limits);
	for (const { ticket: own, look } of seen) {
		if (look.state === 'changed') end.failures.push(...look.failures);
		if (look.state === 'failed') end.stopped.push({ failure: { extractionId: own.id, ...look.failure }, documents: own.files });
		if (look.state !== 'completed') continue;
		const read = await settle(readResult(own, look));
		if (!read.ok) {
			end.stopped.push({ failure: { ...read.failure, extractionId: own.id }, documents: own.files });
			continue;
		}
		end.results.push(...read.value.results);
		end.failures.push(...read.value.failures);
		end.summaries.push(read.value.summary);
	}
	return end;
}
