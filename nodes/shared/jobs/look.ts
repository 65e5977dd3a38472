import type { IDataObject } from 'n8n-workflow';

import { clock, pause } from '../clock';
import type { DocumentFailure } from '../documents/document';
import { settle, type Failure } from '../errors';
import { mayRetry } from '../http/retry';
import { nextCheckMs } from './nextCheck';
import type { Pending, Waiter } from './waiter';

export interface LookLimits {
	/** How long a piece of work may take, in milliseconds from its submission. */
	waitMs: number;
	/** When this run of the node began, on its clock. */
	started: number;
	/** Whether the execution may be parked, so that what must be remembered has to go into the item. */
	parks: boolean;
}

/** What a look at one piece of work showed. */
export type Look<T> =
	| { state: 'pending'; nextMs: number; progress?: number }
	/** It goes on as these; documents that dropped out are failures. */
	| { state: 'changed'; tickets: T[]; failures: DocumentFailure[] }
	| { state: 'ended'; summary: IDataObject }
	| { state: 'ended'; failure: Failure }
	/** A problem with the key or the service, not with this piece of work. */
	| { state: 'error'; failure: Failure };

/** A piece of work and what a look at it showed. */
export interface Seen<T> {
	ticket: T;
	look: Look<T>;
}

/** Looks at a piece of work, no sooner than the documented pause after its submission or the last look. */
export async function lookAt<T extends Pending>(waiter: Waiter<T>, ticket: T, limits: LookLimits): Promise<Look<T>> {
	const { minMs } = waiter.pollDelays;
	const since = readTime(ticket.submittedAt) ?? readTime(ticket.waitingSince);
	if (since === undefined && limits.parks) {
		// Without the time of its submission parked work could wait for ever.
		const waitingSince = new Date(clock.now()).toISOString();
		return { state: 'changed', tickets: [{ ...ticket, waitingSince }], failures: [] };
	}
	const begun = since ?? limits.started;
	const deadline = begun + limits.waitMs;
	const last = Math.max(readTime(ticket.submittedAt) ?? 0, readTime(ticket.checkedAt) ?? 0);
	await pause(Math.min(minMs, last + minMs - clock.now()), waiter.client.signal);

	const step = await settle(async () => await waiter.advance(ticket, deadline));
	ticket.checkedAt = new Date(clock.now()).toISOString();
	if (!step.ok) return judge(waiter, step.failure, ticket, deadline);
	if (step.value.state === 'changed') return step.value;
	if (step.value.state === 'failed') return { state: 'ended', failure: step.value.failure };
	if (step.value.state === 'completed') return { state: 'ended', summary: step.value.summary };
	if (clock.now() >= deadline) return { state: 'ended', failure: { ...waiter.stillProcessing(), extractionId: ticket.extractionId } };
	const nextMs = nextCheckMs(clock.now() - begun, step.value.progress, readTime(ticket.resubmitAt));
	return { state: 'pending', nextMs: Math.max(minMs, Math.min(nextMs, deadline - clock.now())), progress: step.value.progress };
}

function judge<T extends Pending>(waiter: Waiter<T>, failure: Failure, { extractionId }: T, deadline: number): Look<T> {
	if (failure.code === waiter.unknownCode) return { state: 'ended', failure: { ...failure, extractionId } };
	// An outage is no reason to give up work that goes on at the service.
	if (mayRetry(failure, true) && clock.now() < deadline) return { state: 'pending', nextMs: waiter.pollDelays.maxMs };
	return { state: 'error', failure: { ...failure, extractionId } };
}

function readTime(text: string | null | undefined): number | undefined {
	const time = Date.parse(text ?? '');
	return Number.isNaN(time) ? undefined : time;
}
