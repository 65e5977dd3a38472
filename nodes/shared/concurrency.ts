/** Runs at most a fixed number of pieces of work at a time, first come first served. */
export type ConcurrencyLimit = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * @param places how many pieces of work may run at once
 *
 * Written here, because p-limit is only by chance within reach of a community node: no version of n8n promises it.
 */
export function limitConcurrency(places: number): ConcurrencyLimit {
	let free = places;
	const waiting: Array<() => void> = [];
	return async (work) => {
		if (free > 0) free--;
		else await new Promise<void>((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			// The place goes straight to the next in line, so that nobody can slip in between.
			const next = waiting.shift();
			if (next) next();
			else free++;
		}
	};
}
