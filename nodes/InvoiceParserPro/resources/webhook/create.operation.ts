import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { createOnce } from '../../management/createOnce';
import { eventsProperty } from '../../management/events';
import { inCamelCase } from '../../result/inCamelCase';
import { createWebhook } from '../../management/managementApi';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [
	{
		displayName: 'URL',
		name: 'url',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'https://example.com/hooks/invoices',
		description: 'Where the service sends the events. Must start with https://.',
	},
	eventsProperty,
	{
		displayName: 'The item carries the signing secret of the webhook. It is shown this once, and stored with the execution like any other data.',
		name: 'secretNotice',
		type: 'notice',
		default: '',
	},
];

/** Source: "The signing secret is returned once", "Maximum 5 active webhooks per account". */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const url = (client.ctx.getNodeParameter('url', itemIndex) as string).trim();
	const events = client.ctx.getNodeParameter('events', itemIndex, []) as string[];
	const created = await createOnce(async () => await createWebhook(client, url, events), 'Webhook: Get Many');
	return [{ json: inCamelCase(created) }];
}
