import type { JobService } from './jobService';
import type { Seen } from './look';
import type { Ticket } from './ticket';

/**
 * Lets work that waits for a free place of the account take the places of what has just ended, one each, so that it need not sit
 * out the pause that is meant for places which others hold.
 */
export function takeFreePlaces<Data, Finished>(service: JobService<Data, Finished, unknown>, seen: Array<Seen<Data, Finished>>): Array<Seen<Data, Finished>> {
	let places = seen.filter(({ look }) => hasEnded(look)).length;
	const take = (ticket: Ticket<Data>): Ticket<Data> | undefined => {
		const freed = places > 0 ? service.freed?.(ticket) : undefined;
		if (!freed) return undefined;
		places--;
		return { ...freed, notBefore: null };
	};
	return seen.map((entry): Seen<Data, Finished> => {
		const { ticket, look } = entry;
		if (look.state === 'changed') return { ticket, look: { ...look, tickets: look.tickets.map((next) => take(next) ?? next) } };
		const freed = look.state === 'pending' ? take(ticket) : undefined;
		return freed ? { ticket: freed, look: { state: 'pending', nextMs: service.pollDelays.minMs } } : entry;
	});
}

/** What takes longer than somebody would wait goes on at the service, and keeps its place. */
function hasEnded(look: Seen<unknown, unknown>['look']): boolean {
	return look.state === 'completed' || (look.state === 'failed' && look.failure.kind !== 'deadline');
}
