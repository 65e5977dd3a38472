import type { ServiceClient } from '../../http/serviceClient';
import type { ServiceContext } from '../../http/send';
import type { JobService, JobState } from '../jobService';
import type { Ticket } from '../ticket';
import { placesOf } from './accountPlaces';

/** Tells all who wait for a place of the account what a look has shown, where a service limits them. */
export function tellPlaces<Data>(client: Pick<ServiceClient<string, ServiceContext>, 'account'>, { queue }: Pick<JobService<Data, unknown, unknown>, 'queue'>, { id }: Ticket<Data>, state: JobState<Data, unknown>): void {
	if (!queue) return;
	const places = placesOf(client.account);
	if (state.state === 'pending') return places.saw(id, 'underWay');
	if (state.state === 'refused') return places.saw(id, 'refused');
	// It may have ended to go on as other work, which takes its place.
	const next = state.state === 'changed' ? state.tickets.map((ticket) => ticket.id) : [];
	for (const other of next) if (other !== id) places.saw(other, 'sent');
	places.saw(id, 'ended');
}
