import type { Payable } from '../../../payables/payable';
import type { RuleInput } from '../rule';

/** Whether a rule before found that the invoice came before: it must not use up an order twice. */
export function isRepeated({ isFlagged }: RuleInput, { rows }: Payable): boolean {
	return rows.some((row) => isFlagged(row, ['DUPLICATE', 'POSSIBLE_DUPLICATE']));
}
