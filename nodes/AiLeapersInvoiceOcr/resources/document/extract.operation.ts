import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { documentOptions, readDocumentSettings } from '../../../shared/documents/documentOptions';
import { gatherDocuments } from '../../../shared/documents/gather';
import { emitRows } from '../../../shared/output/emitRows';
import { optionsCollection } from '../../../shared/node/optionsCollection';
import { structureProperty, type Structure } from '../../../shared/output/resultRows';
import { reviewOptions } from '../../../shared/review/reviewOptions';
import { routingOptions } from '../../../shared/output/routingOptions';
import { csvFiles } from '../../csvFiles';
import { extractedRows } from '../../extractedRows';
import { DOCUMENT_LIMITS } from '../../limits';
import type { Client } from '../../profile';
import { extractOptions, readConcurrency, readExtractRequest } from '../../requestOptions';

export const description: INodeProperties[] = [
	{
		displayName: 'Output',
		name: 'format',
		type: 'options',
		options: [
			{ name: 'CSV File', value: 'csv', description: 'The file of the service as binary data. Its content is not reviewed.' },
			{ name: 'Rows', value: 'json', description: 'Items with the fields of the invoice, reviewed' },
		],
		default: 'json',
		description: 'What to get for each document',
	},
	{ ...structureProperty, displayOptions: { show: { format: ['json'] } } },
	optionsCollection([...documentOptions, ...extractOptions, ...reviewOptions.properties, ...routingOptions]),
];

/** All files of all input items in, one request each, their rows or CSV files out. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx, profile } = client;
	const options = ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const { webhookSecret } = await ctx.getCredentials(profile.credentialType);
	const request = readExtractRequest(options, String(webhookSecret ?? ''));
	const { documents, failures } = await gatherDocuments(ctx, readDocumentSettings(options), DOCUMENT_LIMITS);
	const places = readConcurrency(options);

	if ((ctx.getNodeParameter('format', 0) as string) === 'csv') {
		const csv = await csvFiles(client, documents, request, places, options);
		const [, , failed] = await emitRows(client, [], [...failures, ...csv.failures], options);
		return [csv.items, [], failed];
	}
	const structure = ctx.getNodeParameter('structure', 0) as Structure;
	const extracted = await extractedRows(client, documents, request, places, structure);
	return await emitRows(client, extracted.results, [...failures, ...extracted.failures], options);
}
