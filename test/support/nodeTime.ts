import { clock } from '../../nodes/shared/clock';
import type { VirtualClock } from '../../sandbox/core/virtualClock';

/**
 * Puts a virtual clock under the nodes, which jumps over a whole wait: in slices of half a second, by which the nodes
 * notice a stop, a wait of hours would be thousands of steps. Slices have their own tests, in clock.test.ts.
 *
 * @returns gives the nodes their real clock back
 */
export function putUnderNodes({ now, sleep }: VirtualClock): () => void {
	const real = { ...clock };
	Object.assign(clock, { now, sleep, sliceMs: Infinity });
	return () => void Object.assign(clock, real);
}
