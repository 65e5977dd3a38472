import type { Clock } from './clock';

const MINUTE_MS = 60_000;

/** Counts requests in a sliding minute, separately for every name (a key and an endpoint class). */
export class MinuteLimiter {
	private readonly taken = new Map<string, number[]>();

	constructor(private readonly clock: Clock) {}

	/** Takes one request, or says in how many whole seconds there is room for the next. */
	take(name: string, perMinute: number): { retryAfterSeconds: number } | undefined {
		const times = this.recent(name);
		this.taken.set(name, times);
		if (times.length >= perMinute) return { retryAfterSeconds: this.secondsUntilRoom(name, perMinute) };
		times.push(this.clock.now());
		return undefined;
	}

	/** How many requests there is room for now. */
	left(name: string, perMinute: number): number {
		return Math.max(0, perMinute - this.recent(name).length);
	}

	/** In how many whole seconds there is room for the next request, where there is none now. */
	secondsUntilRoom(name: string, perMinute: number): number {
		const now = this.clock.now();
		const freeAt = (this.recent(name).at(-perMinute) ?? now) + MINUTE_MS;
		return Math.max(1, Math.ceil((freeAt - now) / 1000));
	}

	reset(): void {
		this.taken.clear();
	}

	private recent(name: string): number[] {
		const since = this.clock.now() - MINUTE_MS;
		return (this.taken.get(name) ?? []).filter((time) => time > since);
	}
}
