import { lowConfidence } from '../../../../../nodes/shared/review/rules/lowConfidence';
import { findings, flagged, ruleInput } from '../../support/ruleInput';

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

		expect(findings(lowConfidence, ruleInput(rows)).map(({ row, field }) => [row, field])).toEqual([[1, undefined], [2, undefined], [4, 'Total']]);
		expect(flagged(lowConfidence, ruleInput(rows), { minConfidence: 0 })).toEqual([]);
	});

	it.each([
		[0.8, 0.8],
		[0.5, 0.5],
		[1, 1],
		[0, 0],
		['80%', 0.8],
		['HIGH', 0.95],
	])('of %j passes a threshold of exactly that, %p, and no higher one', (confidence, minConfidence) => {
		const rows = [{ columns: { Confidence: confidence } }];

		expect(flagged(lowConfidence, ruleInput(rows), { minConfidence })).toEqual([]);
		if (minConfidence < 1) expect(flagged(lowConfidence, ruleInput(rows), { minConfidence: minConfidence + 0.01 })).toEqual([0]);
	});

	it('of a column passes at exactly the threshold as well', () => {
		const rows = [{ columns: {}, fieldConfidence: { Total: 0.8, Vendor: 0.79 } }];

		expect(findings(lowConfidence, ruleInput(rows), { minConfidence: 0.8 }).map(({ field }) => field)).toEqual(['Vendor']);
	});

	it('is held against the default where the threshold is null', () => {
		const rows = [{ columns: {}, confidence: 0.8 }, { columns: {}, confidence: 0.79 }];

		expect(flagged(lowConfidence, ruleInput(rows), { minConfidence: null })).toEqual([1]);
	});
});
