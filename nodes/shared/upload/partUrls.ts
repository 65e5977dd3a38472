import { clock } from '../clock';
import { ServiceError } from '../errors';

/** Asks the service for presigned URLs of some parts of one file. */
export type PartUrlSource = (partNumbers: number[]) => Promise<Map<number, string>>;

export interface PartUrls {
	/** The URL of a part, asked for just before use. `renew` asks for a new one in any case. @throws ServiceError (code `NO_PART_URL`) */
	get(partNumber: number, renew?: boolean): Promise<string>;
}

/** How many parts are asked for at once: a round trip is saved, and none lies around until it expires. */
const BLOCK = 8;

/** @param lifetimeMs after which a URL is asked for again */
export function createPartUrls(ask: PartUrlSource, totalParts: number, lifetimeMs: number): PartUrls {
	const known = new Map<number, { url: string; askedAt: number }>();
	let turn: Promise<unknown> = Promise.resolve();

	const find = async (partNumber: number, renew: boolean): Promise<string> => {
		const entry = known.get(partNumber);
		// How old it is cannot be told after the clock was set back.
		const ageMs = entry ? clock.now() - entry.askedAt : -1;
		if (entry && !renew && ageMs >= 0 && ageMs < lifetimeMs) return entry.url;
		const askedAt = clock.now();
		const last = renew ? partNumber : Math.min(totalParts, partNumber + BLOCK - 1);
		const numbers = Array.from({ length: last - partNumber + 1 }, (_, index) => partNumber + index);
		for (const [number, url] of await ask(numbers)) known.set(number, { url, askedAt });
		const url = known.get(partNumber)?.url;
		if (url) return url;
		throw new ServiceError({
			kind: 'schema',
			code: 'NO_PART_URL',
			message: `The service gave no address to upload part ${partNumber} of ${totalParts} of the document to`,
			advice: 'Run the workflow again: what was uploaded is not sent twice. Report it to the service if it comes again.',
			retryable: false,
		});
	};

	return {
		// In turn, so that the parts of one block share one request.
		async get(partNumber, renew = false) {
			const mine = turn.then(async () => await find(partNumber, renew));
			turn = mine.catch(() => undefined);
			return await mine;
		},
	};
}
