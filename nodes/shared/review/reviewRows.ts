import type { IExecuteFunctions } from 'n8n-workflow';

import { flatten } from '../invoice/nested';
import type { Evidence, Reason, ReviewRow, ReviewSettings } from './reasons';
import { review } from './review';
import { findSeenBefore } from './seenBefore';

/**
 * Reviews rows that are about to be delivered, with what earlier executions delivered where the settings ask for it.
 * @param evidence by extraction ID
 * @returns the reasons of every row, in the order of the rows
 * @throws ServiceError (kind `usage`) when n8n cannot look up earlier executions
 */
export async function reviewRows(
	ctx: IExecuteFunctions,
	rows: ReviewRow[],
	evidence: ReadonlyMap<string, Evidence>,
	settings: ReviewSettings,
): Promise<Reason[][]> {
	const flat = withFlatColumns(rows);
	return review({ rows: flat, evidence, settings, seenBefore: await findSeenBefore(ctx, flat, settings) });
}

/** The rules know columns by their names: what is nested becomes columns such as `vendor.name`. */
export function withFlatColumns<T extends ReviewRow>(rows: T[]): T[] {
	return rows.map((row) => {
		const columns = flatten(row.columns);
		return columns === row.columns ? row : { ...row, columns };
	});
}
