import { clock } from '../clock';

const MIN_MS = 5_000;
const MAX_MS = 10 * 60_000;

/**
 * How long to leave an extraction alone, in milliseconds: as long as the rest should take at the pace so far, or half of
 * the time already spent when the progress says nothing; between 5 s and 10 min.
 * @param progress 0 to 100
 * @param resubmitAt when it is to be submitted again, if it is
 */
export function nextCheckMs(elapsedMs: number, progress: number | undefined, resubmitAt: number | undefined): number {
	if (resubmitAt !== undefined) return Math.max(MIN_MS, resubmitAt - clock.now());
	const expected = progress && progress > 0 ? (elapsedMs * (100 - Math.min(progress, 100))) / progress : elapsedMs / 2;
	return Math.min(MAX_MS, Math.max(MIN_MS, expected));
}
