import { clock, pause, throwIfCancelled } from '../clock';

const MINUTE_MS = 60_000;

/**
 * Admits at most `perMinute` calls in any minute, first come first served.
 *
 * A place is given back a minute after the call's *answer*: the service cannot have counted the call later than that, so
 * the next one can never fall into the same minute on the service's clock, whatever the latency.
 */
export class RateLimiter {
	private inFlight = 0;
	/** When the calls of the last minute were answered, oldest first (ms). */
	private readonly answered: number[] = [];
	private blockedUntil = 0;
	private queue: Promise<unknown> = Promise.resolve();
	private wake: () => void = () => undefined;

	constructor(private readonly perMinute: number) {}

	/** Makes a call as soon as the limit allows it; ends with a `cancelled` failure when the execution is stopped. */
	async run<T>(call: () => Promise<T>, signal?: AbortSignal): Promise<T> {
		const turn = this.queue.then(async () => await this.awaitPlace(signal));
		this.queue = turn.catch(() => undefined);
		await this.take(turn, signal);
		try {
			return await call();
		} finally {
			this.answered.push(clock.now());
			this.leave();
		}
	}

	/** Lets nothing through for `ms`: the service said 429, so another process or person uses the same key. */
	block(ms: number): void {
		this.blockedUntil = Math.max(this.blockedUntil, clock.now() + ms);
	}

	/** Ends at once when the execution is stopped, also behind others that are not; a place that comes too late is free again. */
	private async take(turn: Promise<void>, signal?: AbortSignal): Promise<void> {
		let stop = (): void => undefined;
		const stopped = new Promise<void>((resolve) => {
			stop = resolve;
		});
		signal?.addEventListener('abort', stop);
		try {
			if (!signal?.aborted) await Promise.race([turn, stopped]);
		} finally {
			signal?.removeEventListener('abort', stop);
		}
		if (signal?.aborted) turn.then(() => this.leave(), () => undefined);
		throwIfCancelled(signal);
	}

	private leave(): void {
		this.inFlight--;
		this.wake();
	}

	private async awaitPlace(signal?: AbortSignal): Promise<void> {
		for (;;) {
			const now = clock.now();
			while (this.answered.length > 0 && this.answered[0] + MINUTE_MS <= now) this.answered.shift();
			if (this.blockedUntil > now) {
				await pause(this.blockedUntil - now, signal);
			} else if (this.inFlight + this.answered.length < this.perMinute) {
				break;
			} else if (this.answered.length > 0) {
				await pause(this.answered[0] + MINUTE_MS - now, signal);
			} else {
				await new Promise<void>((resolve) => {
					this.wake = resolve;
				});
			}
		}
		this.inFlight++;
	}
}

const limiters = new Map<string, RateLimiter>();

/**
 * The limiter of a service, an API key and an endpoint class, shared by all executions of this process.
 * @param scope identifies service and key; must not contain the key itself
 */
export function sharedLimiter(scope: string, endpointClass: string, perMinute: number): RateLimiter {
	const id = `${scope}|${endpointClass}`;
	const known = limiters.get(id);
	if (known) return known;
	const limiter = new RateLimiter(perMinute);
	limiters.set(id, limiter);
	return limiter;
}
