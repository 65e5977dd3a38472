import type { Waiter } from '../shared/jobs/waiter';
import * as api from './api';
import { describeBatch, describeJob, isBatchDone, stateOf } from './jobState';
import { POLL_DELAYS } from './limits';
import type { Client } from './profile';
import { stillProcessing } from './stillProcessing';
import { workItem, type Work } from './workItem';

/** How to wait for the jobs of single invoices. */
export function jobWaiter(client: Client): Waiter<Work> {
	return {
		...common(client, 'Invoice'),
		async advance({ extractionId }) {
			const job = await api.getInvoice(client, extractionId);
			const standing = stateOf(job);
			return standing.state === 'completed' ? { state: 'completed', summary: describeJob(job) } : standing;
		},
	};
}

/** How to wait for batches. */
export function batchWaiter(client: Client): Waiter<Work> {
	return {
		...common(client, 'Batch'),
		async advance({ extractionId }) {
			const batch = await api.getBatch(client, extractionId);
			return isBatchDone(batch) ? { state: 'completed', summary: describeBatch(batch) } : { state: 'pending' };
		},
	};
}

function common(client: Client, resource: 'Invoice' | 'Batch'): Omit<Waiter<Work>, 'advance'> {
	return {
		client,
		pollDelays: POLL_DELAYS,
		unknownCode: 'JOB_NOT_FOUND',
		stillProcessing: () => stillProcessing(resource),
		item: workItem,
	};
}
