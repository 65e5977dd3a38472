import type { IDataObject } from 'n8n-workflow';

import { clock } from '../shared/clock';
import type { Standing, Waiter } from '../shared/jobs/waiter';
import * as api from './api';
import { batchProblem, isPending } from './batchResult';
import { POLL_DELAYS } from './limits';
import type { Client } from './profile';
import type { Batch } from './schema';
import { stillProcessing } from './stillProcessing';
import { expectedEnd, ticketItem, type Ticket } from './ticket';

/** How to wait for batches of this service. */
export function batchWaiter(client: Client): Waiter<Ticket> {
	return {
		client,
		pollDelays: POLL_DELAYS,
		unknownCode: 'not_found',
		stillProcessing,
		advance: async (ticket) => await look(client, ticket),
		item: ticketItem,
	};
}

/** Before the time that the service estimated it is not asked; the estimate itself tells the progress. */
async function look(client: Client, ticket: Ticket): Promise<Standing<Ticket>> {
	const end = expectedEnd(ticket);
	const left = (end ?? 0) - clock.now();
	if (end !== undefined && left > 0) {
		const whole = (ticket.estimatedSeconds ?? 0) * 1000;
		return { state: 'pending', progress: Math.max(1, Math.floor((100 * (whole - left)) / whole)) };
	}
	const batch = await api.getBatch(client, ticket.extractionId, ticket.pollUrl);
	if (isPending(batch)) return { state: 'pending' };
	const failure = batchProblem(batch);
	return failure ? { state: 'failed', failure } : { state: 'completed', summary: describe(batch) };
}

function describe({ status, completed, failed, results }: Batch): IDataObject {
	const ended = results ?? [];
	const failures = ended.filter((entry) => entry.status === 'failed').length;
	return { status, completed: completed ?? ended.length - failures, failed: failed ?? failures };
}
