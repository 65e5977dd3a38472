import { clock } from '../clock';
import type { Ticket } from './ticket';

const PAST = ['submittedAt', 'resubmittedAt', 'waitingSince', 'checkedAt'] as const;

/**
 * Moves the times of a piece of work to this clock where they lie ahead of it: the clock was set back since, or is another worker's. Otherwise it
 * would not be looked at, nor come to its limit, until the clock is as late again.
 */
export function followClock(ticket: Ticket<unknown>): void {
	const times = PAST.map((key) => Date.parse(ticket[key] ?? '')).filter((time) => !Number.isNaN(time));
	const aheadMs = Math.max(...times) - clock.now();
	if (aheadMs <= 0) return;
	for (const key of [...PAST, 'notBefore'] as const) {
		const time = Date.parse(ticket[key] ?? '');
		if (!Number.isNaN(time)) ticket[key] = new Date(time - aheadMs).toISOString();
	}
}
