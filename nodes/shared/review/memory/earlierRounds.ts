import type { IExecuteFunctions } from 'n8n-workflow';

import { mayRunAgain } from '../../node/connections';
import { layoutOf } from '../../invoice/columns';
import { identify } from '../../invoice/identity';
import type { Reason, ReviewRow, ReviewSettings } from '../reasons';

/** What the rounds of a node before this one delivered in the same execution. */
export interface EarlierRounds {
	/** By the index of a row whose invoice came before: the name of the document that it was in. */
	found: ReadonlyMap<number, string | undefined>;
	/** Lets later rounds know of the rows, once they are about to go out. */
	remember(reasons: readonly Reason[][]): void;
}

interface Delivered {
	round: number;
	fileName?: string;
	/** Tells the same document from another one. */
	document: string;
	wasFlagged: boolean;
}

const NOTHING: EarlierRounds = { found: new Map(), remember: () => undefined };

/**
 * Behind *Wait for Completion* or in a loop, a node runs once for each lot, and sees that lot only. What it delivered is kept in its
 * context, which n8n stores with the execution, also while that waits. A retry of the same round does not find itself; nor
 * does a document that went to review and is extracted again with better instructions.
 */
export function openEarlierRounds(ctx: IExecuteFunctions, rows: ReviewRow[], { rules, duplicateScope = 'run' }: ReviewSettings): EarlierRounds {
	if (duplicateScope !== 'run' || !rules.has('DUPLICATE') || !mayRunAgain(ctx)) return NOTHING;
	const round = Number(ctx.evaluateExpression('{{ $runIndex }}', 0));
	const context = ctx.getContext('node');
	const delivered = (context.delivered ??= {}) as Record<string, Delivered>;
	const keys = rows.map(keyOf);
	const found = new Map<number, string | undefined>();
	keys.forEach((key, index) => {
		const earlier = key === undefined ? undefined : delivered[key];
		if (!earlier || earlier.round === round || (earlier.wasFlagged && earlier.document === documentOf(rows[index]))) return;
		found.set(index, earlier.fileName);
	});
	return {
		found,
		remember(reasons) {
			// From the end, so that of several rows with one number the first is remembered.
			for (let index = rows.length - 1; index >= 0; index--) {
				const key = keys[index];
				if (key === undefined || found.has(index)) continue;
				const { fileName } = rows[index];
				delivered[key] = { round, fileName, document: documentOf(rows[index]), wasFlagged: reasons[index].length > 0 };
			}
		},
	};
}

function keyOf({ columns }: ReviewRow): string | undefined {
	const identity = identify(columns, layoutOf(columns));
	return identity && `${identity.owner}\n${identity.key}`;
}

function documentOf({ documentHash, fileName, extractionId }: ReviewRow): string {
	return documentHash ?? fileName ?? extractionId;
}
