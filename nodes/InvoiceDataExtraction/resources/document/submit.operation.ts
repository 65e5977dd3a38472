import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { documentOptions } from '../../../shared/documents/documentOptions';
import { ServiceError } from '../../../shared/errors';
import { leftOverFailures } from '../../../shared/jobs/leftOver';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { instructionOptions, instructionProperties, readInstructions } from '../../instructions';
import type { Client } from '../../profile';
import { readWork } from '../../readWork';
import { submitSessions, uploadSessions } from '../../submitDocuments';
import { submitOptions, uploadOptions } from '../../submitOptions';
import { ticketItem } from '../../ticket';

export const description: INodeProperties[] = [
	...instructionProperties,
	optionsCollection([...documentOptions, ...instructionOptions, ...uploadOptions, ...submitOptions]),
];

/**
 * Uploads and submits, and does not wait: one item for each extraction, which carries its documents. The documents that
 * went wrong travel with the first one and come out on *Failed* of Get Rows.
 */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const options = client.ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const instructions = readInstructions(client.ctx, options, 0);
	const { work, failures } = await readWork(client, options);

	const { sessions, stopped: notUploaded } = await uploadSessions(client, work);
	const submitted = await submitSessions(client, sessions, { ...work, instructions }, async (ticket) => await Promise.resolve(ticket));
	const stopped = [...notUploaded, ...submitted.stopped];
	const fatal = stopped.find(({ failure }) => failure.kind === 'cancelled' || submitted.done.length === 0);
	if (fatal) throw new ServiceError(fatal.failure);

	const allFailures = [...failures, ...sessions.flatMap((session) => session.failures), ...leftOverFailures(stopped)];
	if (submitted.done.length === 0) {
		return [[ticketItem({ extractionId: null, itemIndex: 0, files: [], failures: allFailures }, { status: 'failed' })]];
	}
	return [
		submitted.done.map((ticket, index) =>
			ticketItem({ ...ticket, failures: index === 0 ? allFailures : [] }, { status: 'processing' }),
		),
	];
}
