import { clock } from '../../clock';
import { settle } from '../../errors';
import type { ServiceClient } from '../../http/serviceClient';
import type { JobService, Queue } from '../jobService';
import { lookAtAll, type LookLimits, type Look, type Seen } from '../look';
import { isPatient } from '../lookFailures';
import { ticketOf } from '../submit';
import { readTime, type Ticket } from '../ticket';
import { placesOf, type Place } from './accountPlaces';

/** After a submission that was not answered. */
const MIN_PAUSE_MS = 10_000;

/**
 * Looks at every piece of work, and submits what waits for a free place of the account as soon as there is one. It gives up when the
 * account has neither taken nor finished anything for as long as is waited.
 * @param place that was waited for, for the first of them
 * @throws ServiceError when the execution was stopped
 */
export async function lookAndTakePlaces<Data, Finished>(
	client: ServiceClient,
	service: JobService<Data, Finished, unknown>,
	tickets: Array<Ticket<Data>>,
	limits: LookLimits,
	place?: Place,
): Promise<Array<Seen<Data, Finished>>> {
	const seen = await lookAtAll(client, service, tickets, limits);
	const { queue } = service;
	if (!queue) return seen;
	const places = placesOf(client.account);
	const taken = seen.map(({ look }) => {
		if (look.state !== 'pending' || !look.refusal) return undefined;
		const own = place ?? places.take();
		place = undefined;
		return own;
	});
	place?.leave();
	return await Promise.all(seen.map(async (entry, index) => ({ ...entry, look: await goOn(client, queue, entry, limits, taken[index]) })));
}

async function goOn<Data, Finished>(client: ServiceClient, queue: Queue<Data, never, never>, { ticket, look }: Seen<Data, Finished>, { waitMs, started }: LookLimits, place: Place | undefined): Promise<Look<Data, Finished>> {
	if (look.state !== 'pending' || !look.refusal) return look;
	const places = placesOf(client.account);
	const since = readTime(ticket.waitingSince) ?? readTime(ticket.submittedAt) ?? started;
	if (!place) {
		const leftMs = Math.max(since, places.movedAt) + waitMs - clock.now();
		return leftMs > 0 ? { ...look, nextMs: Math.min(leftMs, places.nextTryMs) } : { state: 'failed', failure: look.refusal };
	}
	const sent = await settle(queue.submit(client, ticket));
	if (!sent.ok) {
		place.leave();
		if (isPatient(ticket, sent.failure)) return { ...look, nextMs: Math.max(MIN_PAUSE_MS, sent.failure.retryAfterMs ?? 0) };
		return { state: 'error', failure: { ...sent.failure, extractionId: ticket.id } };
	}
	place.hold(sent.value.id);
	const waitingSince = new Date(since).toISOString();
	return { state: 'changed', tickets: [{ ...ticketOf(sent.value, ticket.files), itemIndex: ticket.itemIndex, waitingSince }], failures: [] };
}
