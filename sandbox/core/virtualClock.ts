import { setTimeout as realTimeout } from 'node:timers/promises';
import type { Clock } from './clock';

interface Sleeper {
	at: number;
	wake: () => void;
}

export interface VirtualClock extends Clock {
	/** @param signal takes a sleeper away that nobody waits for any more, so that the clock does not jump to it */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/**
 * A clock that jumps to the earliest sleeper as soon as nothing holds it. A test can wait for hours this way,
 * and meets every expiry and every pause in the right order.
 */
export function createVirtualClock(startAt = Date.UTC(2026, 0, 15, 9)): VirtualClock {
	let now = startAt;
	let holds = 0;
	/** Counts what happens, to see whether everything has come to rest. */
	let events = 0;
	let watching = false;
	let sleepers: Sleeper[] = [];

	/**
	 * Between a request and its answer there are moments that nobody holds: look several times, and once more where a connection is open or the
	 * processor was busy with something else meanwhile.
	 */
	async function isQuiet(): Promise<boolean> {
		const before = events;
		for (let look = 0; look < MOST_LOOKS; look++) {
			for (let turn = 0; turn < QUIET_TURNS; turn++) {
				await new Promise(setImmediate);
				if (events !== before || holds > 0) return false;
			}
			const from = performance.now();
			await realTimeout(QUIET_MS);
			await new Promise(setImmediate);
			if (events !== before || holds > 0 || isReadingFiles()) return false;
			if (performance.now() - from < LATE_MS && !isConnected()) break;
		}
		return true;
	}

	async function jumpWhenQuiet(): Promise<void> {
		while (sleepers.length > 0 && holds === 0) {
			if (!(await isQuiet())) continue;
			if (sleepers.length === 0) break;
			const earliest = sleepers.reduce((best, other) => (other.at < best.at ? other : best));
			sleepers = sleepers.filter((sleeper) => sleeper !== earliest);
			now = Math.max(now, earliest.at);
			events++;
			earliest.wake();
		}
		watching = false;
	}

	function watch(): void {
		if (watching || holds > 0 || sleepers.length === 0) return;
		watching = true;
		void jumpWhenQuiet();
	}

	return {
		now: () => now,
		sleep: async (ms, signal) =>
			await new Promise((resolve) => {
				events++;
				const sleeper = { at: now + Math.max(0, ms), wake };
				sleepers.push(sleeper);
				signal?.addEventListener('abort', leave);
				watch();

				function wake(): void {
					signal?.removeEventListener('abort', leave);
					resolve();
				}
				function leave(): void {
					sleepers = sleepers.filter((other) => other !== sleeper);
				}
			}),
		hold: () => {
			let held = true;
			holds++;
			events++;
			return () => {
				if (!held) return;
				held = false;
				holds--;
				events++;
				watch();
			};
		},
	};
}

/** Files are read and written outside the event loop, which a busy machine may leave at rest for long meanwhile. */
const isReadingFiles = () => process.getActiveResourcesInfo().some((name) => name.startsWith('FSReq'));

/** A request may be on its way; but a connection may also stay open, or hang until the clock jumps to the end of its time. */
const isConnected = () => process.getActiveResourcesInfo().includes('TCPSocketWrap');

const QUIET_TURNS = 8;
const QUIET_MS = 2;
const LATE_MS = 4;
const MOST_LOOKS = 5;
