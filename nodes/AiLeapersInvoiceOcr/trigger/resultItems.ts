import type { IDataObject, INodeExecutionData, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { invoiceRows } from '../invoiceRows';
import { readProblem } from '../problem';
import { profile } from '../profile';
import type { Extraction } from '../schema';
import type { DocumentFailure } from '../../shared/documents/document';
import { optionsCollection } from '../../shared/node/optionsCollection';
import { structureProperty, type Structure } from '../../shared/output/resultRows';
import { deliveryOptions, reviewedItems } from '../../shared/triggers/reviewedItems';

export const resultProperties: INodeProperties[] = [structureProperty, optionsCollection(deliveryOptions)];

/** The items of a posted result on *Extracted*, *Needs Review* and *Failed*. */
export function resultItems(ctx: IWebhookFunctions, result: Extraction): INodeExecutionData[][] {
	const options = ctx.getNodeParameter('options', {}) as IDataObject;
	if (result.status !== 'completed') return reviewedItems(ctx, profile.name, [], [failureOf(result)], options);
	// All rows are of one document, of which only the ID of its result is known.
	const source = { fileName: result.id };
	const rows = invoiceRows(result, result.id, source, ctx.getNodeParameter('structure') as Structure, { sourceFile: null });
	return reviewedItems(ctx, profile.name, [rows], [], options);
}

function failureOf({ id, error }: Extraction): DocumentFailure {
	const { code, message } = readProblem(error);
	return { origin: { itemIndex: 0 }, stage: 'extraction', code, message: `${message}.`, extractionId: id };
}
