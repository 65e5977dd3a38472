import type { INodeExecutionData } from 'n8n-workflow';

import { clock, pause } from '../clock';
import type { LookLimits, Seen } from './look';
import { lookAtAll, nextLookMs } from './park';
import type { Pending, Waiter } from './waiter';
import { waitOutputs } from './waitOutputs';

/**
 * Waits in the node until every piece of work has come to an end.
 * @param maxMs after which those that have not come out on *Still Processing* all the same
 */
export async function hold<T extends Pending>(
	waiter: Waiter<T>,
	tickets: T[],
	limits: LookLimits,
	maxMs = Infinity,
): Promise<INodeExecutionData[][]> {
	const { minMs, maxMs: longestMs } = waiter.pollDelays;
	const done: Array<Seen<T>> = [];
	let open: Array<Seen<T>> = [];
	for (let waiting = tickets; waiting.length > 0; waiting = open.map(({ ticket }) => ticket)) {
		const seen = await lookAtAll(waiter, waiting, limits);
		open = [];
		for (const entry of seen) {
			const { ticket, look } = entry;
			if (look.state === 'ended') {
				done.push(entry);
			} else if (look.state === 'changed') {
				done.push({ ticket, look: { ...look, tickets: [] } });
				open.push(...look.tickets.map((next): Seen<T> => ({ ticket: next, look: { state: 'pending', nextMs: minMs } })));
			} else {
				open.push(entry);
			}
		}
		if (clock.now() - limits.started >= maxMs) break;
		if (open.length > 0) await pause(Math.min(nextLookMs(open), longestMs), waiter.client.signal);
	}
	return waitOutputs(waiter, [...done, ...open]);
}
