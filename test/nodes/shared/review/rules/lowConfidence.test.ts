import { lowConfidence } from '../../../../../nodes/shared/review/rules/lowConfidence';
import { flagged, reviewInput } from '../../support/reviewInput';

describe('confidence', () => {
	it('is too low below the threshold, for a row or a column', () => {
		const rows = [
			{ columns: {}, confidence: 0.8 },
			{ columns: {}, confidence: 0.79 },
			{ columns: { Confidence: 'LOW' } },
			{ columns: { Confidence: 'high' } },
			{ columns: {}, fieldConfidence: { Total: 0.5, Vendor: 0.9 } },
			{ columns: {} },
		];

		expect(lowConfidence(reviewInput(rows)).map(({ row, reason }) => [row, reason.field])).toEqual([[1, undefined], [2, undefined], [4, 'Total']]);
		expect(flagged(lowConfidence, reviewInput(rows, {}, { minConfidence: 0 }))).toEqual([]);
	});
});
