import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { gatherDocuments } from '../../../shared/documents/gather';
import { emitRows } from '../../../shared/output/emitRows';
import { idempotencyOptions, readScope } from '../../../shared/jobs/idempotency';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { structureProperty, type Structure } from '../../../shared/output/resultRows';
import { reviewOptions } from '../../../shared/review/reviewOptions';
import { routingOptions } from '../../../shared/output/routingOptions';
import { invoiceDocumentOptions, readInvoiceDocumentSettings, readWaitMs, uploadOptions, waitLimitOption } from '../../invoiceOptions';
import { deadlineIn, finishJob, jobRows } from '../../jobResult';
import { INVOICE_LIMITS } from '../../limits';
import type { Client } from '../../profile';
import { uploadInvoices } from '../../uploadInvoices';

export const description: INodeProperties[] = [
	structureProperty,
	optionsCollection([
		...invoiceDocumentOptions,
		...uploadOptions,
		...idempotencyOptions,
		waitLimitOption,
		...reviewOptions.properties,
		...routingOptions,
	]),
];

/** All files of all input items in, their rows out on *Extracted*, *Needs Review* and *Failed*. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const options = ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const structure = ctx.getNodeParameter('structure', 0) as Structure;
	const scope = readScope(ctx, options, 0);
	const { documents, failures } = await gatherDocuments(ctx, readInvoiceDocumentSettings(options), INVOICE_LIMITS);
	const deadline = deadlineIn(readWaitMs(options));
	const extracted = await uploadInvoices(client, documents, scope, options, async (job, { document, externalId }) => {
		const finished = await finishJob(client, job, deadline);
		return jobRows(finished, { ...document, origin: document }, structure, externalId);
	});
	return await emitRows(client, extracted.done, [...failures, ...extracted.failures], options);
}
