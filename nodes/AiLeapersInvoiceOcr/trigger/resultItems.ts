import type { INodeExecutionData, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { documentFailure } from '../../shared/documents/document';
import { readParameters } from '../../shared/node/parameters';
import { structureParameter } from '../../shared/output/rowResult';
import { deliveryProperties, reviewedItems } from '../../shared/triggers/reviewedItems';
import { profile } from '../profile';
import { extractionState, invoiceRows } from '../result/invoiceRows';
import type { Extraction } from '../schema';
import { documents } from '../service';

export const resultProperties: INodeProperties[] = [...structureParameter.properties, ...deliveryProperties(documents.tells)];

/** The items of a posted result on *Extracted*, *Review* and *Failed*. */
export function resultItems(ctx: IWebhookFunctions, result: Extraction, resultId: string): INodeExecutionData[][] {
	const state = extractionState(result);
	if (state.state === 'failed') return reviewedItems(ctx, profile.name, [], [documentFailure({ itemIndex: 0 }, 'extraction', state.failure)]);
	// All rows are of one document, of which only the ID of its result is known.
	const source = { fileName: resultId };
	const rows = invoiceRows(result, resultId, source, readParameters(ctx, structureParameter).structure, { sourceFile: null });
	return reviewedItems(ctx, profile.name, [rows], []);
}
