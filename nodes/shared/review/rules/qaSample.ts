import { createHash } from 'crypto';

import type { Finding, ReviewRow, Rule } from '../reasons';

/**
 * A share of the rows that nothing else speaks against, so that people see what goes through unseen. Chosen by what the row
 * is and not by chance: the same row is chosen, or not, however often the workflow runs.
 */
export const qaSample: Rule = ({ rows, settings }, reasons) => {
	const share = settings.sampleShare ?? 0;
	const found: Finding[] = [];
	if (share <= 0) return found;
	rows.forEach((row, index) => {
		if ((reasons?.[index].length ?? 0) > 0 || position(row) >= share / 100) return;
		found.push({ row: index, reason: { code: 'QA_SAMPLE', message: `Chosen as one of the ${share}% of clean rows to check.` } });
	});
	return found;
};

/** A number from 0 up to 1, spread evenly over all rows. */
function position({ extractionId, fileName, columns }: ReviewRow): number {
	const hash = createHash('sha256').update(JSON.stringify([extractionId, fileName ?? null, columns])).digest();
	return hash.readUInt32BE(0) / 2 ** 32;
}
