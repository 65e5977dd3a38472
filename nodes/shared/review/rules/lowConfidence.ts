import { parameterGroup } from '../../node/parameters';
import { readConfidence } from '../confidence';
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
	check: ({ rows, runs }, { minConfidence }) => {
		const found: Finding[] = [];
		for (const { layout, from, to } of runs) {
			const column = layout.names.get('confidence');
			for (let row = from; row < to; row++) {
				const { confidence, columns, fieldConfidence } = rows[row];
				const ofRow = confidence ?? (column === undefined ? undefined : readConfidence(columns[column]));
				if (ofRow !== undefined && ofRow < minConfidence) found.push({ row, message: `The confidence of ${percent(ofRow)} is below ${percent(minConfidence)}` });
				if (fieldConfidence) found.push(...doubtfulFields(row, fieldConfidence, minConfidence));
			}
		}
		return found;
	},
});

function doubtfulFields(row: number, confidences: Record<string, number>, minConfidence: number): Finding[] {
	const doubtful = Object.entries(confidences).filter(([, confidence]) => !(confidence >= minConfidence));
	return doubtful.map(([field, confidence]) => ({ row, field, message: `The confidence of ${percent(confidence)} in ${field} is below ${percent(minConfidence)}` }));
}

function percent(confidence: number): string {
	return `${Math.round(confidence * 1000) / 10}%`;
}
