import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { clock } from '../../../shared/clock';
import { documentOptions } from '../../../shared/documents/documentOptions';
import { emitRows } from '../../../shared/output/emitRows';
import { ServiceError, settle } from '../../../shared/errors';
import { leftOverFailures } from '../../../shared/jobs/leftOver';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { structureProperty, type Structure } from '../../../shared/output/resultRows';
import { reviewOptions } from '../../../shared/review/reviewOptions';
import { routingOptions } from '../../../shared/output/routingOptions';
import { batchSizeProperty, createBatches } from '../../createBatches';
import { followBatch } from '../../followBatch';
import type { Client } from '../../profile';
import { concurrencyOption } from '../../requestOptions';

const DEFAULT_WAIT_MINUTES = 30;

const waitLimit: INodeProperties = {
	displayName: 'Wait Limit (Minutes)',
	name: 'waitMinutes',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 30,
	description: 'How many minutes to wait for the results. A batch that takes longer goes on at the service and is not lost.',
};

export const description: INodeProperties[] = [
	structureProperty,
	batchSizeProperty,
	optionsCollection([...documentOptions, concurrencyOption, waitLimit, ...reviewOptions.properties, ...routingOptions]),
];

/**
 * All files of all input items in, their rows out. Once a batch was created nothing is thrown any more: n8n's *Retry On Fail*
 * would create it again. What stops the waiting becomes a failure of its documents, with the ID that Get needs.
 */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const options = ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const structure = ctx.getNodeParameter('structure', 0) as Structure;
	const { tickets, failures } = await createBatches(client, options);
	const deadline = clock.now() + Number(options.waitMinutes ?? DEFAULT_WAIT_MINUTES) * 60_000;
	const followed = await Promise.all(
		tickets.map(async (ticket) => ({ ticket, end: await settle(async () => await followBatch(client, ticket, structure, deadline)) })),
	);
	const results = followed.flatMap(({ end }) => (end.ok ? end.value.results : []));
	const lost = followed.flatMap(({ ticket, end }) => {
		if (end.ok) return end.value.failures;
		if (end.failure.kind === 'cancelled') throw new ServiceError(end.failure);
		const failure = { ...end.failure, extractionId: ticket.extractionId };
		return leftOverFailures([{ failure, origins: ticket.files.map(({ origin }) => origin) }]);
	});
	return await emitRows(client, results, [...failures, ...lost], options);
}
