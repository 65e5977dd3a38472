import type { DocumentFailure } from '../shared/documents/document';
import { ServiceError, settle, type Failure } from '../shared/errors';
import { pollUntil } from '../shared/jobs/polling';
import { advance, type AdvanceLimits, type Step } from './advance';
import { POLL_DELAYS } from './limits';
import type { Client } from './profile';
import { readResult, type ExtractionResult } from './resultRows';
import type { SessionFile } from './sessionFile';
import type { Ticket } from './ticket';

/** What became of the files of an extraction. */
export interface ExtractionOutcome {
	results: ExtractionResult[];
	failures: DocumentFailure[];
	/** Problems of the service or the account that ended the work, with the files that each leaves over. */
	stopped: Array<{ failure: Failure; files: SessionFile[] }>;
}

/** Follows an extraction, and those that follow from it, to their ends, and reads their rows. Waits in the node. */
export async function runExtraction(client: Client, ticket: Ticket, limits: AdvanceLimits): Promise<ExtractionOutcome> {
	const outcome: ExtractionOutcome = { results: [], failures: [], stopped: [] };
	const open = [ticket];
	for (let current = open.shift(); current; current = open.shift()) {
		const { extractionId, files } = current;
		const end = await settle(async () => await finish(client, current as Ticket, limits));
		if (!end.ok) {
			outcome.stopped.push({ failure: { ...end.failure, extractionId }, files });
		} else if ('result' in end.value) {
			outcome.results.push(end.value.result);
		} else {
			outcome.failures.push(...end.value.failures);
			open.unshift(...end.value.tickets);
		}
	}
	return outcome;
}

type End = { result: ExtractionResult } | { tickets: Ticket[]; failures: DocumentFailure[] };

async function finish(client: Client, ticket: Ticket, limits: AdvanceLimits): Promise<End> {
	const step = await pollUntil(
		async (): Promise<Exclude<Step, { state: 'pending' }> | undefined> => {
			const now = await advance(client, ticket, limits);
			return now.state === 'pending' ? undefined : now;
		},
		{ ...POLL_DELAYS, deadline: limits.deadline },
		client.signal,
	);
	if (!step) throw new ServiceError(stillProcessing());
	if (step.state === 'failed') throw new ServiceError(step.failure);
	if (step.state === 'changed') return step;
	return { result: await readResult(client, ticket, step.finished) };
}

/** The end of the waiting is no failure of the extraction. */
export function stillProcessing(): Failure {
	return {
		kind: 'deadline',
		code: 'STILL_PROCESSING',
		message: 'The extraction is still processing, and the Wait Limit is over',
		advice: 'It goes on at the service and is not lost: get its rows later with Extraction: Get Rows and the extraction ID.',
		retryable: false,
	};
}
