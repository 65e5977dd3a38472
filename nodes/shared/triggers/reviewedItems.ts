import type { IDataObject, INodeExecutionData, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import type { DocumentFailure } from '../documents/document';
import type { RowResult } from '../output/emitRows';
import { review } from '../review/review';
import { reviewOptions } from '../review/reviewOptions';
import { withFlatColumns } from '../review/reviewRows';
import { route } from '../output/routing';
import { readRoutingSettings, routingOptions } from '../output/routingOptions';

/** A delivery brings results without their documents: what is about earlier executions or about files does not apply. */
const NOT_HERE = ['attach', 'binaryField', 'groupRows', 'duplicateScope', 'rememberedInvoices', 'sampleShare'];

/** For the *Options* of triggers that give rows. */
export const deliveryOptions: INodeProperties[] = [...reviewOptions.properties, ...routingOptions].filter(({ name }) => !NOT_HERE.includes(name));

/** The items of delivered results on *Extracted*, *Needs Review* and *Failed*. */
export function reviewedItems(
	ctx: IWebhookFunctions,
	provider: string,
	results: RowResult[],
	failures: DocumentFailure[],
	options: IDataObject,
): INodeExecutionData[][] {
	const rows = results.flatMap((result) => result.rows);
	const evidence = new Map(results.map((result) => [result.extractionId, result.evidence]));
	const reasons = review({ rows: withFlatColumns(rows), evidence, options: reviewOptions.read(options), timezone: ctx.getTimezone() });
	const settings = { provider, inputItems: 0, evidence, ...readRoutingSettings(options) };
	return route(rows, reasons, failures, settings).map((items) => items.map(unpaired));
}

/** A trigger has no input that an item could be paired to. */
function unpaired({ json, binary }: INodeExecutionData): INodeExecutionData {
	return { json, ...(binary && { binary }) };
}
