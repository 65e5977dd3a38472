import { ServiceError, settle, type Failure } from '../shared/errors';
import { createGate } from '../shared/concurrency';
import { leftOverFailures } from '../shared/jobs/leftOver';
import { pollUntil } from '../shared/jobs/polling';
import * as api from './api';
import { batchFiles, readBatch, type BatchResult } from './batchRows';
import type { CreatedBatch } from './createBatches';
import { isBatchDone } from './jobState';
import { POLL_DELAYS } from './limits';
import type { Client } from './profile';
import { stillProcessing } from './stillProcessing';

const PARALLEL = 4;

/**
 * Waits in the node for batches and reads their rows, in the order of the batches. They are paid for, so that one which cannot
 * be read makes its documents failures, with the batch's ID, and leaves the others alone.
 * @param deadline on the node's clock
 * @throws ServiceError when the execution was stopped
 */
export async function finishBatches(client: Client, batches: CreatedBatch[], deadline: number): Promise<BatchResult[]> {
	const turns = createGate(PARALLEL);
	return await Promise.all(
		batches.map(async (batch) => {
			const outcome = await turns(async () => await settle(async () => await finish(client, batch, deadline)));
			if (outcome.ok) return outcome.value;
			if (outcome.failure.kind === 'cancelled') throw new ServiceError(outcome.failure);
			return lost(batch, outcome.failure);
		}),
	);
}

async function finish(client: Client, { batchId, documents }: CreatedBatch, deadline: number): Promise<BatchResult> {
	const done = await pollUntil(
		async () => {
			const batch = await api.getBatch(client, batchId);
			return isBatchDone(batch) ? batch : undefined;
		},
		{ ...POLL_DELAYS, deadline },
		client.signal,
	);
	if (!done) throw new ServiceError(stillProcessing('Batch'));
	return readBatch(done, batchFiles(documents), 0);
}

function lost({ batchId, documents }: CreatedBatch, failure: Failure): BatchResult {
	return {
		extractionId: batchId,
		rows: [],
		evidence: { notes: [], failedPages: [], perLineItem: false, fileNames: [] },
		failures: leftOverFailures([{ failure: { ...failure, extractionId: batchId }, origins: documents }]),
	};
}
