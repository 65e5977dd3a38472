import type { INodeExecutionData, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import { optionsCollection, readOptions } from '../node/parameters';
import { rowOptions } from '../output/emitRows';
import { route } from '../output/routing';
import type { RowResult } from '../output/rowResult';
import { review } from '../review/review';
import { withFlatColumns } from '../review/reviewRows';

/** A delivery brings results without their documents: what is about earlier executions or about files does not apply. */
const NOT_HERE = ['attach', 'binaryField', 'groupRows', 'duplicateScope', 'rememberedInvoices', 'sampleShare'];

/** The *Options* of triggers that give rows. */
export const deliveryOptions: INodeProperties = optionsCollection({
	...rowOptions,
	properties: rowOptions.properties.filter(({ name }) => !NOT_HERE.includes(name)),
});

/** The items of delivered results on *Extracted*, *Review* and *Failed*. */
export function reviewedItems(ctx: IWebhookFunctions, provider: string, results: RowResult[], failures: DocumentFailure[]): INodeExecutionData[][] {
	const options = readOptions(ctx, rowOptions);
	const rows = results.flatMap((result) => result.rows);
	const said = new Map(results.map((result) => [result.extractionId, result.evidence]));
	const reasons = review({ rows: withFlatColumns(rows), evidence: said, options, timezone: ctx.getTimezone() });
	return route(rows, reasons, failures, { ...options, provider, inputItems: 0, said }).map((items) => items.map(unpaired));
}

/** A trigger has no input that an item could be paired to. */
function unpaired({ json, binary }: INodeExecutionData): INodeExecutionData {
	return { json, ...(binary && { binary }) };
}
