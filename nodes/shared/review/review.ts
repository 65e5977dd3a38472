import { layoutOf } from '../invoice/columns';
import type { EarlierDelivery } from './evidence';
import type { Reason } from './reasons';
import type { ReviewOptions } from './reviewOptions';
import { RULES } from './rules/index';
import type { RuleInput } from './rules/rule';

export interface ReviewInput extends Pick<RuleInput, 'rows' | 'evidence' | 'timezone'> {
	options: ReviewOptions;
	/** See `memory/`; nothing was delivered before where it is missing. */
	deliveredBefore?: ReadonlyMap<number, EarlierDelivery>;
	/** The same for the columns of batches. */
	earlierColumns?: ReadonlyMap<string, readonly string[]>;
}

/** The reasons of every row, in the order of the rows; an empty list means that nothing speaks against it. */
export function review({ rows, evidence, timezone, options, deliveredBefore = new Map(), earlierColumns = new Map() }: ReviewInput): Reason[][] {
	const reasons = rows.map((): Reason[] => []);
	// Finding what columns mean is a good part of the work: once for all rules.
	const layouts = rows.map(({ columns }) => layoutOf(columns));
	const input: RuleInput = { rows, layouts, evidence, timezone, deliveredBefore, earlierColumns, isFlagged: (row) => reasons[row].length > 0 };
	for (const { code, check } of RULES) {
		if (!options.reviewRules.includes(code)) continue;
		for (const { row, ...found } of check(input, options)) reasons[row].push({ code, ...found });
	}
	return reasons;
}
