/**
 * Time as the sandbox sees it. Everything that expires, refills or takes a while asks a Clock, so that
 * tests can compress waiting instead of sleeping through it.
 */
export interface Clock {
	/** Milliseconds since the epoch. */
	now(): number;
	/** Resolves after `ms` milliseconds of this clock. */
	sleep(ms: number): Promise<void>;
	/**
	 * Says that real work is under way (a request being answered, a document being read). A clock that jumps
	 * over idle time must not jump until the returned function has been called. Calling it twice is harmless.
	 */
	hold(): () => void;
}

/** Real time, optionally running `speed` times as fast (60: a minute passes in a second). */
export function createRealClock(speed = 1): Clock {
	const startedAt = Date.now();
	return {
		now: () => startedAt + (Date.now() - startedAt) * speed,
		// Work that is under way must not keep a closed sandbox's process alive.
		sleep: async (ms) => await new Promise((resolve) => void setTimeout(resolve, ms / speed).unref()),
		hold: () => () => undefined,
	};
}
