import { clock, pause } from '../../shared/clock';
import type { DocumentFailure } from '../../shared/documents/document';
import { settle, type Failure } from '../../shared/errors';
import { mayRetry } from '../../shared/retry';
import { advance } from '../advance';
import { POLL_DELAYS } from '../limits';
import type { Client } from '../profile';
import { stillProcessing } from '../runExtraction';
import type { FinishedExtraction } from '../schema';
import type { Ticket } from '../ticket';
import { nextCheckMs } from './nextCheck';

export interface LookLimits {
	maxResubmissions: number;
	/** How long an extraction may take, in milliseconds from its submission. */
	waitMs: number;
	/** When this run of the node began, on its clock. */
	started: number;
	/** Whether the execution may be parked, so that what must be remembered has to go into the item. */
	parks: boolean;
}

/** What a look at one extraction showed. */
export type Look =
	| { state: 'pending'; nextMs: number; progress?: number }
	/** It goes on as these; documents that dropped out are failures. */
	| { state: 'changed'; tickets: Ticket[]; failures: DocumentFailure[] }
	| { state: 'ended'; finished: FinishedExtraction }
	| { state: 'ended'; failure: Failure }
	/** A problem with the key or the service, not with this extraction. */
	| { state: 'error'; failure: Failure };

/** An extraction and what a look at it showed. */
export interface Seen {
	ticket: Ticket;
	look: Look;
}

/** Looks at an extraction, no sooner than the documented pause after its submission or the last look. */
export async function lookAt(client: Client, ticket: Ticket, limits: LookLimits): Promise<Look> {
	const since = readTime(ticket.submittedAt) ?? readTime(ticket.waitingSince);
	if (since === undefined && limits.parks) {
		// Without the time of its submission a parked extraction could wait for ever.
		const waitingSince = new Date(clock.now()).toISOString();
		return { state: 'changed', tickets: [{ ...ticket, waitingSince }], failures: [] };
	}
	const begun = since ?? limits.started;
	const deadline = begun + limits.waitMs;
	const last = Math.max(readTime(ticket.submittedAt) ?? 0, readTime(ticket.checkedAt) ?? 0);
	await pause(Math.min(POLL_DELAYS.minMs, last + POLL_DELAYS.minMs - clock.now()), client.signal);

	const step = await settle(async () => await advance(client, ticket, { maxResubmissions: limits.maxResubmissions, deadline }));
	ticket.checkedAt = new Date(clock.now()).toISOString();
	if (!step.ok) return judge(step.failure, ticket, deadline);
	if (step.value.state === 'changed') return step.value;
	if (step.value.state === 'failed') return { state: 'ended', failure: step.value.failure };
	if (step.value.state === 'completed') return { state: 'ended', finished: step.value.finished };
	if (clock.now() >= deadline) return { state: 'ended', failure: { ...stillProcessing(), extractionId: ticket.extractionId } };
	const nextMs = nextCheckMs(clock.now() - begun, step.value.progress, readTime(ticket.resubmitAt));
	return { state: 'pending', nextMs: Math.max(POLL_DELAYS.minMs, Math.min(nextMs, deadline - clock.now())), progress: step.value.progress };
}

function judge(failure: Failure, { extractionId }: Ticket, deadline: number): Look {
	if (failure.code === 'EXTRACTION_NOT_FOUND') return { state: 'ended', failure: { ...failure, extractionId } };
	// An outage is no reason to give up an extraction that goes on at the service.
	if (mayRetry(failure, true) && clock.now() < deadline) return { state: 'pending', nextMs: POLL_DELAYS.maxMs };
	return { state: 'error', failure: { ...failure, extractionId } };
}

function readTime(text: string | null | undefined): number | undefined {
	const time = Date.parse(text ?? '');
	return Number.isNaN(time) ? undefined : time;
}
