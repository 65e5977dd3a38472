import type { Finding, Source } from '../reading';
import type { Candidate } from './candidates';

/** Weaker candidates are worse than no answer. */
const PLAUSIBLE = 0.25;
/** A choice that the sums confirm is sure however weak its label was. */
const SETTLED_SCORE = 0.97;

/** Another value counts as an alternative when its score comes this close to the best one's. */
const ABOUT_AS_PLAUSIBLE = 0.85;

/**
 * The finding for the best of the candidates, those first in the list winning ties.
 *
 * @param isSettled the choice is decided by something else than the candidates' scores (a sum that comes out), so the others are no alternatives
 */
export function findingOf(candidates: Candidate[], source: Source, isSettled = false): Finding | undefined {
	const chosen = isSettled ? candidates[0] : [...candidates].sort((a, b) => b.score - a.score)[0];
	if (!chosen || (!isSettled && chosen.score < PLAUSIBLE)) return undefined;
	const others = isSettled
		? []
		: candidates.filter((candidate) => candidate.score >= chosen.score * ABOUT_AS_PLAUSIBLE).map((candidate) => candidate.value);
	const alternatives = [...new Set([...(chosen.otherReadings ?? []), ...others])].filter((value) => !isSame(value, chosen.value));
	const score = isSettled ? Math.max(chosen.score, SETTLED_SCORE) : Math.min(1, chosen.score);
	const sure = Math.min(0.98, 0.98 * score + (score >= 0.9 ? 0.02 : 0));
	return {
		value: chosen.value,
		confidence: round(sure * chosen.line.confidence * (alternatives.length > 0 ? 0.6 : 1)),
		page: chosen.line.page,
		source,
		alternatives,
		...(chosen.box ? { box: chosen.box } : {}),
	};
}

/** The same number printed with and without its prefix sign or spaces is no second candidate. */
function isSame(a: string | number, b: string | number): boolean {
	return String(a).replace(/[\s#]/g, '').toLowerCase() === String(b).replace(/[\s#]/g, '').toLowerCase();
}

function round(confidence: number): number {
	return Math.round(confidence * 1000) / 1000;
}
