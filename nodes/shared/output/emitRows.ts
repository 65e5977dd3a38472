import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import type { ServiceClient } from '../http/serviceClient';
import { joinGroups, type Values } from '../node/parameters';
import { reviewOptions } from '../review/reviewOptions';
import { reviewRows } from '../review/reviewRows';
import { addHints } from './hints';
import { outputOptions } from './outputOptions';
import { route } from './routing';
import type { RowResult } from './rowResult';
import type { WorkSummary } from './workSummary';

/** For the *Options* of operations that yield rows: what is doubtful, and what an item is. */
export const rowOptions = joinGroups(reviewOptions, outputOptions);

export type RowOptions = Values<typeof rowOptions>;

/**
 * Reviews the rows of all results together and spreads them, with the failures, over *Extracted*, *Review* and *Failed*.
 * @param summaries of the work that gave them
 */
export async function emitRows(
	{ ctx, profile }: Pick<ServiceClient<string, IExecuteFunctions>, 'ctx' | 'profile'>,
	results: RowResult[],
	failures: DocumentFailure[],
	options: RowOptions,
	summaries: WorkSummary[] = [],
): Promise<INodeExecutionData[][]> {
	const rows = results.flatMap((result) => result.rows);
	const said = new Map(results.map((result) => [result.extractionId, result.evidence]));
	const reasons = await reviewRows(ctx, rows, said, options);
	addHints(ctx, reasons, failures, said.values(), summaries);
	return route(rows, reasons, failures, { ...options, provider: profile.name, inputItems: ctx.getInputData().length, said }, summaries);
}
