import type { ServiceClient } from '../http/serviceClient';
import type { JobService } from './jobService';
import { lookAtAll, type LookLimits, type Seen } from './look';
import type { Ticket } from './ticket';

/**
 * Looks at every piece of work, and lets work that waits for a free place of the account take the places of what has just ended, one
 * each and at once: it need not sit out the pause that is meant for places which others hold, nor what is done with the rows first.
 * @throws ServiceError when the execution was stopped
 */
export async function lookAndTakePlaces<Data, Finished>(
	client: ServiceClient,
	service: JobService<Data, Finished, unknown>,
	tickets: Array<Ticket<Data>>,
	limits: LookLimits,
): Promise<Array<Seen<Data, Finished>>> {
	const seen = await lookAtAll(client, service, tickets, limits);
	let places = seen.filter(({ look }) => hasEnded(look)).length;
	const freed: Array<Ticket<Data>> = [];
	const take = (ticket: Ticket<Data>): boolean => {
		const ready = places > 0 ? service.freed?.(ticket) : undefined;
		if (!ready) return false;
		places--;
		// It is submitted next, which no pause between two looks is about.
		freed.push({ ...ready, notBefore: null, checkedAt: null });
		return true;
	};
	const others = seen.flatMap((entry): Array<Seen<Data, Finished>> => {
		const { ticket, look } = entry;
		if (look.state === 'changed') {
			const left = look.tickets.filter((next) => !take(next));
			return left.length + look.failures.length > 0 ? [{ ticket, look: { ...look, tickets: left } }] : [];
		}
		return look.state === 'pending' && take(ticket) ? [] : [entry];
	});
	return freed.length > 0 ? [...others, ...(await lookAtAll(client, service, freed, limits))] : others;
}

/** What takes longer than somebody would wait goes on at the service, and keeps its place. */
function hasEnded(look: Seen<unknown, unknown>['look']): boolean {
	return look.state === 'completed' || (look.state === 'failed' && look.failure.kind !== 'deadline');
}
