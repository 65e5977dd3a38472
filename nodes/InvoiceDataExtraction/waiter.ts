import type { Standing, Waiter } from '../shared/jobs/waiter';
import { advance, type Step } from './advance';
import { POLL_DELAYS } from './limits';
import type { Client } from './profile';
import { stillProcessing } from './runExtraction';
import { describeStatus } from './status';
import { ticketItem, type Ticket } from './ticket';

/** How to wait for extractions of this service. */
export function extractionWaiter(client: Client, maxResubmissions: number): Waiter<Ticket> {
	return {
		client,
		pollDelays: POLL_DELAYS,
		unknownCode: 'EXTRACTION_NOT_FOUND',
		stillProcessing,
		advance: async (ticket, deadline) => standing(await advance(client, ticket, { maxResubmissions, deadline })),
		item: ticketItem,
	};
}

function standing(step: Step): Standing<Ticket> {
	return step.state === 'completed' ? { state: 'completed', summary: describeStatus(step.finished) } : step;
}
