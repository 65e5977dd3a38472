import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { documentOptions } from '../../../shared/documents/documentOptions';
import { emitRows } from '../../../shared/output/emitRows';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { reviewOptions } from '../../../shared/review/reviewOptions';
import { routingOptions } from '../../../shared/output/routingOptions';
import { extractDocuments } from '../../extractDocuments';
import { instructionOptions, instructionProperties, readInstructions } from '../../instructions';
import type { Client } from '../../profile';
import { readWork } from '../../readWork';
import { submitOptions, uploadOptions } from '../../submitOptions';
import { readWaitLimits, waitOptions } from '../../waitOptions';

export const description: INodeProperties[] = [
	...instructionProperties,
	optionsCollection([
		...documentOptions,
		...instructionOptions,
		...uploadOptions,
		...submitOptions,
		...waitOptions,
		...reviewOptions.properties,
		...routingOptions,
	]),
];

/** All files of all input items in, their rows out on *Extracted*, *Needs Review* and *Failed*. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const options = client.ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const instructions = readInstructions(client.ctx, options, 0);
	const { work, failures } = await readWork(client, options);
	const extracted = await extractDocuments(client, { ...work, instructions }, readWaitLimits(options));
	return await emitRows(client, extracted.results, [...failures, ...extracted.failures], options);
}
