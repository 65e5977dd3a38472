import type { IExecuteFunctions } from 'n8n-workflow';

import type { ReviewRow } from '../evidence';
import type { ReviewOptions } from '../reviewOptions';
import { duplicates } from '../rules/duplicates';
import { recallEarlierExecutions } from './earlierExecutions';
import { recallEarlierRounds } from './earlierRounds';
import { NO_MEMORY, type Memory } from './memory';

/**
 * What was delivered before, as far as *Look for Duplicates In* reaches: earlier rounds of this execution, or all executions, whose memory
 * knows of these rounds too. Open it once, with the rows that will be delivered.
 * @throws ServiceError (kind `usage`) when n8n cannot look it up
 */
export async function openMemory(
	ctx: IExecuteFunctions,
	rows: ReviewRow[],
	{ reviewRules, duplicateScope, rememberedInvoices }: ReviewOptions,
): Promise<Memory> {
	if (!reviewRules.includes(duplicates.code)) return NO_MEMORY;
	if (duplicateScope === 'run') return recallEarlierRounds(ctx, rows);
	return await recallEarlierExecutions(ctx, rows, duplicateScope, rememberedInvoices);
}
