import { duplicates } from './duplicates';
import { failedPages } from './failedPages';
import { missingFields } from './missingFields';
import type { Reason, ReasonCode, ReviewInput, Rule } from './reasons';
import { totals } from './totals';
import { uncertainty } from './uncertainty';

const RULES: Record<ReasonCode, Rule> = {
	AI_UNCERTAINTY: uncertainty,
	PAGES_FAILED: failedPages,
	REQUIRED_FIELD_MISSING: missingFields,
	TOTALS_MISMATCH: totals,
	DUPLICATE: duplicates,
};

/** The reasons of every row, in the order of the rows; an empty list means that nothing speaks against it. */
export function review(input: ReviewInput): Reason[][] {
	const reasons = input.rows.map((): Reason[] => []);
	for (const [code, rule] of Object.entries(RULES) as Array<[ReasonCode, Rule]>) {
		if (!input.settings.rules.has(code)) continue;
		for (const { row, reason } of rule(input)) reasons[row].push(reason);
	}
	return reasons;
}
