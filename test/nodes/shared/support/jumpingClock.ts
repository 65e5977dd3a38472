import { clock } from '../../../../nodes/shared/clock';

interface Sleeper {
	at: number;
	wake: () => void;
}

/** How far the clock was set ahead, in milliseconds. */
let setAheadMs = 0;

/** Sets the clock, as a person or a time server does: nothing passes meanwhile. */
export function setClock(aheadMs: number): void {
	setAheadMs += aheadMs;
}

/**
 * Puts a clock under the nodes, for the tests of one file, that jumps to the earliest sleeper as soon as all promises
 * have come to rest. Only for code without input or output: nothing here waits for a socket or a file.
 */
export function useJumpingClock(): void {
	let now = 0;
	let sleepers: Sleeper[] = [];
	let jumping = false;

	async function jump(): Promise<void> {
		while (sleepers.length > 0) {
			await new Promise(setImmediate);
			const earliest = sleepers.reduce((best, other) => (other.at < best.at ? other : best));
			sleepers = sleepers.filter((sleeper) => sleeper !== earliest);
			now = Math.max(now, earliest.at);
			earliest.wake();
			await new Promise(setImmediate);
		}
		jumping = false;
	}

	beforeEach(() => {
		now = START;
		sleepers = [];
		setAheadMs = 0;
		jest.spyOn(clock, 'now').mockImplementation(() => now + setAheadMs);
		jest.spyOn(clock, 'sleep').mockImplementation(
			async (ms, signal) =>
				await new Promise((wake) => {
					// Nobody waits for it any more then, so that the clock does not jump to it.
					const leave = (): void => void (sleepers = sleepers.filter((other) => other !== sleeper));
					const awake = (): void => {
						signal?.removeEventListener('abort', leave);
						wake();
					};
					const sleeper = { at: now + Math.max(0, ms), wake: awake };
					signal?.addEventListener('abort', leave);
					sleepers.push(sleeper);
					if (jumping) return;
					jumping = true;
					void jump();
				}),
		);
	});
	afterEach(() => {
		jest.restoreAllMocks();
	});
}

/** How long some work takes on the clock of the nodes, in milliseconds. */
export async function elapsed(work: () => Promise<unknown>): Promise<number> {
	const start = clock.now();
	await work();
	return clock.now() - start;
}

const START = Date.UTC(2026, 0, 15, 9);
