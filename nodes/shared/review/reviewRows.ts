import type { IExecuteFunctions } from 'n8n-workflow';

import { settle } from '../errors';
import { flatten } from '../invoice/nested';
import { openEarlierRounds } from './memory/earlierRounds';
import type { Evidence, Reason, ReviewRow, ReviewSettings } from './reasons';
import { review } from './review';
import { findSeenBefore } from './memory/earlierExecutions';

/**
 * Reviews rows that are about to be delivered, with what earlier rounds of the execution delivered, and earlier executions where
 * the settings ask for it.
 * When n8n cannot look that up, every row goes to review and says so: the rows are paid for, and an error here would lose
 * them, or have a retry pay for them again.
 * @param evidence by extraction ID
 * @returns the reasons of every row, in the order of the rows
 */
export async function reviewRows(
	ctx: IExecuteFunctions,
	rows: ReviewRow[],
	evidence: ReadonlyMap<string, Evidence>,
	settings: ReviewSettings,
): Promise<Reason[][]> {
	const flat = withFlatColumns(rows);
	const seenBefore = await settle(async () => await findSeenBefore(ctx, flat, settings));
	if (seenBefore.ok) {
		const rounds = openEarlierRounds(ctx, flat, settings);
		const reasons = review({ rows: flat, evidence, settings, seenBefore: seenBefore.value, earlierRounds: rounds.found });
		rounds.remember(reasons);
		return reasons;
	}
	const { message, advice } = seenBefore.failure;
	const notLookedUp: Reason = { code: 'DUPLICATE', message: [`${message}.`, advice].filter(Boolean).join(' ') };
	return review({ rows: flat, evidence, settings }).map((reasons) => [...reasons, { ...notLookedUp }]);
}

/** The rules know columns by their names: what is nested becomes columns such as `vendor.name`. */
export function withFlatColumns<T extends ReviewRow>(rows: T[]): T[] {
	return rows.map((row) => {
		const columns = flatten(row.columns);
		return columns === row.columns ? row : { ...row, columns };
	});
}
