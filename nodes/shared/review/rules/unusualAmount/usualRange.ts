/** Less than this part of the median away is never unusual, also where all earlier totals are the same. */
const ALWAYS_USUAL = 0.2;

/**
 * What totals usually come to: the middle half of them, and so many times its width around it. Single totals that are far out do not widen it.
 * @returns undefined when there are too few to say
 */
export function usualRange(totals: readonly number[], fewest: number, spread: number): { from: number; to: number; count: number } | undefined {
	if (totals.length < fewest || totals.length === 0) return undefined;
	const sorted = [...totals].sort((left, right) => left - right);
	const [low, median, high] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share));
	const around = (high - low) * spread;
	return { from: Math.max(0, Math.min(low - around, median * (1 - ALWAYS_USUAL))), to: Math.max(high + around, median * (1 + ALWAYS_USUAL)), count: totals.length };
}

/** Between the two values where the share falls between them. */
function quantile(sorted: readonly number[], share: number): number {
	const at = (sorted.length - 1) * share;
	const [below, above] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
	return below + (above - below) * (at - Math.floor(at));
}
