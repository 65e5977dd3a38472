import { createHash } from 'crypto';

import { parameterGroup } from '../../node/parameters';
import type { ReviewRow } from '../evidence';
import { defineRule, type Finding } from './rule';

/**
 * A share of the rows that nothing else speaks against, so that people see what goes through unseen. Chosen by what the row
 * is and not by chance: the same row is chosen, or not, however often the workflow runs.
 */
export const qaSample = defineRule({
	code: 'QA_SAMPLE',
	name: 'QA Sample',
	description: 'It is one of a share of the clean rows',
	counted: ['chosen as a sample', 'chosen as samples'],
	isOnByDefault: false,
	settings: parameterGroup([
		{
			displayName: 'Share of Rows (Percent)',
			name: 'sampleShare',
			type: 'number',
			typeOptions: { minValue: 0, maxValue: 100, numberPrecision: 1 },
			default: 5,
			description: 'How many of the clean rows go to review all the same, to check the quality. The same row is chosen each time.',
		},
	]),
	check: ({ rows, isFlagged }, { sampleShare }) => {
		const found: Finding[] = [];
		if (sampleShare <= 0) return found;
		rows.forEach((row, index) => {
			if (isFlagged(index) || position(row) >= sampleShare / 100) return;
			found.push({ row: index, message: `Chosen as one of the ${sampleShare}% of clean rows to check` });
		});
		return found;
	},
});

/** A number from 0 up to 1, spread evenly over all rows. */
function position({ extractionId, fileName, columns }: ReviewRow): number {
	const hash = createHash('sha256').update(JSON.stringify([extractionId, fileName ?? null, columns])).digest();
	return hash.readUInt32BE(0) / 2 ** 32;
}
