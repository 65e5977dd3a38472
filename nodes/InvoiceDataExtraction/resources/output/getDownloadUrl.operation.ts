import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { parameterGroup, readParameters } from '../../../shared/node/parameters';
import { readId } from '../../../shared/node/readId';
import * as api from '../../api';
import { FORMAT_CHOICES } from '../../result/formats';
import { extractionIdProperty } from '../../options/idProperties';
import type { Client } from '../../profile';

const parameters = parameterGroup([
	{
		displayName: 'Format',
		name: 'format',
		type: 'options',
		required: true,
		options: FORMAT_CHOICES,
		default: 'xlsx',
		description: 'The format of the file',
	},
]);

export const description: INodeProperties[] = [
	extractionIdProperty,
	...parameters.properties,
	{
		displayName: 'Whoever has the URL can download the file until it expires, after 5 minutes. It is stored with the execution like any other data.',
		name: 'urlNotice',
		type: 'notice',
		default: '',
	},
];

/** A presigned URL, for handing on to something that downloads by itself. */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const extractionId = readId(client.ctx, extractionIdProperty, itemIndex);
	const { format } = readParameters(client.ctx, parameters, itemIndex);
	const { url, expiresInSeconds } = await api.getOutputUrl(client, extractionId, format);
	return [{ json: { extractionId, format, downloadUrl: url, expiresInSeconds } }];
}
