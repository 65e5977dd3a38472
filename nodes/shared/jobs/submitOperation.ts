import { documentFailure } from '../documents/document';
import type { WholeInputOperation } from '../node/operation';
import { section } from '../node/sections';
import { failedItem } from '../output/failedItem';
import { addHints } from '../output/hints';
import { documentsWithEInvoices, gatherWithEInvoices } from './eInvoices/gatherWithEInvoices';
import { ticketOfEInvoice } from './eInvoices/readInNode';
import { failuresOf } from './failures';
import type { DocumentGroup, JobService } from './jobService';
import { checkLoopsAhead, isWaitedFor } from './loop';
import { lookForOthers } from './look';
import { holdsBack } from './places/line';
import { chargeOptions, readWork } from './readWork';
import { submitDocuments } from './submit';
import { statusOf, ticketItem } from './ticket';

/** The outputs of every operation that sends documents and does not wait. */
export const SEND_OUTPUTS = ['Sent', 'Failed'] as const;

/**
 * *Submit*, or *Create*: sends documents and does not wait. An item for each piece of work, which carries its documents, one for each
 * e-invoice that is read in the node, and the rest on *Failed*.
 */
export function submitOperation<Data, Finished, Settings, Group extends DocumentGroup>(
	service: JobService<Data, Finished, Settings, Group>,
): Pick<WholeInputOperation, 'outputs' | 'description' | 'execute'> {
	const ofDocuments = documentsWithEInvoices(service.documents);
	return {
		outputs: SEND_OUTPUTS,
		description: [
			...service.settings.properties,
			...section('documents', ofDocuments, service.settings.sending),
			...section('extraction', service.settings.options),
			...section('charges', ...chargeOptions(service)),
			...(service.settings.tables ?? []),
		],
		async execute(client) {
			const { ctx } = client;
			checkLoopsAhead(ctx);
			const work = await readWork(ctx, service);
			const asked = service.columns(work.settings);
			const gathered = await gatherWithEInvoices(ctx, service.documents, asked, (found) => ticketItem(service, ticketOfEInvoice(service, found, asked), { status: 'completed' }));
			const line = isWaitedFor(ctx) ? holdsBack(client, service, work) : undefined;
			const { done, failures, stopped } = await submitDocuments(client, service, gathered.documents, work, async (ticket, { state }) => {
				if (line && !state) await lookForOthers(client, service, ticket);
				return { ticket, state };
			}, line);
			const left = failuresOf(service, stopped, done.length > 0, work.scope);
			const ended = done.flatMap(({ ticket, state }) =>
				state?.state === 'failed' ? ticket.files.map(({ origin }) => documentFailure(origin, 'extraction', { extractionId: ticket.id, ...state.failure })) : [],
			);
			const failed = [...gathered.failures, ...failures, ...left, ...ended];
			addHints(ctx, [], failed);
			const sent = done.flatMap(({ ticket, state }) => {
				if (state?.state === 'failed') return [];
				const about = state && 'about' in state ? state.about : {};
				return [ticketItem(service, ticket, { ...about, status: state?.state === 'completed' ? 'completed' : statusOf(ticket) })];
			});
			return [[...gathered.readInNode, ...sent], failed.map((failure) => failedItem(failure))];
		},
	};
}
