import type { EarlierDelivery } from '../evidence';
import type { Reason } from '../reasons';

/** What a node remembers of the invoices that it delivered before the rows at hand. */
export interface Memory {
	/** By the index of a row whose invoice was delivered before. */
	readonly deliveredBefore: ReadonlyMap<number, EarlierDelivery>;
	/** Lets later rounds know of the rows, once they are about to go out. @param reasons of each row */
	remember(reasons: readonly Reason[][]): void;
}

export const NO_MEMORY: Memory = { deliveredBefore: new Map(), remember: () => undefined };
