import type { INodeProperties } from 'n8n-workflow';

import type { UnpairedItem } from '../../../shared/node/operation';
import { readId } from '../../../shared/node/readId';
import { webhookIdProperty } from '../../options/idProperties';
import { deleteWebhook } from '../../management/managementApi';
import type { Client } from '../../profile';

export const description: INodeProperties[] = [webhookIdProperty];

/** Source: "Permanently deactivates a webhook endpoint. In-flight deliveries are not cancelled." */
export async function execute(client: Client, itemIndex: number): Promise<UnpairedItem[]> {
	const webhookId = readId(client.ctx, webhookIdProperty, itemIndex);
	await deleteWebhook(client, webhookId);
	return [{ json: { webhookId, deleted: true } }];
}
