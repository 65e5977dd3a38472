import { clock, pause } from '../clock';
import type { ServiceClient } from '../http/serviceClient';
import type { JobService } from './jobService';
import { throwIfNothingEnded, type LookLimits, type Seen } from './look';
import { placesOf, type Place } from './places/accountPlaces';
import { lookAndTakePlaces } from './places/lookAndTakePlaces';
import type { Ticket } from './ticket';

/**
 * Waits in the node until every piece of work has come to an end, in memory. What cannot be asked for is asked for again as long
 * as other work goes on; when nothing else is left, it is given as failed beside what has ended.
 * @param maxMs after which those that have not ended are given back as they are
 * @returns each with its end; work that became other work with the documents that dropped out
 * @throws ServiceError when the service cannot be asked and nothing has ended, or the execution was stopped
 */
export async function waitInNode<Data, Finished>(
	client: ServiceClient,
	service: JobService<Data, Finished, unknown>,
	tickets: Array<Ticket<Data>>,
	limits: LookLimits,
	maxMs = Infinity,
): Promise<Array<Seen<Data, Finished>>> {
	const { minMs, maxMs: longestMs } = service.pollDelays;
	const ended: Array<Seen<Data, Finished>> = [];
	let open: Array<Seen<Data, Finished>> = [];
	let place: Place | undefined;
	for (let waiting = tickets; waiting.length > 0; waiting = open.map(({ ticket }) => ticket)) {
		open = [];
		for (const entry of await lookAndTakePlaces(client, service, waiting, limits, place)) {
			const { ticket, look } = entry;
			if (look.state === 'changed') {
				ended.push({ ticket, look: { ...look, tickets: [] } });
				open.push(...look.tickets.map((next): Seen<Data, Finished> => ({ ticket: next, look: { state: 'pending', nextMs: minMs } })));
			} else {
				(look.state === 'pending' || look.state === 'error' ? open : ended).push(entry);
			}
		}
		if (open.every(({ look }) => look.state === 'error')) {
			throwIfNothingEnded([...ended, ...open]);
			return [...ended, ...open.map(asFailed)];
		}
		if (clock.now() - limits.started >= maxMs) break;
		place = await rest(client, open, longestMs);
	}
	return [...ended, ...open];
}

/** Waits until something is to be looked at again, or a place of the account is free for what waits for one. */
async function rest({ account, signal }: ServiceClient, open: Array<Seen<unknown, unknown>>, longestMs: number): Promise<Place | undefined> {
	const until = clock.now() + Math.min(soonest(open), longestMs);
	if (open.some(({ look }) => look.state === 'pending' && look.refusal)) return await placesOf(account).wait({ until: () => until, signal, isFirst: true });
	await pause(until - clock.now(), signal);
	return undefined;
}

function asFailed<Data, Finished>(entry: Seen<Data, Finished>): Seen<Data, Finished> {
	return entry.look.state === 'error' ? { ...entry, look: { state: 'failed', failure: entry.look.failure } } : entry;
}

/** Milliseconds until the first of them is to be looked at again. */
export function soonest(seen: Array<Seen<unknown, unknown>>): number {
	return Math.min(...seen.map(({ look }) => (look.state === 'pending' ? look.nextMs : Infinity)));
}
