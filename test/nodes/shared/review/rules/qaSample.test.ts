import { qaSample } from '../../../../../nodes/shared/review/rules/qaSample';
import { findings, ruleInput } from '../../support/ruleInput';

describe('the sample', () => {
	const rows = Array.from({ length: 2_000 }, (_, index) => ({ columns: { Total: String(index) } }));
	const chosen = (sampleShare: number | undefined) => findings(qaSample, ruleInput(rows), { sampleShare }).map(({ row }) => row);

	it('is the same each time, about the share that is asked for, and grows with it', () => {
		const tenth = chosen(10);

		expect(chosen(10)).toEqual(tenth);
		expect(tenth.length).toBeGreaterThan(120);
		expect(tenth.length).toBeLessThan(280);
		expect(chosen(30)).toEqual(expect.arrayContaining(tenth));
	});

	it('is nothing at 0 percent and everything at 100', () => {
		expect(chosen(undefined)).toEqual(chosen(5));
		expect(chosen(0)).toEqual([]);
		expect(chosen(100)).toHaveLength(rows.length);
	});
});
