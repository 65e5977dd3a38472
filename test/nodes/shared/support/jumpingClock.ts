import { clock } from '../../../../nodes/shared/clock';

interface Sleeper {
	at: number;
	wake: () => void;
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
		jest.spyOn(clock, 'now').mockImplementation(() => now);
		jest.spyOn(clock, 'sleep').mockImplementation(
			async (ms) =>
				await new Promise((wake) => {
					sleepers.push({ at: now + Math.max(0, ms), wake });
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
