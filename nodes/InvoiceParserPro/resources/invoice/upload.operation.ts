import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { clock } from '../../../shared/clock';
import { gatherDocuments } from '../../../shared/documents/gather';
import { idempotencyOptions, readScope } from '../../../shared/jobs/idempotency';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { batchFiles } from '../../batchRows';
import { invoiceDocumentOptions, readInvoiceDocumentSettings, uploadOptions } from '../../invoiceOptions';
import { describeJob, stateOf } from '../../jobState';
import { INVOICE_LIMITS } from '../../limits';
import type { Client } from '../../profile';
import { uploadInvoices } from '../../uploadInvoices';
import { failureItems, workItem } from '../../workItem';

export const description: INodeProperties[] = [optionsCollection([...invoiceDocumentOptions, ...uploadOptions, ...idempotencyOptions])];

/** Uploads and does not wait: an item for each job on *Uploaded*, which carries its document, and the rest on *Failed*. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const options = ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const scope = readScope(ctx, options, 0);
	const { documents, failures } = await gatherDocuments(ctx, readInvoiceDocumentSettings(options), INVOICE_LIMITS);
	const { done, failures: refused } = await uploadInvoices(client, documents, scope, options, async (job, { document, externalId }) => {
		const work = {
			extractionId: job.job_id,
			itemIndex: document.itemIndex,
			submittedAt: new Date(clock.now()).toISOString(),
			files: batchFiles([document]),
		};
		const item = workItem(work, { ...describeJob(job), fileName: document.originalName, externalId });
		return await Promise.resolve({ item, failed: stateOf(job).state === 'failed' });
	});
	const items = (wanted: boolean) => done.filter(({ failed }) => failed === wanted).map(({ item }) => item);
	return [items(false), [...items(true), ...failureItems([...failures, ...refused])]];
}
