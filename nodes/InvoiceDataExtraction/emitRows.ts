import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { DocumentFailure } from '../shared/documents/document';
import { addHints } from '../shared/hints';
import { review } from '../shared/review/review';
import { readReviewSettings } from '../shared/review/reviewOptions';
import { route } from '../shared/routing';
import { readRoutingSettings } from '../shared/routingOptions';
import { profile, type Client } from './profile';
import type { ExtractionResult } from './resultRows';

/** Reviews the rows of all results together and spreads them, with the failures, over the three outputs. */
export function emitRows(
	{ ctx }: Client,
	results: ExtractionResult[],
	failures: DocumentFailure[],
	options: IDataObject,
): INodeExecutionData[][] {
	const rows = results.flatMap((result) => result.rows);
	const evidence = new Map(results.map((result) => [result.extractionId, result.evidence]));
	const reasons = review({ rows, evidence, settings: readReviewSettings(options) });
	addHints(ctx, reasons, failures);
	return route(rows, reasons, failures, {
		provider: profile.name,
		inputItems: ctx.getInputData().length,
		...readRoutingSettings(options),
	});
}
