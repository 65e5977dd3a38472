import type { IExecuteFunctions } from 'n8n-workflow';

import { clock, pause } from '../clock';
import { usageError } from '../errors';
import type { ServiceClient } from '../http/serviceClient';
import { wiredTo } from '../node/connections';
import type { JobService } from './jobService';
import { takeFreePlaces } from './freePlaces';
import { lookAtAll, throwIfNothingEnded, type LookLimits, type Seen } from './look';
import type { Ticket } from './ticket';
import { soonest } from './waitInNode';

/** n8n looks for executions to resume once a minute, so shorter waits are kept in the node. */
const SHORTEST_PARKING_MS = 65_000;

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
	for (;;) {
		const seen = takeFreePlaces(service, await lookAtAll(client, service, tickets, limits));
		throwIfNothingEnded(seen);
		if (seen.some(({ look }) => look.state !== 'pending' && look.state !== 'error')) return seen;
		const nextMs = soonest(seen);
		if (nextMs >= SHORTEST_PARKING_MS || clock.now() - limits.started >= SHORTEST_PARKING_MS) {
			await ctx.putExecutionToWait(new Date(clock.now() + nextMs));
			return undefined;
		}
		await pause(nextMs, signal);
	}
}

/** Without the wire, parked items would vanish and the run would end as a success. */
function checkLoop(ctx: IExecuteFunctions): void {
	if (isLooped(ctx)) return;
	throw usageError(
		'Still Processing is not connected back to this node',
		'Connect the output Still Processing to the input of this node, or set While Processing to Wait in the Node.',
	);
}

function isLooped(ctx: IExecuteFunctions): boolean {
	const { name } = ctx.getNode();
	const sources = wiredTo(ctx, name);
	if (!sources || sources.includes(name)) return true;
	const after = new Set(ctx.getChildNodes(name).map((child) => child.name));
	return ctx.getParentNodes(name).some((parent) => after.has(parent.name));
}
