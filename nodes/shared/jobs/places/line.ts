import { clock } from '../../clock';
import type { Failure } from '../../errors';
import type { ServiceClient } from '../../http/serviceClient';
import type { DocumentGroup, JobService, Work } from '../jobService';
import type { Ticket } from '../ticket';
import { placesOf, type Place } from './accountPlaces';

/** What a group comes to before it is sent: a place of the account (or none, where nobody counts them), a ticket that waits in its stead, or an end. */
export type Turn<Data> = { place?: Place } | { held: Ticket<Data>; failure: Failure } | { failure: Failure };

/** Asked for each group when its turn has come. @throws ServiceError when the execution was stopped */
export type Line<Data, Group extends DocumentGroup> = (group: Group) => Promise<Turn<Data>>;

/** Where nobody counts the places. */
export const noLine = async (): Promise<{ place?: undefined }> => await Promise.resolve({});

type Queued<Data, Settings, Group extends DocumentGroup> = Pick<JobService<Data, unknown, Settings, Group>, 'queue'>;

/**
 * For whoever waits for the ends: each group waits until there is a place, and gives up when the account has neither taken nor finished
 * anything for as long as an end is waited for.
 */
export function waitsForPlaces<Data, Settings, Group extends DocumentGroup>(client: ServiceClient, { queue }: Queued<Data, Settings, Group>, { waitMs = Infinity }: Work<Settings>): Line<Data, Group> {
	return async () => {
		if (!queue) return {};
		const places = placesOf(client.account);
		const joined = clock.now();
		const place = await places.wait({ until: () => Math.max(joined, places.movedAt) + waitMs, signal: client.signal });
		return place ? { place } : { failure: queue.refusal };
	};
}

/** For whoever hands work over to a *Wait for Completion*: what finds the account full is held back, and submitted there. */
export function holdsBack<Data, Settings, Group extends DocumentGroup>(client: ServiceClient, { queue }: Queued<Data, Settings, Group>, work: Work<Settings>): Line<Data, Group> {
	return async (group) => {
		if (!queue) return {};
		const place = await placesOf(client.account).wait({ until: () => Infinity, signal: client.signal, leavesIfFull: true });
		if (place) return { place };
		const held = queue.hold(group, work);
		return held ? { held, failure: queue.refusal } : {};
	};
}
