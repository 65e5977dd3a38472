/** Runs at most a fixed number of pieces of work at a time, first come first served. */
export type ConcurrencyLimit = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * @param places how many pieces of work may run at once
 *
 * Written here, because p-limit is only by chance within reach of a community node: no version of n8n promises it.
 */
export function limitConcurrency(places: number): ConcurrencyLimit {
	const limit = limitRoom(places, 0);
	return async (work) => await limit(0, work);
}

/** The same for work that takes up room: what has no room yet lets nobody pass, so that large pieces get their turn. */
export type RoomLimit = <T>(size: number, work: () => Promise<T>) => Promise<T>;

/**
 * @param places how many pieces of work may run at once
 * @param room how much they may take up together; one that is larger than all of it runs alone
 */
export function limitRoom(places: number, room: number): RoomLimit {
	let [free, left] = [places, room];
	const waiting: Array<{ size: number; start: () => void }> = [];
	// A place goes straight to the next in line, so that nobody can slip in between.
	const startNext = (): void => {
		for (let next = waiting.at(0); next && free > 0 && next.size <= left; next = waiting.at(0)) {
			waiting.shift();
			free--;
			left -= next.size;
			next.start();
		}
	};
	return async (wanted, work) => {
		const size = Math.min(wanted, room);
		await new Promise<void>((start) => {
			waiting.push({ size, start });
			startNext();
		});
		try {
			return await work();
		} finally {
			free++;
			left += size;
			startNext();
		}
	};
}
