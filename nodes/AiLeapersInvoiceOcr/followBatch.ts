import { clock, pause } from '../shared/clock';
import { ServiceError } from '../shared/errors';
import { pollUntil } from '../shared/jobs/polling';
import type { Structure } from '../shared/output/resultRows';
import * as api from './api';
import { batchProblem, isPending, readBatch, type BatchResult } from './batchResult';
import { POLL_DELAYS } from './limits';
import type { Client } from './profile';
import { stillProcessing } from './stillProcessing';
import { expectedEnd, type Ticket } from './ticket';

/**
 * Waits in the node for the end of a batch; the first look comes after the time that the service estimated.
 * @param deadline on the clock of the node
 * @throws ServiceError with the batch's ID; code `STILL_PROCESSING` at the deadline
 */
export async function followBatch(client: Client, ticket: Ticket, structure: Structure, deadline: number): Promise<BatchResult> {
	const expected = Math.min(expectedEnd(ticket) ?? 0, deadline) - POLL_DELAYS.minMs;
	if (expected > clock.now()) await pause(expected - clock.now(), client.signal);
	const batch = await pollUntil(
		async () => {
			const answer = await api.getBatch(client, ticket.extractionId, ticket.pollUrl);
			return isPending(answer) ? undefined : answer;
		},
		{ ...POLL_DELAYS, deadline },
		client.signal,
	);
	const failure = batch ? batchProblem(batch) : stillProcessing();
	if (!batch || failure) throw new ServiceError({ ...(failure ?? stillProcessing()), extractionId: ticket.extractionId });
	return readBatch(ticket, batch, structure);
}
