import type { IExecuteFunctions } from 'n8n-workflow';

import { settle } from '../errors';
import { flatten } from '../invoice/nested';
import type { Evidence, ReviewRow } from './evidence';
import { recallColumns } from './memory/earlierColumns';
import { openMemory } from './memory/openMemory';
import type { Reason } from './reasons';
import { review } from './review';
import type { ReviewOptions } from './reviewOptions';
import { schemaDrift } from './rules/schemaDrift';

/**
 * Reviews rows that are about to be delivered, with what was delivered before.
 * When n8n cannot look that up, every row goes to review and says so: the rows are paid for, and an error here would lose
 * them, or have a retry pay for them again.
 * @param evidence by extraction ID
 * @returns the reasons of every row, in the order of the rows
 */
export async function reviewRows(
	ctx: IExecuteFunctions,
	rows: ReviewRow[],
	evidence: ReadonlyMap<string, Evidence>,
	options: ReviewOptions,
): Promise<Reason[][]> {
	const flat = withFlatColumns(rows);
	const columns = recallColumns(ctx, flat, options.reviewRules.includes(schemaDrift.code) ? evidence : new Map());
	const input = { rows: flat, evidence, options, timezone: ctx.getTimezone(), earlierColumns: columns.byBatch };
	columns.remember();
	const memory = await settle(openMemory(ctx, input.rows, options));
	if (memory.ok) {
		const reasons = review({ ...input, deliveredBefore: memory.value.deliveredBefore });
		memory.value.remember(reasons);
		return reasons;
	}
	const { message, advice } = memory.failure;
	const notLookedUp: Reason = { code: 'DUPLICATE', message: [`${message}.`, advice].filter(Boolean).join(' ') };
	return review(input).map((reasons) => [...reasons, { ...notLookedUp }]);
}

/** The rules know columns by their names: what is nested becomes columns such as `vendor.name`. */
export function withFlatColumns<T extends ReviewRow>(rows: T[]): T[] {
	return rows.map((row) => {
		const columns = flatten(row.columns);
		return columns === row.columns ? row : { ...row, columns };
	});
}
