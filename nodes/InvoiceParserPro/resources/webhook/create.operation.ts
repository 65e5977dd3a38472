import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { joinGroups, parameterGroup, readParameters } from '../../../shared/node/parameters';
import { createOnce } from '../../management/createOnce';
import { eventsParameter } from '../../management/events';
import { inCamelCase } from '../../result/inCamelCase';
import { createWebhook } from '../../management/managementApi';
import type { Client } from '../../profile';

const parameters = joinGroups(
	parameterGroup([
		{
			displayName: 'URL',
			name: 'url',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. https://example.com/hooks/invoices',
			description: 'Where the service sends the events. Must start with https://.',
		},
	]),
	eventsParameter,
);

export const description: INodeProperties[] = [
	...parameters.properties,
	{
		displayName: 'The item carries the signing secret of the webhook. It is shown this once, and stored with the execution like any other data.',
		name: 'secretNotice',
		type: 'notice',
		default: '',
	},
];

/** Source: "The signing secret is returned once", "Maximum 5 active webhooks per account". */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const { url, events } = readParameters(client.ctx, parameters, itemIndex);
	const created = await createOnce(async () => await createWebhook(client, url.trim(), events), 'Webhook: Get Many');
	return [{ json: inCamelCase(created) }];
}
