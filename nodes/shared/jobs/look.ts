import { limitConcurrency } from '../concurrency';
import { clock, pause } from '../clock';
import { ServiceError, settle, type Failure } from '../errors';
import { spaced, withoutRetries } from '../http/pace';
import { MAX_RETRY_AFTER_MS } from '../http/retry';
import type { ServiceClient } from '../http/serviceClient';
import { isReadInNode } from './eInvoices/readInNode';
import { followClock } from './followClock';
import { placesOf } from './places/accountPlaces';
import { tellPlaces } from './places/tellPlaces';
import type { JobService, JobState } from './jobService';
import { isPatient, notAsked, stillProcessing } from './lookFailures';
import { notSooner, readTime, type Ticket } from './ticket';

export interface LookLimits {
	/** How long a piece of work may take, in milliseconds from its submission. */
	waitMs: number;
	/** How often failed work is submitted again. */
	maxResubmissions: number;
	/** When this run of the node began, on its clock. */
	started: number;
	/** How long to leave each piece of work alone between two looks, in milliseconds; as its progress suggests unless given. */
	pollMs?: number;
	/** Whether the execution may be parked, so that what must be remembered has to go into the item. */
	parks: boolean;
}

/** What a look at one piece of work showed. */
export type Look<Data, Finished> =
	/** `refusal` is that of the account, while it waits for a free place there. */
	| { state: 'pending'; nextMs: number; progress?: number; refusal?: Failure }
	/** There was nothing to look at: the node reads it. */
	| { state: 'readInNode' }
	| Exclude<JobState<Data, Finished>, { state: 'pending' | 'refused' }>
	/** A problem with the key or the service, not with this piece of work. */
	| { state: 'error'; failure: Failure };

/** A piece of work and what a look at it showed. */
export interface Seen<Data, Finished> {
	ticket: Ticket<Data>;
	look: Look<Data, Finished>;
}

const PARALLEL_LOOKS = 4;

/** Looks at every piece of work, a few at a time. @throws ServiceError when the execution was stopped */
export async function lookAtAll<Data, Finished>(
	client: ServiceClient,
	service: JobService<Data, Finished, unknown>,
	tickets: Array<Ticket<Data>>,
	limits: LookLimits,
): Promise<Array<Seen<Data, Finished>>> {
	const limit = limitConcurrency(PARALLEL_LOOKS);
	const seen = await Promise.all(tickets.map(async (ticket) => ({ ticket, look: await limit(async () => await lookAt(client, service, ticket, limits)) })));
	for (const { look } of seen) if (look.state === 'error' && look.failure.kind === 'cancelled') throw new ServiceError(look.failure);
	return seen;
}

/** @throws ServiceError when the service could not be asked, and nothing is there that would be lost by it */
export function throwIfNothingEnded(seen: Array<Seen<unknown, unknown>>): void {
	const hasEnded = seen.some(({ look }) => look.state !== 'pending' && look.state !== 'error');
	const error = seen.flatMap(({ look }) => (look.state === 'error' ? [look.failure] : []))[0];
	if (!error || hasEnded) return;
	throw new ServiceError({ ...error, extractionId: seen.map(({ ticket }) => ticket.id).join(', ') });
}

/**
 * Looks at a piece of work once, for whoever does not wait for it: no sooner after the last look than documented,
 * also after an answer that got lost.
 * @throws ServiceError when the service cannot be asked
 */
export async function lookOnce<Data, Finished>(client: ServiceClient, service: JobService<Data, Finished, unknown>, ticket: Ticket<Data>): Promise<JobState<Data, Finished>> {
	if (ticket.isQueued) return { state: 'pending' };
	const { minMs } = service.pollDelays;
	await pauseAfter(client, [ticket.checkedAt], minMs);
	const state = await service.look(spaced(client, minMs), ticket);
	tellPlaces(client, service, ticket, state);
	return state.state === 'refused' ? { ...state, state: 'failed' } : state;
}

/** Looks at what was just submitted, while others wait to hear whether the account takes more. What it is told of a refusal, the ticket remembers. */
export async function lookForOthers<Data, Finished>(client: ServiceClient, service: JobService<Data, Finished, unknown>, ticket: Ticket<Data>): Promise<void> {
	if (!service.queue || !placesOf(client.account).isAwaited) return;
	await pauseAfter(client, [ticket.submittedAt, ticket.checkedAt], service.pollDelays.minMs);
	const answer = await settle(service.look(client, ticket));
	ticket.checkedAt = new Date(clock.now()).toISOString();
	if (!answer.ok) return;
	tellPlaces(client, service, ticket, answer.value);
	if (answer.value.state === 'refused') ticket.isQueued = true;
}

async function pauseAfter({ signal }: ServiceClient, times: Array<string | null | undefined>, minMs: number): Promise<void> {
	await pause(Math.min(minMs, latestOf(times) + minMs - clock.now()), signal);
}

/** The last of the times, on the node's clock; 0 when none is known. */
function latestOf(times: Array<string | null | undefined>): number {
	return Math.max(...times.map((time) => readTime(time) ?? 0));
}

/** Looks at a piece of work, no sooner than the service wants, or than the documented pause after its submission or the last look. */
async function lookAt<Data, Finished>(
	client: ServiceClient,
	service: JobService<Data, Finished, unknown>,
	ticket: Ticket<Data>,
	{ waitMs, maxResubmissions, started, pollMs = 0, parks }: LookLimits,
): Promise<Look<Data, Finished>> {
	if (isReadInNode(ticket)) return { state: 'readInNode' };
	followClock(ticket);
	if (service.queue && ticket.isQueued) return { state: 'pending', nextMs: 0, refusal: service.queue.refusal };
	const { minMs } = service.pollDelays;
	const since = readTime(ticket.submittedAt) ?? readTime(ticket.waitingSince);
	if (since === undefined && parks) {
		// Without the time of its submission parked work could wait for ever.
		return { state: 'changed', tickets: [{ ...ticket, waitingSince: new Date(clock.now()).toISOString() }], failures: [] };
	}
	const begun = since ?? started;
	const deadline = begun + waitMs;
	const underWaySince = readTime(ticket.resubmittedAt) ?? begun;
	const last = [ticket.submittedAt, ticket.resubmittedAt, ticket.checkedAt];
	const leftMs = Math.min(Math.max(readTime(ticket.notBefore) ?? 0, latestOf(last) + Math.max(minMs, pollMs)), deadline) - clock.now();
	if (leftMs > 0) return { state: 'pending', nextMs: leftMs };
	await pauseAfter(client, last, minMs);

	const until = Math.min(deadline, clock.now() + MAX_RETRY_AFTER_MS);
	const answer = await settle(service.look(withoutRetries(client, until), ticket, { maxResubmissions, deadline }));
	ticket.checkedAt = new Date(clock.now()).toISOString();
	const about = { extractionId: ticket.id };
	if (!answer.ok) {
		const { failure } = answer;
		if (failure.code === service.unknownCode) return { state: 'failed', failure: { ...failure, ...about } };
		const restMs = deadline - clock.now();
		const askedMs = failure.retryAfterMs ?? 0;
		if (isPatient(ticket, failure) && restMs > askedMs) {
			notSooner(ticket, failure.retryAfterMs);
			return { state: 'pending', nextMs: Math.max(minMs, askedMs || Math.min(restMs, nextLookMs(clock.now() - underWaySince, undefined))) };
		}
		return { state: 'error', failure: { ...notAsked(service, failure, restMs), ...about } };
	}
	delete ticket.failedLooks;
	const state = answer.value;
	tellPlaces(client, service, ticket, state);
	if (state.state === 'refused') {
		ticket.isQueued = true;
		return { state: 'pending', nextMs: 0, refusal: { ...state.failure, ...about } };
	}
	if (state.state === 'failed') return { ...state, failure: { ...state.failure, ...about } };
	if (state.state !== 'pending') return state;
	if (clock.now() >= deadline) return { state: 'failed', failure: { ...stillProcessing(service), ...about } };
	notSooner(ticket, state.nextMs);
	const nextMs = state.nextMs ?? (pollMs || nextLookMs(clock.now() - underWaySince, state.progress));
	return { state: 'pending', nextMs: Math.max(minMs, Math.min(nextMs, deadline - clock.now())), ...(state.progress !== undefined && { progress: state.progress }) };
}

const MIN_MS = 5_000;
const MAX_MS = 10 * 60_000;

/** One percent after some seconds says little about the rest: no pause is much longer than what has been seen so far. */
const MOST_TIMES_ELAPSED = 4;

/**
 * How long to leave work alone, in milliseconds: as long as the rest should take at the pace so far, but not more than four times
 * the time already spent, or half of that when the progress says nothing; between 5 s and 10 min.
 * @param progress 0 to 100
 */
export function nextLookMs(elapsedMs: number, progress: number | undefined): number {
	const rest = progress && progress > 0 ? (elapsedMs * (100 - Math.min(progress, 100))) / progress : elapsedMs / 2;
	const expected = Math.min(rest, MOST_TIMES_ELAPSED * elapsedMs);
	return Math.ceil(Math.min(MAX_MS, Math.max(MIN_MS, expected)));
}
