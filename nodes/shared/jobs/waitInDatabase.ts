import { clock, pause } from '../clock';
import type { ServiceClient } from '../http/serviceClient';
import type { JobService } from './jobService';
import { recallFailedLooks } from './failedLooks';
import { throwIfNothingEnded, type LookLimits, type Seen } from './look';
import { checkLoop } from './loop';
import { lookAndTakePlaces } from './places/lookAndTakePlaces';
import { notSooner, type Ticket } from './ticket';
import { soonest } from './waitInNode';

/**
 * Emit or park, never both: as soon as one piece of work has come to an end or has changed, all of them are given; while none
 * has, the whole execution is put to wait. n8n drops what a parked run returns, and gives the node its *input* again afterwards.
 *
 * n8n looks once a minute for executions to resume, and sets a timer for those that are due within 70 s. So a pause of a minute or more
 * ends on time, and a shorter one at n8n's next look, if that comes later. The date is that of the next look at the work: an earlier one
 * would keep the execution in memory until then, a later one would only lose time.
 * @param memorySeconds how long this run may take before the execution is parked: what runs is lost when n8n is killed, what is parked is not
 * @returns undefined when the execution waits
 * @throws ServiceError when the service cannot be asked, the execution was stopped, or the loop is missing (kind `usage`)
 */
export async function waitInDatabase<Data, Finished>(
	client: ServiceClient,
	service: JobService<Data, Finished, unknown>,
	tickets: Array<Ticket<Data>>,
	limits: LookLimits,
	memorySeconds: number,
): Promise<Array<Seen<Data, Finished>> | undefined> {
	const { ctx, signal } = client;
	checkLoop(ctx);
	const noteFailedLooks = recallFailedLooks(ctx, tickets);
	for (let isFirst = true; ; isFirst = false) {
		const seen = await lookAndTakePlaces(client, service, tickets, limits);
		noteFailedLooks();
		throwIfNothingEnded(seen);
		if (seen.some(({ look }) => look.state !== 'pending' && look.state !== 'error')) {
			// What goes round the loop for the sake of others is not looked at for that.
			for (const { ticket, look } of seen) if (look.state === 'pending' && !look.refusal) notSooner(ticket, look.nextMs);
			return seen;
		}
		const nextMs = soonest(seen);
		// What may be looked at for the first time within seconds is, whatever time there is: parking would make a minute of them.
		const isDueSoon = isFirst && nextMs <= service.pollDelays.minMs;
		// A look takes its time as well: parts of a second do not count. A clock that was set back parks it, rather than keeping it for hours.
		if (!isDueSoon && Math.floor((Math.abs(clock.now() - limits.started) + nextMs) / 1000) > memorySeconds) {
			await ctx.putExecutionToWait(new Date(clock.now() + nextMs));
			return undefined;
		}
		await pause(nextMs, signal);
	}
}
