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
	/** The last time that was seen on the clock. */
	private seen = 0;
	private queue: Promise<unknown> = Promise.resolve();
	/** How many calls are in the queue. */
	private waiting = 0;
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
		throwIfCancelled(signal);
		if (this.waiting === 0 && this.hasPlace(this.now())) this.inFlight++;
		else await this.waitForPlace(signal, until);
		try {
			return await call();
		} finally {
			this.answered.push(this.now());
			this.leave();
		}
	}

	/** Lets nothing through for `ms`: the service said 429, so another process or person uses the same key. */
	block(ms: number): void {
		const now = this.now();
		this.blockedUntil = Math.max(this.blockedUntil, now + ms);
		for (const tell of [...this.onBlock]) tell();
	}

	private async waitForPlace(signal: AbortSignal | undefined, until: number): Promise<void> {
		const leaving = new AbortController();
		this.waiting++;
		const turn = this.queue.then(async () => await this.awaitPlace(leaving.signal)).finally(() => this.waiting--);
		this.queue = turn.catch(() => undefined);
		await this.take(turn, leaving, signal, until);
	}

	/** Ends at once when the execution is stopped or must not wait, also behind others; a place that comes too late is free again. */
	private async take(turn: Promise<void>, leaving: AbortController, signal: AbortSignal | undefined, until: number): Promise<void> {
		let refusal: Failure | undefined;
		let end = (): void => undefined;
		const ended = new Promise<void>((resolve) => {
			end = resolve;
		});
		const check = (): void => {
			const now = this.now();
			const blockedMs = this.blockedUntil - now;
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

	/** The time; when the clock was set back, all that is known moves with it, or nothing would be let through until it is as late again. */
	private now(): number {
		const now = clock.now();
		const setBackMs = this.seen - now;
		if (setBackMs > 0) {
			this.blockedUntil -= setBackMs;
			this.answered.forEach((at, index) => (this.answered[index] = at - setBackMs));
		}
		this.seen = now;
		return now;
	}

	private leave(): void {
		this.inFlight--;
		this.wake();
	}

	private async awaitPlace(signal?: AbortSignal): Promise<void> {
		for (;;) {
			const now = this.now();
			if (this.hasPlace(now)) break;
			if (this.blockedUntil > now) {
				await pause(this.blockedUntil - now, signal);
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

	private hasPlace(now: number): boolean {
		while (this.answered.length > 0 && this.answered[0] + MINUTE_MS <= now) this.answered.shift();
		return this.blockedUntil <= now && this.inFlight + this.answered.length < this.perMinute;
	}
}

/** A call that was not even made, since an earlier answer asked all calls of this kind to wait. */
function tooMany(retryAfterMs: number): Failure {
	const failure = { kind: 'http', code: 'RATE_LIMITED', message: 'Too many requests with this API key', status: 429 } as const;
	return askedToWait({ ...failure, advice: 'Run the workflow again when that time is over.', retryable: true, runAgain: true, notTaken: true, retryAfterMs });
}
