import { layoutOf } from '../invoice/columns';
import type { Reason, ReasonCode, ReviewInput, Rule } from './reasons';
import { duplicates } from './rules/duplicates';
import { failedPages } from './rules/failedPages';
import { lowConfidence } from './rules/lowConfidence';
import { missingFields } from './rules/missingFields';
import { notAutomationReady } from './rules/notAutomationReady';
import { outOfRange } from './rules/outOfRange';
import { qaSample } from './rules/qaSample';
import { risk } from './rules/risk';
import { schemaDrift } from './rules/schemaDrift';
import { totals } from './rules/totals';
import { uncertainty } from './rules/uncertainty';

/** In the order in which they run; the sample comes last, since it is taken of the rows that are clean by then. */
export const RULES: Record<ReasonCode, Rule> = {
	AI_UNCERTAINTY: uncertainty,
	PAGES_FAILED: failedPages,
	REQUIRED_FIELD_MISSING: missingFields,
	TOTALS_MISMATCH: totals,
	DUPLICATE: duplicates,
	OUT_OF_RANGE: outOfRange,
	LOW_CONFIDENCE: lowConfidence,
	NOT_AUTOMATION_READY: notAutomationReady,
	RISK: risk,
	SCHEMA_DRIFT: schemaDrift,
	QA_SAMPLE: qaSample,
};

/** The reasons of every row, in the order of the rows; an empty list means that nothing speaks against it. */
export function review(input: ReviewInput): Reason[][] {
	const reasons = input.rows.map((): Reason[] => []);
	const prepared = { ...input, layouts: input.rows.map(({ columns }) => layoutOf(columns)) };
	for (const [code, rule] of Object.entries(RULES) as Array<[ReasonCode, Rule]>) {
		if (!input.settings.rules.has(code)) continue;
		for (const { row, reason } of rule(prepared, reasons)) reasons[row].push(reason);
	}
	return reasons;
}
