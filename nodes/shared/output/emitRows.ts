import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import { addHints } from './hints';
import type { Evidence } from '../review/evidence';
import { reviewOptions } from '../review/reviewOptions';
import { reviewRows } from '../review/reviewRows';
import { route, type RoutedRow } from './routing';
import { readRoutingSettings } from './routingOptions';
import type { ServiceClient } from '../http/serviceClient';

/** What one extraction gave. */
export interface RowResult {
	extractionId: string;
	rows: RoutedRow[];
	evidence: Evidence;
}

/** Reviews the rows of all results together and spreads them, with the failures, over *Extracted*, *Needs Review* and *Failed*. */
export async function emitRows(
	{ ctx, profile }: Pick<ServiceClient<never>, 'ctx' | 'profile'>,
	results: RowResult[],
	failures: DocumentFailure[],
	options: IDataObject,
): Promise<INodeExecutionData[][]> {
	const rows = results.flatMap((result) => result.rows);
	const evidence = new Map(results.map((result) => [result.extractionId, result.evidence]));
	const reasons = await reviewRows(ctx, rows, evidence, reviewOptions.read(options));
	addHints(ctx, reasons, failures);
	return route(rows, reasons, failures, {
		provider: profile.name,
		inputItems: ctx.getInputData().length,
		evidence,
		...readRoutingSettings(options),
	});
}
