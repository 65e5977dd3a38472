import type { IDataObject, INodeExecutionData, INodeProperties } from 'n8n-workflow';

import { documentOptions, readDocumentSettings } from '../../../shared/documents/documentOptions';
import { gatherDocuments } from '../../../shared/documents/gather';
import { review } from '../../../shared/review/review';
import { readReviewSettings, reviewOptions } from '../../../shared/review/reviewOptions';
import { route } from '../../../shared/routing';
import { readRoutingSettings, routingOptions } from '../../../shared/routingOptions';
import { extractDocuments } from '../../extractDocuments';
import { executionScope } from '../../identity';
import { instructionOptions, instructionProperties, readInstructions } from '../../instructions';
import { DOCUMENT_LIMITS } from '../../limits';
import { profile, type Client } from '../../profile';
import { readExtractSettings, submitOptions, waitOptions } from '../../waitOptions';

export const description: INodeProperties[] = [
	...instructionProperties,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [...documentOptions, ...instructionOptions, ...submitOptions, ...waitOptions, ...reviewOptions, ...routingOptions].sort(byName),
	},
];

/** All files of all input items in, their rows out on *Extracted*, *Needs Review* and *Failed*. */
export async function execute(client: Client): Promise<INodeExecutionData[][]> {
	const { ctx } = client;
	const options = ctx.getNodeParameter('options', 0, {}) as IDataObject;
	const instructions = readInstructions(ctx, options);
	const reviewSettings = readReviewSettings(options);
	const gathered = await gatherDocuments(ctx, readDocumentSettings(options), DOCUMENT_LIMITS);

	const extracted = await extractDocuments(
		client,
		executionScope(ctx),
		gathered.documents,
		instructions,
		readExtractSettings(options),
	);
	const rows = extracted.results.flatMap((result) => result.rows);
	const evidence = new Map(extracted.results.map((result) => [result.extractionId, result.evidence]));
	const reasons = review({ rows, evidence, settings: reviewSettings });
	return route(rows, reasons, [...gathered.failures, ...extracted.failures], {
		provider: profile.name,
		inputItems: ctx.getInputData().length,
		...readRoutingSettings(options),
	});
}

function byName(left: INodeProperties, right: INodeProperties): number {
	return left.displayName.localeCompare(right.displayName);
}
