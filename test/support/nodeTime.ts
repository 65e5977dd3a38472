import * as time from '../../nodes/shared/clock';
import type { VirtualClock } from './virtualClock';

/**
 * Puts a virtual clock under the nodes. They wait in slices of half a second, to notice a stop; the clock jumps over the
 * whole wait instead, which would be thousands of steps. Slices have their own tests, in clock.test.ts.
 *
 * @returns gives the nodes their real clock back
 */
export function putUnderNodes(virtual: VirtualClock): () => void {
	const real = { ...time.clock };
	const { pause } = time;
	let whole: { ms: number; signal?: AbortSignal } | undefined;

	Object.assign(time.clock, {
		now: virtual.now,
		sleep: async (ms: number) => await virtual.sleep(Math.max(ms, whole?.ms ?? 0), whole?.signal),
	});
	Object.assign(time, {
		pause: (ms: number, signal?: AbortSignal) => {
			whole = { ms, signal };
			try {
				// The first slice begins before this returns.
				return pause(ms, signal);
			} finally {
				whole = undefined;
			}
		},
	});
	return () => {
		Object.assign(time.clock, real);
		Object.assign(time, { pause });
	};
}
