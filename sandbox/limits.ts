import type { Clock } from './clock';

const MINUTE_MS = 60_000;

/** Counts requests in a sliding minute, separately for every name (a key and an endpoint class). */
export class MinuteLimiter {
	private readonly taken = new Map<string, number[]>();

	constructor(private readonly clock: Clock) {}

	/** Takes one request, or says in how many whole seconds there is room for the next. */
	take(name: string, perMinute: number): { retryAfterSeconds: number } | undefined {
		const now = this.clock.now();
		const times = (this.taken.get(name) ?? []).filter((time) => time > now - MINUTE_MS);
		this.taken.set(name, times);
		if (times.length < perMinute) {
			times.push(now);
			return undefined;
		}
		const freeAt = (times.at(-perMinute) ?? now) + MINUTE_MS;
		return { retryAfterSeconds: Math.max(1, Math.ceil((freeAt - now) / 1000)) };
	}

	/** How many requests there is room for now. */
	left(name: string, perMinute: number): number {
		const since = this.clock.now() - MINUTE_MS;
		return Math.max(0, perMinute - (this.taken.get(name) ?? []).filter((time) => time > since).length);
	}

	reset(): void {
		this.taken.clear();
	}
}
