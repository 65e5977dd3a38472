import type { IExecuteFunctions } from 'n8n-workflow';

import { mayRunAgain } from '../../node/connections';
import { layoutOf } from '../../invoice/columns';
import { identify } from '../../invoice/identity';
import type { EarlierDelivery, ReviewRow } from '../evidence';
import { NO_MEMORY, type Memory } from './memory';

/**
 * Behind *Wait for Completion* or in a loop, a node runs once for each lot, and sees that lot only. What it delivered is kept in its
 * context, which n8n stores with the execution, also while that waits. A retry of the same round does not find itself; nor
 * does a document that went to review and is extracted again with better instructions.
 */
export function recallEarlierRounds(ctx: IExecuteFunctions, rows: ReviewRow[]): Memory {
	if (!mayRunAgain(ctx)) return NO_MEMORY;
	const round = Number(ctx.evaluateExpression('{{ $runIndex }}', 0));
	const context = ctx.getContext('node');
	const delivered = (context.delivered ??= {}) as Record<string, Delivered>;
	const keys = rows.map(keyOf);
	const deliveredBefore = new Map<number, EarlierDelivery>();
	keys.forEach((key, index) => {
		const earlier = key === undefined ? undefined : delivered[key];
		if (!earlier || earlier.round === round || (earlier.wasFlagged && earlier.document === documentOf(rows[index]))) return;
		deliveredBefore.set(index, { fileName: earlier.fileName });
	});
	return {
		deliveredBefore,
		remember(reasons) {
			// From the end, so that of several rows with one number the first is remembered.
			for (let index = rows.length - 1; index >= 0; index--) {
				const key = keys[index];
				if (key === undefined || deliveredBefore.has(index)) continue;
				const { fileName } = rows[index];
				delivered[key] = { round, fileName, document: documentOf(rows[index]), wasFlagged: reasons[index].length > 0 };
			}
		},
	};
}

/** What is kept of an invoice. */
interface Delivered {
	round: number;
	fileName?: string;
	/** Tells the same document from another one. */
	document: string;
	wasFlagged: boolean;
}

function keyOf({ columns }: ReviewRow): string | undefined {
	const identity = identify(columns, layoutOf(columns));
	return identity && `${identity.owner}\n${identity.key}`;
}

function documentOf({ documentHash, fileName, extractionId }: ReviewRow): string {
	return documentHash ?? fileName ?? extractionId;
}
