import type { IExecuteFunctions } from 'n8n-workflow';

import type { Ticket } from './ticket';

/**
 * How many looks in a row failed, kept over a parking: n8n gives a parked node its input again, and drops what the run before made of
 * it. The node's context is stored with the execution.
 * @param tickets to which the numbers of earlier runs are added
 * @returns notes the numbers as they are then
 */
export function recallFailedLooks(ctx: IExecuteFunctions, tickets: Array<Ticket<unknown>>): () => void {
	const kept = (ctx.getContext('node').failedLooks ??= {}) as Record<string, number>;
	for (const ticket of tickets) if (kept[ticket.id]) ticket.failedLooks = kept[ticket.id];
	return () => {
		for (const { id, failedLooks } of tickets) {
			if (failedLooks) kept[id] = failedLooks;
			else delete kept[id];
		}
	};
}
