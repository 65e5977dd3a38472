import { valueOf, type Layout } from '../../invoice/columns';
import { parameterGroup } from '../../node/parameters';
import { readConfidence } from '../confidence';
import type { ReviewRow } from '../evidence';
import { defineRule, type Finding } from './rule';

/** A row or column of which the service is not sure enough; a column named "Confidence" counts as well. */
export const lowConfidence = defineRule({
	code: 'LOW_CONFIDENCE',
	name: 'Low Confidence',
	description: 'The service is not sure enough of the row or of a column',
	counted: ['with low confidence', 'with low confidence'],
	isOnByDefault: true,
	settings: parameterGroup([
		{
			displayName: 'Confidence Threshold',
			name: 'minConfidence',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
			default: 0.8,
			description: 'The least confidence, from 0 to 1, that needs no review. It applies where the service states one, and to a column named Confidence.',
		},
	]),
	check: ({ rows, layouts }, { minConfidence }) => {
		const found: Finding[] = [];
		rows.forEach((row, index) => {
			const ofRow = confidenceOf(row, layouts[index]);
			if (ofRow !== undefined && ofRow < minConfidence) {
				found.push({ row: index, message: `The confidence of ${percent(ofRow)} is below ${percent(minConfidence)}` });
			}
			if (!row.fieldConfidence) return;
			for (const [field, confidence] of Object.entries(row.fieldConfidence)) {
				if (confidence >= minConfidence) continue;
				found.push({ row: index, field, message: `The confidence of ${percent(confidence)} in ${field} is below ${percent(minConfidence)}` });
			}
		});
		return found;
	},
});

function confidenceOf({ confidence, columns }: ReviewRow, layout: Layout): number | undefined {
	return confidence ?? readConfidence(valueOf(columns, layout, 'confidence'));
}

function percent(confidence: number): string {
	return `${Math.round(confidence * 1000) / 10}%`;
}
