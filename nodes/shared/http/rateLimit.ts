import { clock, pause, throwIfCancelled } from '../clock';
import { ServiceError, type Failure } from '../errors';
import { askedToWait } from './retry';

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
	/** Of the calls that wait: tells each that the service asks to wait. */
	private readonly onBlock = new Set<() => void>();

	constructor(private readonly perMinute: number) {}

	/**
	 * Makes a call as soon as the limit allows it; ends with a `cancelled` failure when the execution is stopped.
	 * @param until on the node's clock: a call that the service asks to wait for longer is not made. Each decides for itself, so that
	 * nobody hangs behind another who has more time.
	 * @throws ServiceError (HTTP 429, `notTaken`) at once when the service asks to wait for longer than that
	 */
	async run<T>(call: () => Promise<T>, signal?: AbortSignal, until = Infinity): Promise<T> {
		const leaving = new AbortController();
		const turn = this.queue.then(async () => await this.awaitPlace(leaving.signal));
		this.queue = turn.catch(() => undefined);
		await this.take(turn, leaving, signal, until);
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
		for (const tell of [...this.onBlock]) tell();
	}

	/** Ends at once when the execution is stopped or must not wait, also behind others; a place that comes too late is free again. */
	private async take(turn: Promise<void>, leaving: AbortController, signal: AbortSignal | undefined, until: number): Promise<void> {
		let refusal: Failure | undefined;
		let end = (): void => undefined;
		const ended = new Promise<void>((resolve) => {
			end = resolve;
		});
		const check = (): void => {
			const blockedMs = this.blockedUntil - clock.now();
			if (blockedMs <= 0 || this.blockedUntil <= until) return;
			refusal = tooMany(blockedMs);
			end();
		};
		this.onBlock.add(check);
		signal?.addEventListener('abort', end);
		check();
		try {
			if (!signal?.aborted && !refusal) await Promise.race([turn, ended]);
		} finally {
			this.onBlock.delete(check);
			signal?.removeEventListener('abort', end);
		}
		if (signal?.aborted || refusal) {
			leaving.abort();
			turn.then(() => this.leave(), () => undefined);
		}
		throwIfCancelled(signal);
		if (refusal) throw new ServiceError(refusal);
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

/** A call that was not even made, since an earlier answer asked all calls of this kind to wait. */
function tooMany(retryAfterMs: number): Failure {
	const failure = { kind: 'http', code: 'RATE_LIMITED', message: 'Too many requests with this API key', status: 429 } as const;
	return askedToWait({ ...failure, advice: 'Run the workflow again when that time is over.', retryable: true, runAgain: true, notTaken: true, retryAfterMs });
}

const limiters = new Map<string, RateLimiter>();

/**
 * The limiter of a service, an API key and an endpoint class: one in each worker of n8n, shared by all its executions.
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
