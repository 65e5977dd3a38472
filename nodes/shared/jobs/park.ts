import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { clock, pause } from '../clock';
import { wiredTo } from '../node/connections';
import { ServiceError, usageError } from '../errors';
import { createGate } from '../concurrency';
import { lookAt, type LookLimits, type Seen } from './look';
import type { Pending, Waiter } from './waiter';
import { waitOutputs } from './waitOutputs';

/** n8n looks for executions to resume once a minute, so shorter waits are kept in the node. */
const SHORTEST_PARKING_MS = 65_000;

const PARALLEL_POLLS = 4;

/**
 * Emit or park, never both: as soon as one piece of work has come to an end or has changed, all items go out; while none
 * has, the whole execution waits. n8n drops what a parked run returns, and gives the node its *input* again afterwards.
 */
export async function park<T extends Pending>(waiter: Waiter<T>, tickets: T[], limits: LookLimits): Promise<INodeExecutionData[][]> {
	const { ctx, signal } = waiter.client;
	checkLoop(ctx);
	for (;;) {
		const seen = await lookAtAll(waiter, tickets, limits);
		if (seen.some(({ look }) => look.state === 'ended' || look.state === 'changed')) return waitOutputs(waiter, seen);
		const nextMs = nextLookMs(seen);
		if (nextMs >= SHORTEST_PARKING_MS || clock.now() - limits.started >= SHORTEST_PARKING_MS) {
			await ctx.putExecutionToWait(new Date(clock.now() + nextMs));
			return [ctx.getInputData(), [], []];
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

/** @throws ServiceError when nothing has ended or changed and the service cannot be asked */
export async function lookAtAll<T extends Pending>(waiter: Waiter<T>, tickets: T[], limits: LookLimits): Promise<Array<Seen<T>>> {
	const turns = createGate(PARALLEL_POLLS);
	const seen = await Promise.all(
		tickets.map(async (ticket) => ({ ticket, look: await turns(async () => await lookAt(waiter, ticket, limits)) })),
	);
	for (const { look } of seen) {
		const alone = seen.every((other) => other.look.state === 'pending' || other.look.state === 'error');
		if (look.state === 'error' && (alone || look.failure.kind === 'cancelled')) throw new ServiceError(look.failure);
	}
	return seen;
}

/** Milliseconds until the first of them is to be looked at again. */
export function nextLookMs(seen: Array<Seen<Pending>>): number {
	return Math.min(...seen.map(({ look }) => (look.state === 'pending' ? look.nextMs : Infinity)));
}
