import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { documentOptions } from '../../../shared/documents/documentOptions';
import { ServiceError } from '../../../shared/errors';
import { idempotencyOptions } from '../../../shared/jobs/idempotency';
import { leftOverFailures } from '../../../shared/jobs/leftOver';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import type { Client } from '../../profile';
import { readWork } from '../../readWork';
import { uploadSessions } from '../../submitDocuments';
import { uploadOptions } from '../../submitOptions';
import { ticketItem } from '../../ticket';

export const description: INodeProperties[] = [
	optionsCollection([...documentOptions, ...uploadOptions, ...idempotencyOptions]),
];

/** Uploads only: one item for each session, with the IDs of its files, for as many extractions as wanted. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const options = client.ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const { work, failures } = await readWork(client, options);
	const { sessions, stopped } = await uploadSessions(client, work);
	const usable = sessions.filter(({ uploaded }) => uploaded.length > 0);
	const fatal = stopped.find(({ failure }) => failure.kind === 'cancelled' || usable.length === 0);
	if (fatal) throw new ServiceError(fatal.failure);

	const allFailures = [...failures, ...sessions.flatMap((session) => session.failures), ...leftOverFailures(stopped)];
	const items = usable.length > 0 ? usable : [{ sessionId: null, uploaded: [] }];
	return [
		items.map(({ sessionId, uploaded }, index) => {
			const ticket = { extractionId: null, itemIndex: 0, files: uploaded, failures: index === 0 ? allFailures : [] };
			const item = ticketItem(ticket, { uploadSessionId: sessionId, fileIds: uploaded.map(({ fileId }) => fileId) });
			delete item.json.extractionId;
			return item;
		}),
	];
}
