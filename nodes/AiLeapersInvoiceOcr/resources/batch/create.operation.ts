import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { documentOptions } from '../../../shared/documents/documentOptions';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { batchSizeProperty, createBatches } from '../../createBatches';
import type { Client } from '../../profile';
import { concurrencyOption } from '../../requestOptions';
import { ticketItem } from '../../ticket';

export const description: INodeProperties[] = [batchSizeProperty, optionsCollection([...documentOptions, concurrencyOption])];

/**
 * Sends and does not wait: one item for each batch, which carries its documents. The documents that went wrong travel with
 * the first one and come out on *Failed* of Get.
 */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const options = client.ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const { tickets, failures } = await createBatches(client, options);
	if (tickets.length === 0) return [[ticketItem({ extractionId: '', itemIndex: 0, files: [], failures }, { status: 'failed' })]];
	return [
		tickets.map((ticket, index) =>
			ticketItem({ ...ticket, failures: index === 0 ? failures : [] }, { status: 'processing', totalFiles: ticket.files.length }),
		),
	];
}
