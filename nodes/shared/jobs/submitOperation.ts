import { documentFailure } from '../documents/document';
import { documentOptions } from '../documents/documentOptions';
import { gatherDocuments } from '../documents/gather';
import type { WholeInputOperation } from '../node/operation';
import { readSection, section } from '../node/sections';
import { failedItem } from '../output/failedItem';
import { addHints } from '../output/hints';
import { failuresOf } from './failures';
import type { DocumentGroup, JobService } from './jobService';
import { checkLoopsAhead } from './loop';
import { chargeOptions, readWork } from './readWork';
import { submitDocuments } from './submit';
import { ticketItem } from './ticket';

/** The outputs of every operation that sends documents and does not wait. */
export const SEND_OUTPUTS = ['Sent', 'Failed'] as const;

/** *Submit*, or *Create*: sends documents and does not wait. An item for each piece of work, which carries its documents, and the rest on *Failed*. */
export function submitOperation<Data, Finished, Settings, Group extends DocumentGroup>(
	service: JobService<Data, Finished, Settings, Group>,
): Pick<WholeInputOperation, 'outputs' | 'description' | 'execute'> {
	const ofDocuments = documentOptions(service.documents.kinds);
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
			const gathered = await gatherDocuments(ctx, readSection(ctx, 'documents', ofDocuments), service.documents);
			const { done, failures, stopped } = await submitDocuments(client, service, gathered.documents, work, async (ticket, { state }) =>
				await Promise.resolve({ ticket, state }),
			);
			const left = failuresOf(service, stopped, done.length > 0, work.scope);
			const ended = done.flatMap(({ ticket, state }) =>
				state?.state === 'failed' ? ticket.files.map(({ origin }) => documentFailure(origin, 'extraction', { extractionId: ticket.id, ...state.failure })) : [],
			);
			const failed = [...gathered.failures, ...failures, ...left, ...ended];
			addHints(ctx, [], failed);
			const sent = done.flatMap(({ ticket, state }) => {
				if (state?.state === 'failed') return [];
				const about = state && 'about' in state ? state.about : {};
				return [ticketItem(service, ticket, { ...about, status: state?.state === 'completed' ? 'completed' : 'processing' })];
			});
			return [sent, failed.map((failure) => failedItem(failure))];
		},
	};
}
