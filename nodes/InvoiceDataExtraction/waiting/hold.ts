import type { INodeExecutionData } from 'n8n-workflow';

import { clock, pause } from '../../shared/clock';
import { POLL_DELAYS } from '../limits';
import type { Client } from '../profile';
import type { Ticket } from '../ticket';
import type { LookLimits, Seen } from './look';
import { lookAtAll, nextLookMs } from './park';
import { waitOutputs } from './waitOutputs';

/**
 * Waits in the node until every extraction has come to an end.
 * @param maxMs after which those that have not come out on *Still Processing* all the same
 */
export async function hold(client: Client, tickets: Ticket[], limits: LookLimits, maxMs = Infinity): Promise<INodeExecutionData[][]> {
	const done: Seen[] = [];
	let open: Seen[] = [];
	for (let waiting = tickets; waiting.length > 0; waiting = open.map(({ ticket }) => ticket)) {
		const seen = await lookAtAll(client, waiting, limits);
		open = [];
		for (const entry of seen) {
			const { ticket, look } = entry;
			if (look.state === 'ended') {
				done.push(entry);
			} else if (look.state === 'changed') {
				done.push({ ticket, look: { ...look, tickets: [] } });
				open.push(...look.tickets.map((next): Seen => ({ ticket: next, look: { state: 'pending', nextMs: POLL_DELAYS.minMs } })));
			} else {
				open.push(entry);
			}
		}
		if (clock.now() - limits.started >= maxMs) break;
		if (open.length > 0) await pause(Math.min(nextLookMs(open), POLL_DELAYS.maxMs), client.signal);
	}
	return waitOutputs(client.ctx, [...done, ...open]);
}
