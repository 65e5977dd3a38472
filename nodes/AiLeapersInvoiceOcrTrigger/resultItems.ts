import type { IDataObject, INodeExecutionData, INodeProperties, IWebhookFunctions } from 'n8n-workflow';

import { invoiceRows, structureProperty, type Structure } from '../AiLeapersInvoiceOcr/invoiceRows';
import { readProblem } from '../AiLeapersInvoiceOcr/problem';
import { profile } from '../AiLeapersInvoiceOcr/profile';
import type { Extraction } from '../AiLeapersInvoiceOcr/schema';
import type { DocumentFailure } from '../shared/documents/document';
import { optionsCollection } from '../shared/optionsCollection';
import { review } from '../shared/review/review';
import { reviewOptions } from '../shared/review/reviewOptions';
import { withFlatColumns } from '../shared/review/reviewRows';
import { readReviewSettings } from '../shared/review/reviewSettings';
import { route } from '../shared/routing';
import { readRoutingSettings, routingOptions } from '../shared/routingOptions';

/** A delivery brings one result without its document: what is about several or about files does not apply. */
const NOT_HERE = ['attach', 'binaryField', 'groupRows', 'duplicateScope', 'rememberedInvoices', 'sampleShare'];

export const resultProperties: INodeProperties[] = [
	structureProperty,
	optionsCollection([...reviewOptions, ...routingOptions].filter(({ name }) => !NOT_HERE.includes(name))),
];

/** The items of a posted result on *Extracted*, *Needs Review* and *Failed*. */
export function resultItems(ctx: IWebhookFunctions, result: Extraction): INodeExecutionData[][] {
	const options = ctx.getNodeParameter('options', {}) as IDataObject;
	const settings = { provider: profile.name, inputItems: 0, ...readRoutingSettings(options) };
	if (result.status !== 'completed') return route([], [], [failureOf(result)], settings);
	const { rows, evidence } = invoiceRows(result, result.id, {}, ctx.getNodeParameter('structure') as Structure);
	const known = new Map([[result.id, evidence]]);
	const reasons = review({ rows: withFlatColumns(rows), evidence: known, settings: readReviewSettings(options, ctx.getTimezone()) });
	return route(rows, reasons, [], { ...settings, evidence: known });
}

function failureOf({ id, error }: Extraction): DocumentFailure {
	const { code, message } = readProblem(error);
	return { origin: { itemIndex: 0 }, stage: 'extraction', code, message: `${message}.`, extractionId: id };
}
