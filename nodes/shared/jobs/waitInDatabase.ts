import { clock, pause } from '../clock';
import type { ServiceClient } from '../http/serviceClient';
import type { JobService } from './jobService';
import { recallFailedLooks } from './failedLooks';
import { lookAndTakePlaces } from './freePlaces';
import { throwIfNothingEnded, type LookLimits, type Seen } from './look';
import { checkLoop } from './loop';
import type { Ticket } from './ticket';
import { soonest } from './waitInNode';

/**
 * How long a run of the node may wait in memory, for what ends soon: a parking costs up to a minute, since n8n looks that often for
 * executions to resume, and the first seconds say little about how long the rest takes.
 */
const KEPT_MS = 65_000;

/**
 * Emit or park, never both: as soon as one piece of work has come to an end or has changed, all of them are given; while none
 * has, the whole execution is put to wait. n8n drops what a parked run returns, and gives the node its *input* again afterwards.
 * @returns undefined when the execution waits
 * @throws ServiceError when the service cannot be asked, the execution was stopped, or the loop is missing (kind `usage`)
 */
export async function waitInDatabase<Data, Finished>(
	client: ServiceClient,
	service: JobService<Data, Finished, unknown>,
	tickets: Array<Ticket<Data>>,
	limits: LookLimits,
): Promise<Array<Seen<Data, Finished>> | undefined> {
	const { ctx, signal } = client;
	checkLoop(ctx);
	const noteFailedLooks = recallFailedLooks(ctx, tickets);
	for (;;) {
		const seen = await lookAndTakePlaces(client, service, tickets, limits);
		noteFailedLooks();
		throwIfNothingEnded(seen);
		if (seen.some(({ look }) => look.state !== 'pending' && look.state !== 'error')) return seen;
		const nextMs = soonest(seen);
		if (clock.now() - limits.started + nextMs > KEPT_MS) {
			await ctx.putExecutionToWait(new Date(clock.now() + nextMs));
			return undefined;
		}
		await pause(nextMs, signal);
	}
}
