import { createHash } from 'crypto';
import type { IExecuteFunctions } from 'n8n-workflow';

import { layoutOf } from '../../invoice/columns';
import { mayRunAgain } from '../../node/connections';
import type { Evidence, ReviewRow } from '../evidence';
import { columnsByExtraction } from '../extractionColumns';

/** The columns that the first extraction of each batch had, in the rounds before the one at hand. */
export interface EarlierColumns {
	/** By the batch, as in the evidence. */
	readonly byBatch: ReadonlyMap<string, readonly string[]>;
	/** Lets later rounds know of the rows, once they are about to go out. */
	remember(): void;
}

/**
 * Behind *Wait for Completion* each round brings the extractions that have finished since: that the columns of one differ from those
 * before it shows over all rounds only. Kept like the invoices, see `earlierRounds.ts`; a retry of the same round does not find itself.
 * @param evidence by extraction ID
 */
export function recallColumns(ctx: IExecuteFunctions, rows: ReviewRow[], evidence: ReadonlyMap<string, Evidence>): EarlierColumns {
	const shared = [...evidence].map(([id, { batch = '' }]) => ({ id, batch })).filter(({ id, batch }) => batch !== id);
	if (shared.length === 0 || !mayRunAgain(ctx)) return { byBatch: new Map(), remember: () => undefined };
	const round = Number(ctx.evaluateExpression('{{ $runIndex }}', 0));
	const known = (ctx.getContext('node').columns ??= {}) as Record<string, Known>;
	const byBatch = new Map<string, readonly string[]>();
	for (const { batch } of shared) {
		const earlier = known[keyOf(batch)];
		if (earlier && earlier.round !== round) byBatch.set(batch, earlier.columns);
	}
	return {
		byBatch,
		remember() {
			const found = columnsByExtraction(rows, rows.map(({ columns }) => layoutOf(columns)));
			const batches = new Map(shared.map(({ id, batch }) => [id, batch]));
			// In the order of the rows, as the rule sees them; the first one of a batch stands.
			for (const [id, columns] of [...found].reverse()) {
				const batch = batches.get(id);
				if (batch !== undefined && !byBatch.has(batch)) known[keyOf(batch)] = { round, columns: [...columns] };
			}
		},
	};
}

interface Known {
	round: number;
	columns: string[];
}

/** A batch is named by its whole instructions, which need not be stored once more. */
function keyOf(batch: string): string {
	return createHash('sha256').update(batch).digest('base64');
}
