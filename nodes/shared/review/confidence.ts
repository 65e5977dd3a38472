import { readAmount } from '../invoice/amounts';
import { valueOf, type Layout } from '../invoice/columns';
import { layoutAt, type Finding, type ReviewInput, type ReviewRow, type Rule } from './reasons';

export const DEFAULT_MIN_CONFIDENCE = 0.8;

/** A row or column of which the service is not sure enough; a column named "Confidence" counts as well. */
export const lowConfidence: Rule = (input: ReviewInput) => {
	const { rows, settings } = input;
	const minimum = settings.minConfidence ?? DEFAULT_MIN_CONFIDENCE;
	const found: Finding[] = [];
	rows.forEach((row, index) => {
		const ofRow = confidenceOf(row, layoutAt(input, index));
		if (ofRow !== undefined && ofRow < minimum) {
			const message = `The confidence of ${percent(ofRow)} is below ${percent(minimum)}.`;
			found.push({ row: index, reason: { code: 'LOW_CONFIDENCE', message } });
		}
		if (!row.fieldConfidence) return;
		for (const [field, confidence] of Object.entries(row.fieldConfidence)) {
			if (confidence >= minimum) continue;
			const message = `The confidence of ${percent(confidence)} in ${field} is below ${percent(minimum)}.`;
			found.push({ row: index, reason: { code: 'LOW_CONFIDENCE', field, message } });
		}
	});
	return found;
};

/**
 * How the services grade in words. Source: "`automation_ready` is `true` when confidence is HIGH and math validation passed":
 * the numbers are ours, so that with the default threshold HIGH passes and the others do not.
 */
const GRADES = new Map([['high', 0.95], ['medium', 0.6], ['low', 0.3]]);

/** A confidence between 0 and 1 from a share (0.97), a percentage (97, `97%`) or a grade (`HIGH`). */
export function readConfidence(value: unknown): number | undefined {
	const grade = typeof value === 'string' ? GRADES.get(value.trim().toLowerCase()) : undefined;
	const number = grade ?? readAmount(value);
	if (number === undefined || number < 0 || number > 100) return undefined;
	return number > 1 || String(value).includes('%') ? number / 100 : number;
}

function confidenceOf({ confidence, columns }: ReviewRow, layout: Layout): number | undefined {
	return confidence ?? readConfidence(valueOf(columns, layout, 'confidence'));
}

function percent(confidence: number): string {
	return `${Math.round(confidence * 1000) / 10}%`;
}
