import { valueOf, type Layout } from '../../invoice/columns';
import { readConfidence } from '../confidence';
import { layoutAt, type Finding, type ReviewInput, type ReviewRow, type Rule } from '../reasons';

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

function confidenceOf({ confidence, columns }: ReviewRow, layout: Layout): number | undefined {
	return confidence ?? readConfidence(valueOf(columns, layout, 'confidence'));
}

function percent(confidence: number): string {
	return `${Math.round(confidence * 1000) / 10}%`;
}
