import { readConfidence } from '../../shared/review/confidence';
import type { ReviewRow } from '../../shared/review/evidence';
import type { Result } from '../schema';

/** What the service itself thinks of a result. */
export type Verdict = Pick<ReviewRow, 'confidence' | 'automationReady' | 'severity' | 'explanation' | 'fieldConfidence'>;

/** Source: "`automation_ready` is `true` when confidence is HIGH and math validation passed"; these two are the statuses that pass. */
const PASSED = ['valid', 'derived_total_confirmed'];

/** Reads it whatever shape it comes in: what says something that is not understood is a doubt, not nothing. */
export function verdictOf(result: Result): Verdict {
	const { confidence, field_locations: locations } = result;
	const status = wordsOf(result.validation_status);
	const passed = status === undefined ? undefined : PASSED.includes(status);
	const explanation = wordsOf(result.validation_explanation) ?? (passed === false ? `Its validation status is ${status}.` : undefined);
	const byField = confidencesOf(locations);
	return {
		confidence: readConfidence(confidence),
		automationReady: passed === false ? false : readFlag(result.automation_ready),
		severity: wordsOf(result.warning_severity),
		...(explanation && { explanation }),
		...(Object.keys(byField).length > 0 && { fieldConfidence: byField }),
	};
}

function wordsOf(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function readFlag(value: unknown): boolean | undefined {
	if (value === undefined || value === null) return undefined;
	return value === true || (typeof value === 'string' && /^\s*(true|yes)\s*$/i.test(value));
}

function confidencesOf(locations: unknown): Record<string, number> {
	if (typeof locations !== 'object' || locations === null) return {};
	const found = Object.entries(locations as Record<string, unknown>).flatMap(([field, place]) => {
		const confidence = typeof place === 'object' && place !== null ? (place as Record<string, unknown>).confidence : undefined;
		return typeof confidence === 'number' ? [[field, confidence] as const] : [];
	});
	return Object.fromEntries(found);
}
